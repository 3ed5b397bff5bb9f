import { expect, test } from 'vitest';
import { calibrationOf } from '../../../server/src/core/search/calibration.ts';
import { vectorTrust } from '../../../server/src/core/search/fusion.ts';

const query = { vector: Float32Array.from([1]), coverage: 1 };

test.each([
  ['all-MiniLM-L6-v2', 'Where is it?', 1],
  ['all-MiniLM-L6-v2', 'Где он?', 0],
  ['static-MiniLM-L6-v2', 'Где он?', 0],
  // A vocabulary of all languages covers every word: nothing speaks against the model.
  ['multilingual-e5-small', 'Где он?', 1],
  [undefined, 'Где он?', 0],
])('%s trusts "%s": %d', (model, text, trust) => {
  expect(vectorTrust(text, query, 1, calibrationOf(model))).toBe(trust);
});

test('an English vocabulary in a model of the settings is blind where it cuts every word to pieces', () => {
  expect(vectorTrust('Где он?', { ...query, coverage: 0.3 }, 1, calibrationOf('bge-small-en-v1.5'))).toBe(0);
});
