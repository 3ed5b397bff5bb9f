import { expect, test } from 'vitest';
import { excerptOf } from '../../webviews/src/excerpt.ts';

test('a text is cut in front of the first match only where that would be out of sight', () => {
  const long = 'The courier came twice, rang at the neighbours, and then threw the parcel over the hedge.';
  expect(excerptOf(long, ['courier'])).toBe(long);
  expect(excerptOf(long, [])).toBe(long);
  expect(excerptOf(long, ['zebra'])).toBe(long);
  expect(excerptOf(long, ['parcel'])).toBe('…and then threw the parcel over the hedge.');
  expect(excerptOf(`${'x'.repeat(80)}.parcel`, ['parcel'])).toBe('…parcel');
  expect(excerptOf('a\n  b', [])).toBe('a b');
});
