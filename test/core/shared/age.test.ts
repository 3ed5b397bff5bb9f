import { expect, test } from 'vitest';
import { ageOf } from '../../../shared/src/age.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

test('an age is told in whole units, and holds until the next one', () => {
  const ages: [seconds: number, words: string, holdsFor: number][] = [
    [-100, 'just now', 60],
    [0, 'just now', 60],
    [59, 'just now', 1],
    [60, '1 minute ago', 60],
    [HOUR - 1, '59 minutes ago', 1],
    [HOUR, '1 hour ago', HOUR],
    [2 * DAY + 100, '2 days ago', DAY - 100],
    [29.5 * DAY, '29 days ago', 0.5 * DAY],
    [359 * DAY, '11 months ago', DAY],
    [364 * DAY, '12 months ago', DAY],
    [365 * DAY, '1 year ago', 365 * DAY],
    [800 * DAY, '2 years ago', 295 * DAY],
  ];
  expect(ages.map(([seconds]) => [seconds, ageOf(seconds).words, ageOf(seconds).holdsFor])).toEqual(ages);
});
