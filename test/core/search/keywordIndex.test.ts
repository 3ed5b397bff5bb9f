import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { KeywordIndex } from '../../../server/src/core/search/keywordIndex.ts';

function indexOf(texts: readonly string[]): KeywordIndex {
  const index = new KeywordIndex();
  for (const [slot, text] of texts.entries()) index.set(slot, [{ text, weight: 1 }]);
  return index;
}

/** The texts that a query finds, best first. */
function find(texts: readonly string[], query: string): string[] {
  return indexOf(texts)
    .search(query, 10)
    .best.slots.map((slot) => texts[slot] ?? '');
}

const SHOP = [
  'the parcel is late',
  'the parcel was damaged',
  'the invoice is wrong',
  '我想退回这个包裹',
  'código postal',
];

const FOUND: [query: string, first: string][] = [
  ['damaged', 'the parcel was damaged'],
  ['Invoice', 'the invoice is wrong'],
  ['包裹', '我想退回这个包裹'],
  ['codigo', 'código postal'],
  ['damages', 'the parcel was damaged'],
  ['invioce wrong', 'the invoice is wrong'],
];

test.each(FOUND)('%s finds', (query, first) => {
  expect(find(SHOP, query)[0]).toBe(first);
});

test('what shares no word and few trigrams does not match', () => {
  expect(find(SHOP, 'photosynthesis')).toEqual([]);
});

test('a rare word counts more than a common one', () => {
  expect(find(['alpha common', 'beta common', 'gamma common'], 'beta common')[0]).toBe('beta common');
});

test('a weighted field counts more', () => {
  const index = new KeywordIndex();
  index.set(0, [{ text: 'refund', weight: 1 }]);
  index.set(1, [{ text: 'refund', weight: 3 }]);
  expect(index.search('refund', 2).best.slots).toEqual([1, 0]);
});

test('only allowed records are found and counted', () => {
  const allowed = new Bitmap();
  allowed.add(1);
  const found = indexOf(SHOP).search('parcel', 10, allowed);
  expect([found.best.slots, found.total]).toEqual([[1], 1]);
});

const word = fc.constantFrom('red', 'green', 'blue', 'Zürich', '東京', 'get_name', 'E42', 'redder', '');
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const change = fc.record({ slot: fc.nat({ max: 12 }), text: fc.option(text, { nil: undefined }) });

test('an updated index answers exactly as one that is built anew', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), text, (changes, query) => {
      const updated = new KeywordIndex();
      const state = new Map<number, string>();
      for (const { slot, text: value } of changes) {
        if (value === undefined) {
          updated.delete(slot);
          state.delete(slot);
        } else {
          updated.set(slot, [{ text: value, weight: 1 }]);
          state.set(slot, value);
        }
      }
      const rebuilt = new KeywordIndex();
      for (const [slot, value] of state) rebuilt.set(slot, [{ text: value, weight: 1 }]);
      const [left, right] = [updated.search(query, 20), rebuilt.search(query, 20)];
      expect(left.best.slots).toEqual(right.best.slots);
      expect(left.total).toBe(right.total);
      for (const [position, score] of left.best.scores.entries()) {
        expect(score).toBeCloseTo(right.best.scores[position] ?? NaN, 4);
      }
    }),
  );
});

test('frozen and merged segments answer as the mutable one does', () => {
  const texts = Array.from(
    { length: 9000 },
    (_, number) => `record number${String(number)} of ${String(number % 7)}`,
  );
  const index = indexOf(texts);
  for (let slot = 0; slot < 9000; slot += 3) index.delete(slot);
  for (let slot = 0; slot < 9000; slot += 6)
    index.set(slot, [{ text: `again number${String(slot)}`, weight: 1 }]);
  expect(index.size).toBe(7500);
  for (const slot of [1, 4096, 8999])
    expect(index.search(`number${String(slot)}`, 1).best.slots).toEqual([slot]);
  expect(index.search('number3', 5).best.slots).not.toContain(3);
  expect(index.search('again number6', 1).best.slots).toEqual([6]);
  expect(index.search('again', 10_000).total).toBe(1500);
});

test('a query of 100 KB is answered', () => {
  const query = Array.from({ length: 20_000 }, (_, number) => `w${String(number)}`).join(' ');
  const found = indexOf([...SHOP, 'w77']).search(`${query} parcel`, 3);
  expect(found.total).toBeGreaterThan(0);
});

test('a record with nothing but the small words of a sentence does not match', () => {
  const index = indexOf([...SHOP, 'the end of the story', 'over and over the hill', 'the fence is broken']);
  const found = index.search('parcel thrown over the fence', 20);
  const texts: string[] = [];
  found.forEach((slot) => texts.push(String(slot)));
  expect(found.total).toBe(texts.length);
  expect(found.scoreOf(SHOP.length)).toBe(0);
  expect(found.scoreOf(SHOP.length + 2)).toBeGreaterThan(0);
  // Where the small word is all that is asked for, it matches.
  expect(index.search('the', 20).total).toBeGreaterThanOrEqual(3);
});
