import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { fieldOf, type MemberRecord } from '../datasets/field.ts';
import { compilePredicate } from '../datasets/predicate.ts';
import type { ValuePath } from '../document/tree.ts';

/** A part of a predicate that asks for a field. */
export interface PredicateLeaf {
  path: ValuePath;
  field: string;
  matches: (record: MemberRecord) => boolean;
  hasField: (record: MemberRecord) => boolean;
}

/**
 * The parts of a predicate that have to match something to be of use. Those that take records away are left out: that
 * nothing has been rejected yet is no mistake. So are ids and datasets, which have problems of their own.
 */
export function predicateLeaves(predicate: JsonValue, path: ValuePath): PredicateLeaf[] {
  if (!isJsonObject(predicate)) return [];
  const { field } = predicate;
  if (typeof field === 'string') {
    const compiled = compilePredicate(predicate);
    return [
      {
        ...{ path, field },
        matches: (record) => compiled(record, () => false),
        hasField: (record) => fieldOf(record, field) !== undefined,
      },
    ];
  }
  return ['all', 'any', 'union', 'intersection', 'difference'].flatMap((form) => {
    const parts = predicate[form];
    if (!Array.isArray(parts)) return [];
    const kept = form === 'difference' ? parts.slice(0, 1) : parts;
    return kept.flatMap((part, at) => predicateLeaves(part, [...path, form, at]));
  });
}
