/** Steps between marks that people read easily. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
const MOST_MARKS = 6;

/** A part of the scores from 0 to 1, or of their differences, with its marks. */
export interface ScoreScale {
  low: number;
  high: number;
  marks: number[];
}

/** A scale that holds all values, with ends on marks, within `bounds`. */
export function scoreScale(
  values: readonly number[],
  bounds: readonly [number, number] = [0, 1],
): ScoreScale {
  const [least, most] = bounds;
  const lowest = values.length === 0 ? least : Math.min(...values);
  const highest = values.length === 0 ? most : Math.max(...values);
  const span = Math.max(highest - lowest, 0.05);
  const step = STEPS.find((one) => span / one <= MOST_MARKS - 2) ?? 0.5;
  let low = Math.max(least, Math.floor(lowest / step + 1e-9) * step);
  let high = Math.min(most, Math.ceil(highest / step - 1e-9) * step);
  // Values that are all the same need some room on both sides.
  if (high - low < step) [low, high] = [Math.max(least, low - step), Math.min(most, high + step)];
  const count = Math.round((high - low) / step);
  const marks = Array.from({ length: count + 1 }, (_, at) => Number((low + at * step).toFixed(6)));
  return { low, high, marks };
}

/** Where a value lies on a scale, as a share from 0 to 1. */
export function shareOf(value: number, { low, high }: { low: number; high: number }): number {
  return high === low ? 0.5 : Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** A share as SVG takes it: "42.5%". */
export function percent(share: number): string {
  return `${String(Number((100 * share).toFixed(3)))}%`;
}
