/** Something in a column: a node, or the place where edges with one end in common pass. Neighbours are positions in `items`. */
export interface Item {
  /** Key of the node; of a passage, what its edges have in common. */
  key: string;
  isPassage: boolean;
  column: number;
  left: number[];
  right: number[];
}

/** How often the columns are ordered, there and back. */
const SWEEPS = 4;

/**
 * Orders each column so that edges cross little: everything stands at the mean place of its neighbours in the column before,
 * then in the one behind, again and again (Sugiyama, Tagawa and Toda, 1981). Of all rounds the best one counts.
 */
export function orderColumns(items: readonly Item[], columns: readonly (readonly number[])[]): number[][] {
  let order = columns.map((column) => [...column]);
  const places = new Float64Array(items.length);
  const takePlaces = (column: readonly number[]): void => {
    for (let place = 0; place < column.length; place += 1) places[column[place] ?? 0] = place;
  };
  order.forEach(takePlaces);
  let best = order;
  let fewest = crossings(items, order, places);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const isForward = sweep % 2 === 0;
    const next = order.map((column) => column);
    for (let step = 1; step < order.length; step += 1) {
      const at = isForward ? step : order.length - 1 - step;
      next[at] = ordered(next[at] ?? [], (item) => {
        const { left = [], right = [] } = items[item] ?? {};
        return mean(isForward ? left : right, places) ?? places[item] ?? 0;
      });
      takePlaces(next[at]);
    }
    order = next;
    const count = crossings(items, order, places);
    if (count < fewest) [best, fewest] = [order, count];
  }
  return best;
}

function ordered(column: readonly number[], wanted: (item: number) => number): number[] {
  const places = Float64Array.from(column, wanted);
  const order = column.map((_, at) => at);
  return order.sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0)).map((at) => column[at] ?? 0);
}

function mean(neighbours: readonly number[], places: Float64Array): number | undefined {
  if (neighbours.length === 0) return undefined;
  let sum = 0;
  for (const neighbour of neighbours) sum += places[neighbour] ?? 0;
  return sum / neighbours.length;
}

/** Pairs of edges that cross, counted by a tree of sums over the places to the right (Barth, Jünger and Mutzel, 2002). */
function crossings(
  items: readonly Item[],
  order: readonly (readonly number[])[],
  places: Float64Array,
): number {
  let count = 0;
  for (const [at, column] of order.entries()) {
    const size = order[at + 1]?.length ?? 0;
    const sums = new Uint32Array(size + 1);
    let seen = 0;
    for (const item of column) {
      const right = items[item]?.right ?? [];
      for (const end of right) count += seen - sumUpTo(sums, (places[end] ?? 0) + 1);
      for (const end of right) {
        const first = (places[end] ?? 0) + 1;
        for (let node = first; node <= size; node += node & -node) sums[node] = (sums[node] ?? 0) + 1;
      }
      seen += right.length;
    }
  }
  return count;
}

function sumUpTo(sums: Uint32Array, end: number): number {
  let sum = 0;
  for (let node = end; node > 0; node -= node & -node) sum += sums[node] ?? 0;
  return sum;
}
