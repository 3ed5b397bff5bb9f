import { expect, test } from 'vitest';
import { createTermMatcher } from '../../../server/src/core/search/highlight.ts';
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
