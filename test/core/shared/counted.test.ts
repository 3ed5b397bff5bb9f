import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, numeral } from '../../../shared/src/counted.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [-1000, '-1,000'],
  [1_234_567, '1,234,567'],
  [1234.5678, '1,234.568'],
])('%d', (value, expected) => {
  expect(numeral(value)).toBe(expected);
});

test('one is not several', () => {
  expect([counted(1, 'group'), counted(2000, 'group')]).toEqual(['1 group', '2,000 groups']);
});

test('numbers are written as the language itself writes them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true })), (value) => {
      // A zero has no sign.
      expect(numeral(value + 0)).toBe((value + 0).toLocaleString('en-US'));
    }),
  );
});
