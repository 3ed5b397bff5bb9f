import type { JsonObject } from '../../../../shared/src/json.ts';
import type { SearchSort, SortField } from '../../../../shared/src/protocol/search.ts';
import { effectivenessState } from '../records/effectiveness.ts';
import { filterValuesOf, type SearchRecord } from './searchRecord.ts';

/** How often a record was used, by the logs; absent where there are none. */
export type UsageCounts = (id: string) => number;

type SortValue = string | number | undefined;

const VALUE_OF: Record<
  Exclude<SortField, 'relevance'>,
  (record: SearchRecord, usage: UsageCounts) => SortValue
> = {
  name: ({ name }) => name.toLowerCase(),
  created: ({ value }) => timeOf(value),
  quality: ({ kind, value }) => filterValuesOf(kind, value).quality,
  usage: ({ id }, usage) => usage(id),
  effectiveness: ({ value }) => effectivenessOf(value),
};

/** The items by a field of their records. Equal ones keep their order; those without a value come last either way. */
export function sortBy<T>(
  items: readonly T[],
  { by, descending = by !== 'name' }: SearchSort,
  recordOf: (item: T) => SearchRecord | undefined,
  usage: UsageCounts,
): T[] {
  if (by === 'relevance') return [...items];
  const keyed = items.map((item) => {
    const record = recordOf(item);
    return { item, value: record && VALUE_OF[by](record, usage) };
  });
  const direction = descending ? -1 : 1;
  keyed.sort((one, other) => {
    if (one.value === undefined || other.value === undefined)
      return Number(one.value === undefined) - Number(other.value === undefined);
    return one.value < other.value ? -direction : one.value > other.value ? direction : 0;
  });
  return keyed.map(({ item }) => item);
}

/** Milliseconds since 1970; absent where the text is no time. */
function timeOf(value: JsonObject): number | undefined {
  const text = value['created_at'];
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A score without its evidence means nothing. */
function effectivenessOf(value: JsonObject): number | undefined {
  const score = value['effectiveness_score'];
  return typeof score === 'number' && effectivenessState(value).state === 'valid' ? score : undefined;
}
