import type { Item } from './ordering.ts';

/** Pixels from the middle of one item to the middle of the next below. */
export interface Spacing {
  node: number;
  passage: number;
}

/** How often heights are settled, there and back. */
const SWEEPS = 6;
/** A passage pulls harder, so that long edges run straight. */
const PASSAGE_WEIGHT = 4;
/** What has no neighbours lets all others go first. */
const FREE_WEIGHT = 0.1;

/**
 * Heights (the middle of each item) so that edges run as level as the order of the columns and their spacing allow: each
 * column takes the heights nearest to the mean of its neighbours, by isotonic regression, from left to right and back.
 */
export function placeItems(
  items: readonly Item[],
  columns: readonly (readonly number[])[],
  spacing: Spacing,
): Float64Array {
  const heights = new Float64Array(items.length);
  const half = (item: number): number =>
    (items[item]?.isPassage === true ? spacing.passage : spacing.node) / 2;
  const offsets = columns.map((column) => offsetsOf(column, half));
  for (const [at, column] of columns.entries()) {
    // All columns begin around one middle line.
    const middle = (offsets[at]?.at(-1) ?? 0) / 2;
    for (const [place, item] of column.entries()) heights[item] = (offsets[at]?.[place] ?? 0) - middle;
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    for (let step = 0; step < columns.length; step += 1) {
      const at = isForward ? step : columns.length - 1 - step;
      settle(items, columns[at] ?? [], offsets[at] ?? [], heights, sweep < 2 ? isForward : undefined);
    }
  }
  return heights;
}

function offsetsOf(column: readonly number[], half: (item: number) => number): number[] {
  const offsets: number[] = [];
  for (const [place, item] of column.entries()) {
    const before = column[place - 1];
    offsets.push(before === undefined ? 0 : (offsets[place - 1] ?? 0) + half(before) + half(item));
  }
  return offsets;
}

/** Moves the items of a column; `isForward` says whose neighbours count, both where it is absent. */
function settle(
  items: readonly Item[],
  column: readonly number[],
  offsets: readonly number[],
  heights: Float64Array,
  isForward: boolean | undefined,
): void {
  const wanted = new Float64Array(column.length);
  const weights = new Float64Array(column.length);
  // By number: iterators of pairs take longer than all else here before the code is compiled.
  for (let place = 0; place < column.length; place += 1) {
    const at = column[place] ?? 0;
    const item = items[at];
    const left = isForward === false ? undefined : item?.left;
    const right = isForward === true ? undefined : item?.right;
    const count = (left?.length ?? 0) + (right?.length ?? 0);
    const height = count === 0 ? (heights[at] ?? 0) : (sumOf(left, heights) + sumOf(right, heights)) / count;
    wanted[place] = height - (offsets[place] ?? 0);
    weights[place] = count === 0 ? FREE_WEIGHT : item?.isPassage === true ? PASSAGE_WEIGHT : 1;
  }
  const settled = isotonic(wanted, weights);
  for (let place = 0; place < column.length; place += 1)
    heights[column[place] ?? 0] = (settled[place] ?? 0) + (offsets[place] ?? 0);
}

function sumOf(items: readonly number[] | undefined, heights: Float64Array): number {
  let sum = 0;
  if (items !== undefined) for (const item of items) sum += heights[item] ?? 0;
  return sum;
}

/**
 * The values nearest to the given ones (least squares, weighted) that never fall: pool adjacent violators (Barlow et al.,
 * 1972).
 */
export function isotonic(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const { length } = values;
  const means = new Float64Array(length);
  const sums = new Float64Array(length);
  const ends = new Int32Array(length);
  let pools = 0;
  for (let at = 0; at < length; at += 1) {
    let mean = values[at] ?? 0;
    let sum = weights[at] ?? 1;
    for (; pools > 0 && (means[pools - 1] ?? 0) > mean; pools -= 1) {
      const before = sums[pools - 1] ?? 0;
      mean = ((means[pools - 1] ?? 0) * before + mean * sum) / (before + sum);
      sum += before;
    }
    means[pools] = mean;
    sums[pools] = sum;
    ends[pools] = at + 1;
    pools += 1;
  }
  const result = new Float64Array(length);
  for (let pool = 0, at = 0; pool < pools; pool += 1) {
    const end = ends[pool] ?? 0;
    result.fill(means[pool] ?? 0, at, end);
    at = end;
  }
  return result;
}
