import { expect, test } from 'vitest';
import { labelDoubts } from '../../../server/src/core/neighbours/labelDoubts.ts';
import {
  LEAST_JUDGED,
  median,
  outlierScores,
  UNUSUAL,
} from '../../../server/src/core/neighbours/outlierScores.ts';
import { cloud, tableOf } from './support.ts';

test('planted outliers come first, beside the others of their groups', () => {
  const strangers = cloud(3, 24, 5, 2);
  const [first, second] = [cloud(80, 24, 1, 0.5), cloud(60, 24, 2, 1)];
  const vectors = [...first, strangers[0]!, ...second, strangers[1]!, strangers[2]!];
  const groups = vectors.map((_, position) => (position <= first.length ? 1 : 2));
  const scores = outlierScores(tableOf(vectors, 10, groups));
  expect(scores).toHaveLength(vectors.length);
  const top = scores.slice(0, 3);
  expect(new Set(top.map(({ position }) => position))).toEqual(new Set([80, 141, 142]));
  expect(top.every(({ standing }) => standing >= UNUSUAL)).toBe(true);
  expect(scores.filter(({ standing }) => standing >= UNUSUAL).length).toBeLessThan(6);
});

test('groups with too few records are not judged', () => {
  const vectors = cloud(2 * LEAST_JUDGED - 1, 8, 3, 1);
  const groups = vectors.map((_, position) => (position < LEAST_JUDGED ? 1 : 2));
  const judged = outlierScores(tableOf(vectors, 5, groups)).map(({ position }) => position);
  expect(judged.sort((one, other) => one - other)).toEqual(
    Array.from({ length: LEAST_JUDGED }, (_, at) => at),
  );
  expect(outlierScores(tableOf([], 5))).toEqual([]);
});

test('vectors that are all equal are all usual', () => {
  const [same] = cloud(1, 8, 3, 1);
  const scores = outlierScores(
    tableOf(
      Array.from({ length: 30 }, () => same!),
      5,
    ),
  );
  expect(scores.map(({ standing }) => Math.abs(standing))).toEqual(Array.from({ length: 30 }, () => 0));
});

test('a label is doubted where the nearest agree on another, and nowhere else', () => {
  const vectors = [...cloud(40, 12, 1, 0.4), ...cloud(40, 12, 2, 0.4)];
  const labels = Float64Array.from(vectors, (_, position) => (position < 40 ? 1 : 2));
  labels[7] = 2;
  labels[55] = 3;
  labels[20] = 0;
  const doubts = labelDoubts(tableOf(vectors, 15), labels);
  expect(new Map(doubts.map(({ position, label }) => [position, label]))).toEqual(
    new Map([
      [7, 1],
      [55, 2],
    ]),
  );
  for (const { votes, of } of doubts) expect(votes / of).toBeGreaterThanOrEqual(0.8);
  expect(labelDoubts(tableOf(vectors.slice(0, 6), 15), labels.subarray(0, 6))).toEqual([]);
});

test('the median of an even number is between the middle two', () => {
  expect([median([]), median([3]), median([9, 1]), median([5, 1, 3])]).toEqual([0, 3, 5, 3]);
});
