import { expect, test } from 'vitest';
import { chosenRun } from '../../../server/src/adapters/runs/chosenRun.ts';

const FIRST = '01a21dee-e06d-75bd-9b27-c7926735e910';
const SECOND = '01a21dee-4084-7020-9632-431867571561';

test.each([
  [FIRST.toUpperCase(), FIRST],
  ['01a21dee-e', FIRST],
  ['67571561', SECOND],
  [' 6735E910 ', FIRST],
  ['910', undefined],
  ['e06d-75bd', undefined],
  ['', undefined],
])('%s', (given, found) => {
  expect(chosenRun(given, [FIRST, SECOND])).toBe(found);
});

test('one that fits several is refused', () => {
  expect(() => chosenRun('01a21dee', [FIRST, SECOND])).toThrow(
    'Several runs have an id with 01a21dee; give more of it.',
  );
});
