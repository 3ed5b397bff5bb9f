import { orderColumns, type Item } from './ordering.ts';
import { placeItems } from './placement.ts';
import { columnsOf, withoutCycles, type AcyclicEdge } from './ranks.ts';

/** Sizes of the drawing, in pixels at full size. */
export const NODE = { width: 208, height: 42 } as const;
const GAP = 116;
const SPACING = { node: NODE.height + 14, passage: 12 };
/** Columns are taller than wide screens by this much at most, so that a whole graph fits into one. */
const SHAPE = 1.6;
const LEAST_TALL = 24;

/** Far beyond what a drawing can have, so that two positions make one number. */
const MOST_ITEMS = 2 ** 26;

/** A place in the drawing. */
export interface Point {
  x: number;
  y: number;
}

/** A laid-out graph. */
export interface Layout {
  /** Upper left corners of nodes. */
  places: ReadonlyMap<string, Point>;
  /** Keys of nodes by column, each from top to bottom. */
  columns: readonly (readonly string[])[];
  width: number;
  height: number;
  /**
   * The line of an edge: pairs of points at the left and the right side of each column that it passes, from the side of its
   * source to the side of its target.
   */
  route(source: string, target: string): readonly Point[];
}

/**
 * Lays a graph out in columns, sources left. Long edges to one node, or from one, that pass the same column share a passage:
 * they have one end in common, and the drawing stays clear. The same graph gives the same layout.
 */
export function layOut(
  keys: readonly string[],
  pairs: readonly (readonly [source: string, target: string])[],
): Layout {
  const edges = withoutCycles(keys, pairs);
  const tallest = Math.sqrt((keys.length * (NODE.width + GAP)) / (SPACING.node * SHAPE)) * SHAPE;
  const columns = columnsOf(keys, edges, Math.max(LEAST_TALL, Math.ceil(tallest)));
  const positions = itemsOf(columns, edges);
  const { items } = positions;
  const order = orderColumns(items, firstOrder(items, columns.length));
  const heights = placeItems(items, order, SPACING);
  const top = heights.reduce((least, height) => Math.min(least, height), Infinity);
  const bottom = heights.reduce((most, height) => Math.max(most, height), -Infinity);
  const pointOf = (at: number): Point => ({
    x: (items[at]?.column ?? 0) * (NODE.width + GAP),
    y: (heights[at] ?? 0) - top,
  });
  const places = new Map<string, Point>();
  for (const [at, { key, isPassage }] of items.entries()) if (!isPassage) places.set(key, pointOf(at));
  return {
    places,
    columns: order.map((column) => column.flatMap((at) => nodeKey(items[at]))),
    width: columns.length * (NODE.width + GAP) - GAP,
    height: items.length === 0 ? 0 : bottom - top + NODE.height,
    route: router(positions, pointOf, columns.length),
  };
}

/** The nodes of each column as they come, with the passages in their middle: what passes most columns then runs level. */
function firstOrder(items: readonly Item[], columns: number): number[][] {
  const order = Array.from({ length: columns }, (): Record<'nodes' | 'passages', number[]> => {
    return { nodes: [], passages: [] };
  });
  for (const [at, { column, isPassage }] of items.entries())
    order[column]?.[isPassage ? 'passages' : 'nodes'].push(at);
  return order.map(({ nodes, passages }) => nodes.toSpliced(Math.floor(nodes.length / 2), 0, ...passages));
}

function nodeKey(item: Item | undefined): string[] {
  return item === undefined || item.isPassage ? [] : [item.key];
}

interface Items {
  items: readonly Item[];
  /** Positions in `items`: of a node by its key, of a passage by its column and the edge. */
  node(key: string): number | undefined;
  passage(column: number, from: string, to: string): number | undefined;
}

function itemsOf(columns: readonly (readonly string[])[], edges: readonly AcyclicEdge[]): Items {
  const items: Item[] = [];
  const nodes = new Map<string, number>();
  const passages = columns.map(() => new Map<string, number>());
  for (const [column, keys] of columns.entries()) {
    for (const key of keys) {
      nodes.set(key, items.push({ key, isPassage: false, column, left: [], right: [] }) - 1);
    }
  }
  const columnOf = (key: string): number => items[nodes.get(key) ?? 0]?.column ?? 0;
  const bundleOf = bundles(edges.filter(({ from, to }) => columnOf(to) - columnOf(from) > 1));
  const passage = (column: number, bundle: string): number => {
    const known = passages[column]?.get(bundle);
    if (known !== undefined) return known;
    const made = items.push({ key: bundle, isPassage: true, column, left: [], right: [] }) - 1;
    passages[column]?.set(bundle, made);
    return made;
  };
  const linked = new Set<number>();
  for (const { from, to } of edges) {
    const bundle = bundleOf(from, to);
    let before = nodes.get(from) ?? 0;
    for (let column = columnOf(from) + 1; column <= columnOf(to); column += 1) {
      const next = column === columnOf(to) ? (nodes.get(to) ?? 0) : passage(column, bundle);
      link(items, before, next, linked);
      before = next;
    }
  }
  return {
    items,
    node: (key) => nodes.get(key),
    passage: (column, from, to) => passages[column]?.get(bundleOf(from, to)),
  };
}

/** Which edges share their passages: those of the end that more of the long edges have in common. */
function bundles(long: readonly AcyclicEdge[]): (from: string, to: string) => string {
  const leaving = new Map<string, number>();
  const arriving = new Map<string, number>();
  for (const { from, to } of long) {
    leaving.set(from, (leaving.get(from) ?? 0) + 1);
    arriving.set(to, (arriving.get(to) ?? 0) + 1);
  }
  return (from, to) => ((leaving.get(from) ?? 0) > (arriving.get(to) ?? 0) ? `from ${from}` : `to ${to}`);
}

/** Edges that share a passage go on from it as one. */
function link(items: readonly Item[], left: number, right: number, linked: Set<number>): void {
  const key = left * MOST_ITEMS + right;
  if (linked.has(key)) return;
  linked.add(key);
  items[left]?.right.push(right);
  items[right]?.left.push(left);
}

function router(positions: Items, pointOf: (at: number) => Point, columns: number): Layout['route'] {
  const columnOf = ({ x }: Point): number => Math.min(columns, Math.round(x / (NODE.width + GAP)));
  return (source, target) => {
    const [from, to] = [positions.node(source), positions.node(target)];
    if (from === undefined || to === undefined) return [];
    const isForward = columnOf(pointOf(from)) < columnOf(pointOf(to));
    const [first, last] = isForward ? [from, to] : [to, from];
    const [start, end] = [pointOf(first), pointOf(last)];
    const middle = NODE.height / 2;
    const points: Point[] = [{ x: start.x + NODE.width, y: start.y + middle }];
    for (let column = columnOf(start) + 1; column < columnOf(end); column += 1) {
      const at = isForward
        ? positions.passage(column, source, target)
        : positions.passage(column, target, source);
      if (at === undefined) continue;
      const { x, y } = pointOf(at);
      points.push({ x, y: y + middle }, { x: x + NODE.width, y: y + middle });
    }
    points.push({ x: end.x, y: end.y + middle });
    return isForward ? points : points.reverse();
  };
}
