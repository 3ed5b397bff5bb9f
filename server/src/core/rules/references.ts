import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordReference } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import { describeKind } from '../records/kinds.ts';
import type { ReferenceTarget } from '../schema/definition.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** A reference leads to a record of the right kind, and not back to where it stands. */
export const references: Rule = {
  codes: ['reference.unknown', 'reference.wrong-kind', 'reference.self'],
  check(file, { index }) {
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      if (facts === undefined) return [];
      return facts.references.flatMap((reference) => {
        const isSelf = reference.id === facts.id && isOfKind(facts.kind, reference.target);
        const problem = isSelf ? selfReference(reference) : checkTarget(reference, index.byId(reference.id));
        return problem === undefined ? [] : [{ ...problem, range: shiftRange(problem.range, line) }];
      });
    });
  },
};

function checkTarget(reference: RecordReference, found: readonly RecordEntry[]): Problem | undefined {
  const { id, target, range } = reference;
  const expected = describeTarget(target);
  if (found.length === 0) {
    return problemOf('reference.unknown', `No ${expected} has the id ${id}.`, range, { id, target });
  }
  if (found.some(({ facts }) => isOfKind(facts.kind, target))) return undefined;
  const actual = describeKind(found[0]?.facts.kind ?? 'databit').title;
  const message = `The id ${id} belongs to a record of the kind ${actual}, and here a ${expected} is named.`;
  return problemOf('reference.wrong-kind', message, range, { id, target });
}

function selfReference({ id, range, target }: RecordReference): Problem {
  return problemOf('reference.self', 'The record refers to itself.', range, { id, target });
}

/** True where a record of a kind may be the target of a reference. */
export function isOfKind(kind: string, target: ReferenceTarget): boolean {
  return target === 'member' ? kind === 'databit' || kind === 'example' : kind === target;
}

function describeTarget(target: ReferenceTarget): string {
  if (target === 'member') return 'DataBit or example';
  return describeKind(target).title;
}
