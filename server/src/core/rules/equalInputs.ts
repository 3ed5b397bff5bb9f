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
    return file.documents.flatMap(({ facts, line }, document): Problem[] => {
      if (facts?.inputKey === undefined || isOutOfUse(facts)) return [];
      const others = index
        .linked(facts.inputKey)
        .filter(
          (entry) => (entry.uri !== file.uri || entry.document !== document) && !isOutOfUse(entry.facts),
        )
        // A copy of the whole record is reported as such.
        .filter((entry) => facts.id === undefined || entry.facts.id !== facts.id);
      const differing = others.filter((entry) => entry.facts.outputKey !== facts.outputKey);
      const same = others.filter((entry) => entry.facts.outputKey === facts.outputKey);
      return [
        ...report('example.conflict', differing, facts, line),
        ...report('example.duplicate', same, facts, line),
      ];
    });
  },
};

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
  const more = others.length === 1 ? '' : ` and ${String(others.length - 1)} more`;
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
