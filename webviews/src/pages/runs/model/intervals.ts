import type { MeasuredGain } from '../../../../../shared/src/protocol/runs.ts';
import { studentQuantile } from './student.ts';

/** A mean with its 95 % interval and the rows behind it. */
export interface MeanScore {
  score: number;
  low: number;
  high: number;
  rows: number;
}

/** The distance from 0 within which 95 % of the normal distribution lie. */
const Z = 1.959963984540054;

/**
 * The mean of scores with its interval, as the runner reckons it; a row without a score counts for nothing. Wilson (1927) where
 * all scores are 0 or 1, else that of bounded values. `undefined` without any score.
 */
export function meanScore(scores: readonly (number | null | undefined)[]): MeanScore | undefined {
  const found = scores.filter((score): score is number => typeof score === 'number');
  const rows = found.length;
  if (rows === 0) return undefined;
  const score = sum(found) / rows;
  if (found.every((one) => one === 0 || one === 1)) {
    const scale = 1 + Z ** 2 / rows;
    const centre = (score + Z ** 2 / (2 * rows)) / scale;
    const half = (Z / scale) * Math.sqrt((score * (1 - score)) / rows + Z ** 2 / (4 * rows ** 2));
    const [low, high] = [Math.max(0, centre - half), Math.min(1, centre + half)];
    return { score, low: Math.min(score, low), high: Math.max(score, high), rows };
  }
  const { centre, error } = bounded(found, 0, 1);
  const half = rows > 1 ? studentQuantile(rows - 1) * error : 1;
  return { score, low: Math.max(0, centre - half), high: Math.min(1, centre + half), rows };
}

/**
 * The mean of scores less that of others, row by row, as the runner reckons gains; rows that lack one of the two are left out.
 * Bonett and Price (2012) where all differences are −1, 0 or 1. `undefined` without any row.
 */
export function meanDifference(
  pairs: readonly (readonly [score: number | null | undefined, other: number | null | undefined])[],
): MeasuredGain | undefined {
  const found = pairs.flatMap(([score, other]) =>
    typeof score === 'number' && typeof other === 'number' ? [score - other] : [],
  );
  const rows = found.length;
  if (rows === 0) return undefined;
  const difference = sum(found) / rows;
  const { centre, half } = differenceBounds(found);
  // Of a single row nothing is known but itself.
  if (rows < 2) return { difference, rows };
  return { difference, low: Math.max(-1, centre - half), high: Math.min(1, centre + half), rows };
}

function differenceBounds(found: readonly number[]): { centre: number; half: number } {
  const rows = found.length;
  if (found.every((one) => one === -1 || one === 0 || one === 1)) {
    const centre = sum(found) / (rows + 2);
    const squares = sum(found.map((one) => one ** 2)) + 2;
    return { centre, half: Z * Math.sqrt((squares / (rows + 2) - centre ** 2) / (rows + 2)) };
  }
  const { centre, error } = bounded(found, -1, 1);
  return { centre, half: studentQuantile(Math.max(1, rows - 1)) * error };
}

/** Centre and standard error of the mean of bounded values, half a value added at either end. */
function bounded(values: readonly number[], least: number, most: number): { centre: number; error: number } {
  const weight = values.length + 1;
  const centre = (sum(values) + (least + most) / 2) / weight;
  const squares = sum(values.map((value) => value ** 2)) + (least ** 2 + most ** 2) / 2;
  return { centre, error: Math.sqrt((squares / weight - centre ** 2) / (weight - 1)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
