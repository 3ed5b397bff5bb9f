import type { Problem, RelatedPlace } from '../../../../shared/src/problem.ts';
import type { RecordFacts } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** Most other places that one problem names. */
const SHOWN_PLACES = 10;
/** Records that nobody uses contradict nobody. */
const OUT_OF_USE: ReadonlySet<string> = new Set(['rejected', 'deprecated']);

/** One function answers one input in one way, and one example of that is enough. */
export const equalInputs: Rule = {
  codes: ['example.conflict', 'example.duplicate'],
  check(file, { index }) {
    // Many examples may have one input, such as an empty one: its group is made once, and few of it are looked at.
    const groups = new Map<string, ReadonlyMap<string, readonly RecordEntry[]>>();
    return file.documents.flatMap(({ facts, line }, document): Problem[] => {
      if (facts?.inputKey === undefined || isOutOfUse(facts)) return [];
      const { inputKey, outputKey = '' } = facts;
      let byOutput = groups.get(inputKey);
      if (byOutput === undefined) {
        const linked = index.linked(inputKey);
        // Nearly every input is its record's alone.
        if (linked.length === 1) return [];
        byOutput = groupByOutput(linked);
        groups.set(inputKey, byOutput);
      }
      const isOther = (entry: RecordEntry): boolean =>
        (entry.uri !== file.uri || entry.document !== document) &&
        // A copy of the whole record is reported as such.
        (facts.id === undefined || entry.facts.id !== facts.id);
      return [
        ...report('example.conflict', firstOf(groupsBeside(outputKey, byOutput), isOther), facts, line),
        ...report('example.duplicate', firstOf([byOutput.get(outputKey) ?? []], isOther), facts, line),
      ];
    });
  },
};

function groupByOutput(entries: readonly RecordEntry[]): ReadonlyMap<string, readonly RecordEntry[]> {
  const groups = new Map<string, RecordEntry[]>();
  for (const entry of entries) {
    if (isOutOfUse(entry.facts)) continue;
    const { outputKey = '' } = entry.facts;
    const group = groups.get(outputKey);
    if (group === undefined) groups.set(outputKey, [entry]);
    else group.push(entry);
  }
  return groups;
}

function* groupsBeside(
  outputKey: string,
  byOutput: ReadonlyMap<string, readonly RecordEntry[]>,
): Generator<readonly RecordEntry[]> {
  for (const [output, entries] of byOutput) if (output !== outputKey) yield entries;
}

/** The first others of some groups: one more than are shown. */
function firstOf(
  groups: Iterable<readonly RecordEntry[]>,
  isOther: (entry: RecordEntry) => boolean,
): RecordEntry[] {
  const found: RecordEntry[] = [];
  for (const entries of groups) {
    for (const entry of entries) {
      if (isOther(entry)) found.push(entry);
      if (found.length > SHOWN_PLACES) return found;
    }
  }
  return found;
}

const SAID = {
  'example.conflict': 'the same input and another expected output',
  'example.duplicate': 'the same input and the same expected output',
} as const;

function report(
  code: keyof typeof SAID,
  others: readonly RecordEntry[],
  { idRange }: RecordFacts,
  line: number,
): Problem[] {
  const [first] = others;
  if (first === undefined) return [];
  const count =
    others.length > SHOWN_PLACES ? `more than ${String(SHOWN_PLACES - 1)}` : String(others.length - 1);
  const more = others.length === 1 ? '' : ` and ${count} others`;
  const verb = others.length === 1 ? 'has' : 'have';
  const message = `"${first.facts.name}"${more} ${verb} ${SAID[code]}.`;
  const data = first.facts.id === undefined ? undefined : { other: first.facts.id };
  const problem = problemOf(code, message, shiftRange(idRange, line), data);
  problem.related = others.slice(0, SHOWN_PLACES).map(placeOf);
  return [problem];
}

function placeOf({ uri, line, facts }: RecordEntry): RelatedPlace {
  return { uri, range: shiftRange(facts.idRange, line), message: `The other example: ${facts.name}` };
}

function isOutOfUse({ status }: RecordFacts): boolean {
  return status !== undefined && OUT_OF_USE.has(status);
}
