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
 * Lays a graph out in columns, sources left. Edges to one node that pass the same column share a passage: they lead to one
 * place, and the drawing stays clear. The same graph gives the same layout.
 */
export function layOut(
  keys: readonly string[],
  pairs: readonly (readonly [source: string, target: string])[],
): Layout {
  const edges = withoutCycles(keys, pairs);
  const tallest = Math.sqrt((keys.length * (NODE.width + GAP)) / (SPACING.node * SHAPE)) * SHAPE;
  const columns = columnsOf(keys, edges, Math.max(LEAST_TALL, Math.ceil(tallest)));
  const { items, positions } = itemsOf(columns, edges);
  const unordered = columns.map((): number[] => []);
  for (const [at, { column }] of items.entries()) unordered[column]?.push(at);
  const order = orderColumns(items, unordered);
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

function nodeKey(item: Item | undefined): string[] {
  return item === undefined || item.isPassage ? [] : [item.key];
}

interface Items {
  items: readonly Item[];
  /** Positions in `items`: of a node by its key, of a passage by column and key. */
  positions: {
    node(key: string): number | undefined;
    passage(column: number, key: string): number | undefined;
  };
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
  const passage = (column: number, key: string): number => {
    const known = passages[column]?.get(key);
    if (known !== undefined) return known;
    const made = items.push({ key, isPassage: true, column, left: [], right: [] }) - 1;
    passages[column]?.set(key, made);
    return made;
  };
  for (const { from, to } of edges) {
    const first = nodes.get(from) ?? 0;
    const last = nodes.get(to) ?? 0;
    const end = items[last]?.column ?? 0;
    let before = first;
    for (let column = (items[first]?.column ?? 0) + 1; column <= end; column += 1) {
      const next = column === end ? last : passage(column, to);
      link(items, before, next);
      before = next;
    }
  }
  return {
    items,
    positions: { node: (key) => nodes.get(key), passage: (at, key) => passages[at]?.get(key) },
  };
}

/** Edges that share a passage go on from it as one. */
function link(items: readonly Item[], left: number, right: number): void {
  const [one, other] = [items[left], items[right]];
  if (one === undefined || other === undefined || (one.isPassage && one.right.includes(right))) return;
  one.right.push(right);
  other.left.push(left);
}

function router(
  positions: Items['positions'],
  pointOf: (at: number) => Point,
  columns: number,
): Layout['route'] {
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
      const at = positions.passage(column, isForward ? target : source);
      if (at === undefined) continue;
      const { x, y } = pointOf(at);
      points.push({ x, y: y + middle }, { x: x + NODE.width, y: y + middle });
    }
    points.push({ x: end.x, y: end.y + middle });
    return isForward ? points : points.reverse();
  };
}
