import type { Command } from 'commander';
import type { DuplicateGroup, DuplicatesAnswer } from '../../../../../shared/src/protocol/neighbours.ts';
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
import { share, wholeNumber } from '../parseOption.ts';
import type { Terminal } from '../terminal.ts';

interface DuplicatesInput extends NeighbourInput {
  threshold?: number;
  acrossFunctions?: boolean;
  limit: number;
  offset: number;
  fail?: boolean;
}

const HELP = `
Records are duplicates where their inputs are equal but for case, accents, width and spaces, or where their vectors have at
least the cosine of --threshold (default: 0.95, 0.99 for the quick model). Only records of one kind and function are compared. The first of a group is
the one to keep: by status, then quality, use and age.

Examples:
  databits duplicates
  databits duplicates --filter function=classify --threshold 0.97 --json
  databits duplicates --fail          # code 1 where there are any: for CI`;

/** `databits duplicates`. */
export function addDuplicatesCommand(program: Command, register: Register): void {
  const command = program
    .command('duplicates')
    .description('find records that say the same')
    .option('--threshold <cosine>', 'lowest cosine of near duplicates, 0 to 1', share)
    .option('--across-functions', 'compare records of different functions too')
    .option('--limit <number>', 'how many groups', wholeNumber(1), 20)
    .option('--offset <number>', 'groups to leave out from the top', wholeNumber(0), 0)
    .option('--fail', 'end with code 1 where there are any');
  addNeighbourOptions(command, HELP);
  register(command, (parsed): DuplicatesInput => parsed.opts(), duplicates);
}

async function duplicates(input: DuplicatesInput, context: CommandContext): Promise<number> {
  const { threshold, acrossFunctions, limit, offset } = input;
  const params = {
    ...{ ...neighbourhoodParams(input), limit, offset },
    ...(threshold === undefined ? {} : { threshold }),
    ...(acrossFunctions === undefined ? {} : { acrossFunctions }),
  };
  const { terminal, options, token } = context;
  const answer = await askAboutNeighbours(input, context, (engine) =>
    engine.call('duplicates/find', params, token),
  );
  if (options.json === true) await terminal.line(JSON.stringify(answer, undefined, 2));
  else for (const line of linesOf(answer, terminal)) await terminal.line(line);
  for (const note of incompleteness(answer)) terminal.note(note);
  return input.fail === true && answer.groupCount > 0 ? EXIT.problems : EXIT.ok;
}

function linesOf(answer: DuplicatesAnswer, terminal: Terminal): string[] {
  const { groups, groupCount, recordCount, conflictCount } = answer;
  if (groupCount === 0) return ['No duplicates found.'];
  const conflicts = conflictCount === 0 ? '' : `; ${numeral(conflictCount)} with different expected outputs`;
  return [
    ...groups.flatMap((group, at) => groupLines(group, at + 1, terminal)),
    `${counted(groupCount, 'group')} of ${counted(recordCount, 'record')}${conflicts}`,
  ];
}

const EVIDENCE = { 'same-text': 'same text', near: 'near', mixed: 'same text and near' };

function groupLines(group: DuplicateGroup, rank: number, terminal: Terminal): string[] {
  const { evidence, conflict, lowestCosine, size, members, keepReason } = group;
  const facts = [
    counted(size, 'record'),
    EVIDENCE[evidence],
    ...(lowestCosine === undefined ? [] : [`lowest cosine ${lowestCosine.toFixed(3)}`]),
    ...(conflict ? [terminal.paint('same input, different expected output', 'red')] : []),
  ];
  return [
    `${String(rank)}. ${facts.join(' · ')}`,
    ...members.map(({ record, cosine, textOverlap }, at) => {
      const evidenceOf =
        at === 0
          ? `keep: ${keepReason}`
          : `${cosine === undefined ? '' : `cosine ${cosine.toFixed(3)}, `}text ${textOverlap.toFixed(2)}`;
      return `   ${terminal.paint(placeOf(record), 'grey')}  ${evidenceOf}  ${shorten(record.inputText)}`;
    }),
  ];
}
