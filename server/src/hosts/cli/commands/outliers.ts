import { Option, type Command } from 'commander';
import type { Outlier, OutliersAnswer } from '../../../../../shared/src/protocol/neighbours.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { EXIT } from '../exitCodes.ts';
import {
  addNeighbourOptions,
  askAboutNeighbours,
  incompleteness,
  neighbourhoodParams,
  type NeighbourInput,
} from '../neighbourOptions.ts';
import { placeOf, shorten } from '../neighbourReport.ts';
import { wholeNumber } from '../parseOption.ts';
import type { Terminal } from '../terminal.ts';

interface OutliersInput extends NeighbourInput {
  by: 'distance' | 'label';
  scope: 'function' | 'all';
  limit: number;
  offset: number;
}

const HELP = `
By distance: records far from their 15 nearest, beside what is usual in their function; a standing of 3.5 or more is
unusual. By label: records whose nearest agree on another expected output. Functions with fewer than 20 records are not
judged.

Examples:
  databits outliers --limit 20
  databits outliers --scope all --filter kind=databit
  databits outliers --by label --json`;

/** `databits outliers`. */
export function addOutliersCommand(program: Command, register: Register): void {
  const command = program
    .command('outliers')
    .description('find records that are unlike all others, or labelled unlike their nearest')
    .addOption(
      new Option('--by <what>', 'distance or label').choices(['distance', 'label']).default('distance'),
    )
    .addOption(
      new Option('--scope <which>', 'compare within a function, or all of a kind')
        .choices(['function', 'all'])
        .default('function'),
    )
    .option('--limit <number>', 'how many records', wholeNumber(1), 20)
    .option('--offset <number>', 'records to leave out from the top', wholeNumber(0), 0);
  addNeighbourOptions(command, HELP);
  register(command, (parsed): OutliersInput => parsed.opts(), outliers);
}

async function outliers(input: OutliersInput, context: CommandContext): Promise<number> {
  const { by, scope, limit, offset } = input;
  const params = { ...neighbourhoodParams(input), by, scope, limit, offset };
  const { terminal, options, token } = context;
  const answer = await askAboutNeighbours(input, context, (engine) =>
    engine.call('outliers/find', params, token),
  );
  if (options.json === true) await terminal.line(JSON.stringify(answer, undefined, 2));
  else for (const line of linesOf(answer, by, terminal)) await terminal.line(line);
  for (const note of [...incompleteness(answer), ...notJudged(answer)]) terminal.note(note);
  return EXIT.ok;
}

function linesOf(
  { outliers: found, count, judged, unusual }: OutliersAnswer,
  by: string,
  terminal: Terminal,
): string[] {
  const what = by === 'label' ? counted(count, 'doubtful label') : `${numeral(unusual)} unusual`;
  return [
    ...found.flatMap((outlier, at) => outlierLines(outlier, at + 1, terminal)),
    `${what} among ${counted(judged, 'judged record')}`,
  ];
}

function outlierLines(outlier: Outlier, rank: number, terminal: Terminal): string[] {
  const { record, meanCosine, usualCosine, standing, nearest, label } = outlier;
  const votes =
    label === undefined
      ? []
      : [
          `   ${String(label.votes)} of ${String(label.of)} nearest: ${shorten(label.nearest)}; here: ${shorten(label.own)}`,
        ];
  return [
    `${String(rank)}. ${terminal.paint(shorten(record.inputText), 'bold')}`,
    `   ${terminal.paint(placeOf(record), 'grey')}  standing ${standing.toFixed(1)}, mean cosine ${meanCosine.toFixed(3)} (usual ${usualCosine.toFixed(3)})`,
    `   nearest, cosine ${nearest.cosine.toFixed(3)}: ${shorten(nearest.record.inputText)}`,
    ...votes,
  ];
}

function notJudged({ tooFew, least }: OutliersAnswer): string[] {
  if (tooFew.length === 0) return [];
  const names = tooFew
    .slice(0, 5)
    .map(
      ({ functionName, count }) =>
        `${functionName === '' ? 'no function' : functionName} (${numeral(count)})`,
    );
  const more = tooFew.length > names.length ? ', …' : '';
  return [`Not judged, because there are fewer than ${String(least)}: ${names.join(', ')}${more}.`];
}
