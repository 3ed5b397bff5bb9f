import { expect, test } from 'vitest';
import { packTexts, placeOf } from '../../../server/src/core/history/packedTexts.ts';

test('a text among unsorted ones has the number of the first of its equals', () => {
  const texts = ['ab', 'b', '', 'b', ''];
  const packed = packTexts(texts);
  for (const wanted of ['ab', 'b', '', 'a', 'bb'])
    expect([wanted, placeOf(packed, wanted)]).toEqual([wanted, texts.indexOf(wanted)]);
  expect(placeOf(packTexts(['ab']), '')).toBe(-1);
  expect(placeOf(packTexts([]), '')).toBe(-1);
});
