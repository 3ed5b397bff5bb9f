import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import { unreadNote } from '../../../../../shared/src/unreadReceipts.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { chosenRun } from '../../../adapters/runs/chosenRun.ts';
import { PrivateRuns } from '../../../adapters/runs/privateRuns.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf } from '../globalOptions.ts';
import { receiptReport } from '../runReport.ts';
import { runsReport, staleLines } from '../runsReport.ts';

interface ListInput {
  spec?: string;
}

const HELP = `
Runs under way and interrupted ones are those of this machine; the others are told by their receipts. A run is stale where
records that it used changed, went or joined since. The beginning or the end of a run's id is enough.

Examples:
  databits runs --spec 01a1c136-1a3b-7ca8-949a-e793572ba392
  databits runs show 019a…
  databits runs stop 019a…`;

/** `databits runs`. */
export function addRunsCommands(program: Command, register: Register): void {
  const runs = program
    .command('runs')
    .description('list run specifications with their executions, scores, and what changed since')
    .option('--spec <id>', 'the executions of one specification')
    .addHelpText('after', HELP);
  register(runs, (parsed) => parsed.opts<ListInput>(), listRuns);
  const show = runs.command('show <run-id>').description('show what came of an execution');
  register(show, ({ args }) => args[0] ?? '', showRun);
  const stop = runs
    .command('stop <run-id>')
    .description('ask a run of this machine to end; it keeps the best so far, and writes its receipt');
  register(stop, ({ args }) => args[0] ?? '', stopRun);
}

async function listRuns({ spec }: ListInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const list = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('runs/list', spec === undefined ? {} : { specId: spec }, token),
  );
  if (options.json === true) await terminal.line(JSON.stringify(list, undefined, 2));
  else for (const line of runsReport(list)) await terminal.line(line);
  const isNone = list.specifications.length + list.orphans.length === 0;
  if (isNone && options.json !== true) await terminal.line('No run specifications.');
  const note = unreadNote((list.unread ?? []).map((uri) => fileURLToPath(uri)));
  if (note !== undefined) terminal.note(note);
  return EXIT.ok;
}

async function showRun(runId: string, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const detail = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('runs/get', { runId }, token),
  );
  if (detail === null) throw new OperationalError(`No run has the id ${runId}; databits runs lists them.`);
  if (options.json === true) {
    await terminal.line(JSON.stringify(detail, undefined, 2));
    return EXIT.ok;
  }
  const { summary, receipt } = detail;
  const lines =
    receipt === undefined
      ? [summary.status, ...(summary.error === undefined ? [] : [summary.error])]
      : receiptReport(JSON.parse(JSON.stringify(receipt)) as JsonObject);
  for (const line of lines) await terminal.line(line);
  if (summary.staleness !== undefined)
    for (const line of staleLines(summary.staleness)) await terminal.line(line);
  return EXIT.ok;
}

/** By a file that the run looks for: it may have been started by another window, or in a terminal. */
async function stopRun(runId: string, { terminal, options }: CommandContext): Promise<number> {
  const cacheFolder = cacheFolderOf(options);
  const underWay = [...new PrivateRuns(cacheFolder).all()].filter(([, run]) => run.isRunning(Date.now()));
  const runs = new Map(underWay);
  const id = chosenRun(runId, runs.keys()) ?? '';
  const run = runs.get(id);
  if (run === undefined) throw new OperationalError(`No run ${runId} is under way on this machine.`);
  writeFileSync(run.files.stop, '');
  await terminal.line(`The run ${id} ends at its next question.`);
  return EXIT.ok;
}
