import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../../../server/src/core/records/contentHash.ts';
import { fold } from '../../../server/src/core/search/fold.ts';
import { tokenise, TOKENISER_VERSION } from '../../../server/src/core/search/tokenise.ts';

const WORDS: [text: string, words: string][] = [
  ['Where is my parcel?', 'where is my parcel'],
  ['Café RÉSUMÉ naïve', 'cafe resume naive'],
  ['cafe\u0301', 'cafe'],
  ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
  ['getWeatherForecast', 'getweatherforecast get weather forecast'],
  ['get_weather_forecast', 'getweatherforecast get weather forecast'],
  ['parseHTTPResponse', 'parsehttpresponse parse http response'],
  ['TS2345', 'ts2345 2345'],
  ['ERR_MODULE_NOT_FOUND', 'errmodulenotfound err module not found'],
  ['3.14', '3.14'],
  ['on 2026-03-04', 'on 2026 2026-03-04'],
  ['猫', '猫'],
  ['黑猫', '黑猫'],
  ['ABC商店', 'abc 商店'],
  ['Где находится город?', 'где находится город'],
  ['हिन्दी', 'हिन्दी'],
  ['환불을', '환불 불을'],
  ['Straße Øre Łódź', 'strasse ore lodz'],
  ['مُحَمَّد مدرســة', 'محمد مدرسه'],
  ['٤٢ ४२', '42 42'],
  ['شاه\u200cنامه', 'شاهنامه'],
  ['co\u00adoperate', 'cooperate'],
  ['C++ or F#', 'or c++ f#'],
  ['x_train', 'xtrain train'],
  ['❤️ 👍🏽 🇩🇪', '❤ 👍 🇩🇪'],
  ['', ''],
  ['--- !!! ---', ''],
];

test.each(WORDS)('words of %s', (text, words) => {
  expect(tokenise(text).words.join(' ')).toBe(words);
});

test('pieces that say little are kept apart, and the atoms are the text in order', () => {
  const terms = ['ABC商店', 'E1234', 'getX(y)'].map(tokenise);
  expect(terms.map(({ pieces }) => pieces.join(' '))).toEqual(['商 店', 'e', 'x']);
  expect(terms.map(({ atoms }) => atoms.join(' '))).toEqual(['abc 商 店', 'e 1234', 'get x y']);
});

test('every atom can be asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const { words, pieces, atoms } = tokenise(text);
      const terms = new Set([...words, ...pieces]);
      expect(atoms.filter((atom) => !terms.has(atom))).toEqual([]);
    }),
  );
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('another way of cutting texts is another version', () => {
  const probe = 'getURL_v2(x) Café ГОРОД 黑猫 환불을 ที่อยู่ हिन्दी ٤٢ 3.14 E1234 C++ 👍🏽 שָׁלוֹם';
  expect([TOKENISER_VERSION, hashOf(Object.entries(tokenise(probe)).flat())]).toEqual([
    2,
    '419ee79664b976375c715a5acd582026ef14bebc6d0ab4286fb27ca49441098e',
  ]);
});

test('trigrams mark the edges of words', () => {
  expect(tokenise('cats at').trigrams).toEqual([' ca', 'cat', 'ats', 'ts ', ' at', 'at ']);
});

test('Thai is found by its parts although it writes no spaces', () => {
  const text = tokenise('ฉันต้องการเปลี่ยนที่อยู่').words;
  for (const part of tokenise('ที่อยู่').words) expect(text).toContain(part);
});

test('a number of many digits takes time in proportion', () => {
  expect(tokenise('1'.repeat(200_000)).words).toHaveLength(1);
  expect(tokenise('1.'.repeat(100_000)).words).toHaveLength(1);
});

test('a run of data is one term of bounded length', () => {
  expect(tokenise('a'.repeat(5000)).words[0]?.length).toBeLessThan(300);
  const { words, trigrams } = tokenise('a'.repeat(5000));
  expect([words.length, trigrams.length]).toEqual([1, 0]);
});
