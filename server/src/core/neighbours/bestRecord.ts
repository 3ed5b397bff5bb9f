import { filterValuesOf, type SearchRecord } from '../search/searchRecord.ts';
import type { UsageCounts } from '../search/order.ts';

/** What makes one of several equal records the one to keep: the first of these that tells them apart. */
interface Merit {
  /** More is better. */
  value: (record: SearchRecord, usage: UsageCounts) => number;
  reason: string;
}

const STATUSES = ['rejected', 'deprecated', 'draft', 'in_review', 'approved'];

const MERITS: readonly Merit[] = [
  { value: statusRank, reason: 'It has the best status.' },
  {
    value: ({ kind, value }) => filterValuesOf(kind, value).quality ?? -1,
    reason: 'It has the best quality scores.',
  },
  { value: ({ id }, usage) => usage(id), reason: 'It is used most.' },
  { value: (record) => -createdAt(record), reason: 'It is the oldest.' },
];

/**
 * The records, the one to keep first: by status, then quality, use and age; what is equal by all keeps its order. The
 * reason says what the first has before the second.
 */
export function bestFirst<T>(
  items: readonly T[],
  recordOf: (item: T) => SearchRecord,
  usage: UsageCounts,
): { items: T[]; reason: string } {
  const rated = items.map((item) => ({
    item,
    merits: MERITS.map(({ value }) => value(recordOf(item), usage)),
  }));
  rated.sort((one, other) => {
    const at = firstDifference(one.merits, other.merits);
    return at < 0 ? 0 : (other.merits[at] ?? 0) - (one.merits[at] ?? 0);
  });
  const at = firstDifference(rated[0]?.merits ?? [], rated[1]?.merits ?? []);
  const reason = MERITS[at]?.reason ?? 'It comes first in the files.';
  return { items: rated.map(({ item }) => item), reason };
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  return one.findIndex((value, at) => value !== other[at]);
}

function statusRank({ value }: SearchRecord): number {
  const status = value['status'];
  // A record without a status is as good as a draft.
  return typeof status === 'string' && status !== '' ? STATUSES.indexOf(status) : STATUSES.indexOf('draft');
}

/** Milliseconds since 1970; the far future where there is no time, so that a dated record goes before. */
function createdAt({ value }: SearchRecord): number {
  const text = value['created_at'];
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
