import { expect, test } from 'vitest';
import type { SearchParams } from '../../../shared/src/protocol/search.ts';
import { search } from '../../../server/src/core/search/search.ts';
import { sourceOf, towards } from './support.ts';

const RECORDS = [
  { id: 'a', value: { input: 'Where is my parcel?', domain: 'delivery' }, vector: [1, 0, 0] },
  { id: 'b', value: { input: 'I want my money back', domain: 'billing' }, vector: [0, 1, 0] },
];

/** Whether a search says that nothing fits; `null` is a search without the query's vector. */
function saysNothingFits(
  params: SearchParams,
  {
    records = RECORDS,
    vector = towards(0, 0, 1),
    reason,
  }: {
    records?: Parameters<typeof sourceOf>[0];
    vector?: ReturnType<typeof towards> | null;
    reason?: string;
  },
): boolean {
  const source = sourceOf(records);
  const reasons = reason === undefined ? {} : { keywordOnlyReason: reason };
  return search({ ...source, ...reasons }, params, vector ?? undefined).noGoodMatch;
}

const UNANSWERED = { text: 'photosynthesis' };

test('a query that nothing answers is no good match', () => {
  expect(saysNothingFits(UNANSWERED, {})).toBe(true);
});

test('nothing is said of an index without records, and where none passes the filters', () => {
  expect(saysNothingFits(UNANSWERED, { records: [] })).toBe(false);
  expect(saysNothingFits({ ...UNANSWERED, filters: { domains: ['nowhere'] } }, {})).toBe(false);
});

test('nothing is said by words alone while the model or the vectors are to come', () => {
  expect(saysNothingFits(UNANSWERED, { vector: null })).toBe(false);
  const records = [{ id: 'a', value: { input: 'parcel' } }];
  expect(saysNothingFits(UNANSWERED, { records })).toBe(false);
});

test('without a model words decide', () => {
  const keywordOnly = { vector: null, reason: 'No model.' };
  expect(saysNothingFits(UNANSWERED, keywordOnly)).toBe(true);
  expect(saysNothingFits({ text: 'parcel' }, keywordOnly)).toBe(false);
});
