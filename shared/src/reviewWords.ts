import { counted } from './counted.ts';
import type { DatasetMove, DatasetPlace, ReviewOverview, StaleReason } from './protocol/review.ts';

/** Where a record stands in a dataset, in words. */
export const DATASET_PLACES: Readonly<Record<DatasetPlace, string>> = {
  train: 'train',
  val: 'val',
  test: 'test',
  none: 'no split',
  outside: 'outside',
  absent: 'new or gone',
};

/** Why something is stale, in words. */
export const STALE_REASONS: Readonly<Record<StaleReason, string>> = {
  members: 'its members are others',
  contents: 'members have other contents',
  'few-shot-pool': 'the few-shot pool is another one',
  template: 'its template has another content, or is gone',
  dataset: 'its dataset is declared in another way, or is gone',
};

/** "3 records train → test", "2 new records into val", "1 existing record into val", "1 removed record out of train". */
export function moveWords({ from, to, count }: Pick<DatasetMove, 'from' | 'to' | 'count'>): string {
  if (from === 'absent') return `${counted(count, 'new record')} into ${DATASET_PLACES[to]}`;
  if (from === 'outside') return `${counted(count, 'existing record')} into ${DATASET_PLACES[to]}`;
  if (to === 'absent') return `${counted(count, 'removed record')} out of ${DATASET_PLACES[from]}`;
  if (to === 'outside') return `${counted(count, 'existing record')} out of ${DATASET_PLACES[from]}`;
  return `${counted(count, 'record')} ${DATASET_PLACES[from]} → ${DATASET_PLACES[to]}`;
}

/** True for a move from one of train, val and test to another. */
export function isBetweenSplits({ from, to }: Pick<DatasetMove, 'from' | 'to'>): boolean {
  return isSplit(from) && isSplit(to);
}

function isSplit(place: DatasetPlace): boolean {
  return place === 'train' || place === 'val' || place === 'test';
}

/** What is not known, in a sentence, and one on the records that it concerns, or an empty text. */
export function partialWords({
  unread,
  uncompared: { count },
}: Pick<ReviewOverview, 'unread' | 'uncompared'>): [what: string, records: string] {
  const records = `${counted(count, 'record')} that may be there ${count === 1 ? 'is' : 'are'} taken as unchanged.`;
  return [
    `The review is partial: ${counted(unread.length, 'text')} could not be read.`,
    count === 0 ? '' : records,
  ];
}
