import { Option, type Command } from 'commander';
import {
  USAGE_OUTCOMES,
  type ExampleUsage,
  type TrackUsageParams,
  type UsageOutcome,
} from '../../../../../shared/src/protocol/usage.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { EXIT } from '../exitCodes.ts';
import { wholeNumber } from '../parseOption.ts';

const TRACK_HELP = `
One line is added to .databits/usage/, which stays out of git unless databits.yaml says usage.commit: true. The query is
kept only with usage.queries: true.

Example:
  databits example track 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40 --context eval --outcome success`;

const USAGE_HELP = `
Counts are over distinct events of all logs. "Success" is the share of successes among the uses with a known outcome, with
its 95 % interval (Wilson).`;

interface TrackInput extends Omit<TrackUsageParams, 'example'> {
  example: string;
}

/** `databits example track ID`. */
export function addTrackCommand(group: Command, register: Register): void {
  const command = group
    .command('track <id>')
    .description('log that an example was used')
    .requiredOption('--context <name>', 'what it was used for')
    .option('--run <id>', 'the run that used it')
    .addOption(new Option('--outcome <outcome>', 'how the use went').choices(USAGE_OUTCOMES))
    .option('--query <text>', 'text of the query')
    .addHelpText('after', TRACK_HELP);
  register(
    command,
    (parsed): TrackInput => ({
      example: parsed.args[0] ?? '',
      ...parsed.opts<{ context: string; run?: string; outcome?: UsageOutcome; query?: string }>(),
    }),
    track,
  );
}

/** `databits usage [ids…]`. */
export function addUsageCommand(program: Command, register: Register): void {
  const command = program
    .command('usage [ids...]')
    .description('say which examples were used, how often and how well')
    .option('--limit <number>', 'most examples', wholeNumber(1), 50)
    .addHelpText('after', USAGE_HELP);
  register(
    command,
    (parsed): { ids: string[]; limit: number } => ({ ids: parsed.args, ...parsed.opts<{ limit: number }>() }),
    showUsage,
  );
}

async function track(input: TrackInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const { example, context: purpose, run, outcome, query } = input;
  const params = {
    ...{ example, context: purpose },
    ...(run === undefined ? {} : { run }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(query === undefined ? {} : { query }),
  };
  const tracked = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('usage/track', params, token),
  );
  if (options.json === true) await terminal.line(JSON.stringify(tracked, undefined, 2));
  else await terminal.line(`logged ${tracked.eventId}`);
  if (!tracked.queryKept)
    terminal.note('The query was not kept: databits.yaml does not say usage.queries: true.');
  return EXIT.ok;
}

async function showUsage(
  { ids, limit }: { ids: string[]; limit: number },
  context: CommandContext,
): Promise<number> {
  const { terminal, options, token } = context;
  const summary = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('usage/summary', { limit, ...(ids.length === 0 ? {} : { ids }) }, token),
  );
  if (options.json === true) {
    await terminal.line(JSON.stringify(summary, undefined, 2));
    return EXIT.ok;
  }
  for (const usage of summary.examples) await terminal.line(lineOf(usage));
  await terminal.line(`${counted(summary.events, 'use')} of ${counted(summary.total, 'example')}`);
  if (summary.damagedLines > 0)
    terminal.note(
      `${counted(summary.damagedLines, 'line')} of the logs ${summary.damagedLines === 1 ? 'is' : 'are'} damaged and not counted.`,
    );
  return EXIT.ok;
}

function lineOf({ id, name, count, lastUsed, recent, previous, observedSuccess }: ExampleUsage): string {
  const success =
    observedSuccess === undefined
      ? ''
      : `, success ${percent(observedSuccess.rate)} (${percent(observedSuccess.low)} to ${percent(observedSuccess.high)} of ${numeral(observedSuccess.outcomes)})`;
  const trend = `${numeral(recent)} in 30 days, ${numeral(previous)} in the 30 before`;
  return `${numeral(count)} × ${name === '' ? 'no such example any more' : name} ${id}: ${trend}, last ${lastUsed.slice(0, 10)}${success}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
