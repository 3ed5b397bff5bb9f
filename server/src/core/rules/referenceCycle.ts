import type { Problem } from '../../../../shared/src/problem.ts';
import { orderGraph } from '../datasets/cycles.ts';
import type { AnalysedFile, RecordFacts, RecordReference } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import { describeKind } from '../records/kinds.ts';
import type { RecordIndex } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** Most records that are followed from one file, so that a keystroke never waits for a long chain. */
const FARTHEST_RECORDS = 2_000;
/** Most records that a message names. */
const NAMED_RECORDS = 5;

/** References between records of one kind never lead back: nothing is derived from itself, no dataset contains itself. */
export const referenceCycle: Rule = {
  codes: ['reference.cycle'],
  check(file, { index }) {
    const circleOf = circlesFrom(file, index);
    if (circleOf.size === 0) return [];
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      const circle = facts?.id === undefined ? undefined : circleOf.get(facts.id);
      if (facts === undefined || circle === undefined) return [];
      return withinKind(facts)
        .filter(({ id }) => circle.includes(id) && id !== facts.id)
        .map((reference) => cycleProblem(reference, facts, circle, index, line));
    });
  },
};

function cycleProblem(
  { id, range, target }: RecordReference,
  facts: RecordFacts,
  circle: readonly string[],
  index: RecordIndex,
  line: number,
): Problem {
  const names = circle.slice(0, NAMED_RECORDS).map((one) => `"${index.byId(one)[0]?.facts.name ?? one}"`);
  const more = circle.length > NAMED_RECORDS ? ' and others' : '';
  const message = `The references of ${describeKind(facts.kind).plural} lead back to this record: ${names.join(', ')}${more}.`;
  return problemOf('reference.cycle', message, shiftRange(range, line), { id, target });
}

/** Every id in a circle that can be reached from the file, with its circle. */
function circlesFrom(file: AnalysedFile, index: RecordIndex): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, readonly string[]>();
  const waiting = file.documents.flatMap(({ facts }) =>
    facts?.id !== undefined && withinKind(facts).length > 0 ? [facts.id] : [],
  );
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (edges.has(id)) continue;
    if (edges.size >= FARTHEST_RECORDS) break;
    const targets = index.byId(id).flatMap(({ facts }) => withinKind(facts).map((reference) => reference.id));
    edges.set(id, targets);
    waiting.push(...targets);
  }
  const { circles } = orderGraph(edges);
  return new Map(
    circles.filter(({ length }) => length > 1).flatMap((circle) => circle.map((id) => [id, circle])),
  );
}

/** References to records of the record's own kind. */
function withinKind({ kind, references }: RecordFacts): readonly RecordReference[] {
  return references.filter(({ target }) => target === kind);
}
