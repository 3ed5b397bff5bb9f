import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTermMatcher } from '../../../server/src/core/search/highlight.ts';
import { parseSearchQuery } from '../../../server/src/core/search/searchQuery.ts';
import { shownText } from '../../../server/src/core/search/searchRecord.ts';

const MATCHES: [query: string, text: string, terms: string[]][] = [
  ['lost parcel', 'The Parcel was lost. PARCEL!', ['Parcel', 'lost']],
  ['cancelling', 'She cancelled it', ['cancelled']],
  ['get weather', 'call getWeather(city)', ['getWeather']],
  ['包裹', '我想退回这个包裹。', ['包裹']],
  ['resume', 'Résumé', ['Résumé']],
  ['zebra', 'The parcel', []],
];

test.each(MATCHES)('%s in %s', (query, text, terms) => {
  expect(createTermMatcher(query, () => 0)([text])).toEqual(terms);
});

const TYPED: [query: string, text: string, terms: string[]][] = [
  ['"lost parcel" ', 'A lost\nparcel, a parcel lost', ['lost\nparcel']],
  ['"lost parcel" refund ', 'The refund of a lost parcel', ['refund', 'lost parcel']],
  ['refun* ', 'Refunded, refunding; no fun', ['Refunded', 'refunding']],
  ['lost parc', 'Lost: all parcels', ['Lost', 'parcels']],
  ['parcel -late ', 'A late parcel', ['parcel']],
  ['"get weather" ', 'getWeather() or get_weather()', ['getWeather', 'get_weather']],
  ['"creme brulee" ', 'Une Crème brûlée!', ['Crème brûlée']],
  ['"cafe" ', 'CAFE\u0301 noir', ['CAFE\u0301']],
  ['包裹', '😀包裹在𠮷野家', ['包裹']],
  ['"𠮷野家"', '在𠮷野家的包裹', ['𠮷野家']],
  ['𠮷野', '在𠮷野家', ['𠮷野']],
  ['ที่อยู่', 'เปลี่ยนที่อยู่', ['ที่อยู่']],
  ['환불', '빠른 환불을 요청', ['환불']],
  ['धनवापसी', 'मुझे धनवापसी चाहिए', ['धनवापसी']],
  ['استرداد', 'أريد اِسْتِرْدَاد المبلغ', ['اِسْتِرْدَاد']],
  ['E1234 ', 'E1235, e1234', ['e1234']],
  ['1.24.3', 'from 1.24.3 to 1.25.3', ['1.24.3']],
  ['C++ ', 'C++ or C', ['C++']],
  ['👍', 'so 👍🏽 good', ['👍']],
];

test.each(TYPED)('typed %s in %s', (query, text, terms) => {
  expect(createTermMatcher(parseSearchQuery(query), () => 0)([text])).toEqual(terms);
});

test('what is named stands in the text, between whole characters', () => {
  const word = fc.constantFrom('lost', 'Café', '包裹', '𠮷', '👍🏽', 'हिन्दी', ' ', '"', 'getX', '3.14', 'ที่');
  const words = fc.array(word, { maxLength: 8 }).map((list) => list.join(''));
  fc.assert(
    fc.property(words, words, (query, text) => {
      for (const term of createTermMatcher(parseSearchQuery(query), () => 0)([text])) {
        expect(text).toContain(term);
        expect(term.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('short words that many records have are named only where the query has no others', () => {
  const share = (word: string): number => (word === 'the' || word === 'my' ? 0.5 : 0.01);
  expect(createTermMatcher('the lost ID', share)(['The ID was lost'])).toEqual(['ID', 'lost']);
  expect(createTermMatcher('my the', share)(['The ID was lost'])).toEqual(['The']);
});

test('shown texts keep one leaf as it is, name several, and are cut between characters', () => {
  expect(shownText({ text: 'only' })).toBe('only');
  expect(shownText({ name: 'f', arguments: { city: 'Bonn', days: 3 } })).toBe('name: f\ncity: Bonn\ndays: 3');
  expect(shownText(undefined)).toBe('');
  const cut = shownText('😀'.repeat(400));
  expect(cut.length).toBeLessThanOrEqual(600);
  expect(cut.isWellFormed()).toBe(true);
});
