import { expect, test } from 'vitest';
import { tokenise } from '../../../server/src/core/search/tokenise.ts';

const WORDS: [text: string, words: string][] = [
  ['Where is my parcel?', 'where is my parcel'],
  ['Café RÉSUMÉ naïve', 'cafe resume naive'],
  ['cafe\u0301', 'cafe'],
  ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
  ['getWeatherForecast', 'getweatherforecast get weather forecast'],
  ['get_weather_forecast', 'getweatherforecast get weather forecast'],
  ['parseHTTPResponse', 'parsehttpresponse parse http response'],
  ['TS2345', 'ts2345 ts 2345'],
  ['ERR_MODULE_NOT_FOUND', 'errmodulenotfound err module not found'],
  ['3.14', '3 14 3.14'],
  ['on 2026-03-04', 'on 2026 03 04 2026-03-04'],
  ['猫', '猫'],
  ['黑猫', '黑 黑猫 猫'],
  ['ABC商店', 'abc 商 商店 店'],
  ['Где находится город?', 'где находится город'],
  ['हिन्दी', 'हिन्दी'],
  ['', ''],
  ['--- !!! ---', ''],
];

test.each(WORDS)('words of %s', (text, words) => {
  expect(tokenise(text).words.join(' ')).toBe(words);
});

test('trigrams mark the edges of words', () => {
  expect(tokenise('cats at').trigrams).toEqual([' ca', 'cat', 'ats', 'ts ', ' at', 'at ']);
});

test('Thai is found by its parts although it writes no spaces', () => {
  const text = tokenise('ฉันต้องการเปลี่ยนที่อยู่').words;
  for (const part of tokenise('ที่อยู่').words) expect(text).toContain(part);
});

test('a run of data is one term', () => {
  const { words, trigrams } = tokenise('a'.repeat(5000));
  expect([words.length, trigrams.length]).toEqual([1, 0]);
});
