import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { FrozenKeywordSegment } from '../../../server/src/core/search/frozenKeywordSegment.ts';
import { KeywordIndex } from '../../../server/src/core/search/keywordIndex.ts';
import {
  MutableKeywordSegment,
  type KeywordSegment,
} from '../../../server/src/core/search/keywordSegment.ts';
import { weightedTerms } from '../../../server/src/core/search/keywordTerms.ts';
import { mergeSegments } from '../../../server/src/core/search/mergeSegments.ts';
import { parseSearchQuery } from '../../../server/src/core/search/searchQuery.ts';

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
      const conditions = parseSearchQuery(`"${query}" re*`).conditions;
      expect([...updated.select(conditions, updated.live)]).toEqual([
        ...rebuilt.select(conditions, rebuilt.live),
      ]);
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

/** Everything a segment says, by slot and term. */
function contentOf(segment: KeywordSegment): Map<string, unknown> {
  const content = new Map<string, unknown>();
  for (let document = 0; document < segment.size; document += 1) {
    const atoms = Array.from(segment.atoms(document), (number) => segment.term(number)).join(' ');
    const lengths = [segment.wordLength(document), segment.trigramLength(document)];
    if (!segment.dead.has(document)) content.set(String(segment.slotOf(document)), [atoms, lengths]);
  }
  for (let number = 0; number < segment.termCount; number += 1) {
    const { documents, frequencies, start, end } = segment.postings(number);
    const term = segment.term(number);
    expect(segment.numberOf(term)).toBe(number);
    for (let entry = start; entry < end; entry += 1) {
      const document = documents[entry] ?? -1;
      const slot = segment.slotOf(document);
      if (!segment.dead.has(document)) content.set(`${String(slot)} ${term}`, frequencies[entry]);
    }
  }
  return content;
}

test('merged segments hold what their parts hold, and their arrays are enough to have them again', () => {
  const records = fc.array(fc.tuple(text, fc.boolean()), { maxLength: 20 });
  fc.assert(
    fc.property(
      records,
      fc.nat({ max: 20 }),
      fc.constantFrom('r', 're', 'zü', '東', 'x'),
      (list, cut, prefix) => {
        const parts = [list.slice(0, cut), list.slice(cut)].map((rows, part) => {
          const segment = new MutableKeywordSegment();
          for (const [position, [value, isDead]] of rows.entries()) {
            segment.add(
              part * 100 + position,
              weightedTerms([
                { text: value, weight: 2 },
                { text: 'end', weight: 1 },
              ]),
            );
            if (isDead) segment.dead.add(position);
          }
          return segment;
        });
        const merged = mergeSegments(parts);
        const again = new FrozenKeywordSegment(structuredClone(merged.arrays));
        const expected = new Map(parts.flatMap((part) => [...contentOf(part)]));
        expect(contentOf(again)).toEqual(expected);
        const begun = again.numbersFrom(prefix).map((number) => again.term(number));
        const terms = Array.from({ length: again.termCount }, (_, number) => again.term(number));
        expect(begun).toEqual(terms.filter((term) => term.startsWith(prefix)));
      },
    ),
  );
});

test('a phrase does not go on in the next field', () => {
  const index = new KeywordIndex();
  index.set(0, [
    { text: 'lost', weight: 1 },
    { text: 'parcel', weight: 1 },
  ]);
  index.set(1, [{ text: 'lost parcel', weight: 1 }]);
  const { conditions } = parseSearchQuery('"lost parcel"');
  expect([...index.select(conditions, index.live)]).toEqual([1]);
});

test('what is written counts more than what the last word may become', () => {
  expect(find(['parcels are late', 'the parcel is late'], 'parcel')[0]).toBe('the parcel is late');
  const index = indexOf(['cart', 'category', 'dog']);
  const { best } = index.search(parseSearchQuery('cat'), 3);
  expect(best.slots).toEqual([1]);
});
