import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import type { SearchSort } from '../../../../shared/src/protocol/search.ts';
import { fieldOf } from '../datasets/field.ts';
import { effectivenessState } from '../records/effectiveness.ts';
import { filterValuesOf, type SearchRecord } from './searchRecord.ts';

/** How often a record was used, by the logs; absent where there are none. */
export type UsageCounts = (id: string) => number;

/** What orders a record; numbers come before texts, and both before records that have neither. */
export type SortValue = string | number | undefined;

/** Characters of a text that order it. */
const LONGEST_KEY = 200;

/** Sorts whose best is the highest. */
const HIGHEST_FIRST: readonly string[] = ['created', 'quality', 'usage', 'effectiveness'];

/** True where the highest comes first. */
export function isDescending({ by, descending }: SearchSort): boolean {
  return descending ?? HIGHEST_FIRST.includes(by);
}

/** What orders a record by a field; `usage` is not the record's own and comes from the logs. */
export function sortValueOf(record: SearchRecord, by: string): SortValue {
  switch (by) {
    case 'name':
      return keyOf(record.name);
    case 'created':
      return timeOf(record.value);
    case 'quality':
      return filterValuesOf(record.kind, record.value).quality;
    case 'effectiveness':
      return effectivenessOf(record.value);
    default:
      return keyOf(fieldOf(record, by));
  }
}

/** Orders values: numbers as numbers, then texts. Neither may be absent. */
export function compareValues(one: string | number, other: string | number): number {
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The items by a value. Equal ones keep their order; those without a value come last either way. */
export function sortedBy<T>(items: readonly T[], descending: boolean, valueOf: (item: T) => SortValue): T[] {
  const keyed = items.map((item) => ({ item, value: valueOf(item) }));
  const direction = descending ? -1 : 1;
  keyed.sort((one, other) => {
    if (one.value === undefined || other.value === undefined)
      return Number(one.value === undefined) - Number(other.value === undefined);
    return direction * compareValues(one.value, other.value);
  });
  return keyed.map(({ item }) => item);
}

function keyOf(value: JsonValue | undefined): SortValue {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, LONGEST_KEY).toLowerCase();
}

/** Milliseconds since 1970; absent where the text is no time. */
function timeOf(value: JsonObject): number | undefined {
  const text = value['created_at'];
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A score without its evidence means nothing. */
export function effectivenessOf(value: JsonObject): number | undefined {
  const score = value['effectiveness_score'];
  return typeof score === 'number' && effectivenessState(value).state === 'valid' ? score : undefined;
}
