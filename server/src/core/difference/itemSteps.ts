import type { JsonValue } from '../../../../shared/src/json.ts';
import { contentOfValue } from '../records/contentHash.ts';
import { alignLists, type ListStep } from './alignLists.ts';
import type { FieldPlace } from './fieldPlace.ts';

/** Longer lists of numbers are vectors: one that differs is another one. */
const LONGEST_LIST_OF_NUMBERS = 16;

/**
 * Which items of a list at a place are which of the list after, by their content; `undefined` where the lists are compared as
 * wholes, because they are vectors or too much of them differs.
 */
export function itemSteps(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  { definition }: FieldPlace,
): ListStep[] | undefined {
  if (isVector(before) && isVector(after)) return undefined;
  const content = (list: readonly JsonValue[]): JsonValue[] =>
    list.map((item) => contentOfValue(item, definition?.items));
  return alignLists(content(before), content(after));
}

/** True for a list of numbers that is one value. */
export function isVector(list: readonly JsonValue[]): boolean {
  return list.length > LONGEST_LIST_OF_NUMBERS && list.every((item) => typeof item === 'number');
}
