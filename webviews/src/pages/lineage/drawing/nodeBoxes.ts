import type { Way } from '../graph/lineageModel.ts';
import type { VisibleGraph } from '../graph/visibleGraph.ts';
import { NODE, type Layout, type Point } from '../layout/layout.ts';

/** Size and distance of the handle that brings more neighbours. */
export const HANDLE = { width: 34, height: 18, gap: 2 } as const;

/** What lies under a place. */
export interface Hit {
  key: string;
  part: 'body' | Way;
}

/** Nodes that a part of the drawing shows, handles included. */
export function nodesIn(layout: Layout, from: Point, to: Point): string[] {
  const found: string[] = [];
  const reach = HANDLE.width + HANDLE.gap;
  for (const column of layout.columns) {
    const [first] = column;
    const x = first === undefined ? undefined : layout.places.get(first)?.x;
    if (x === undefined || x + NODE.width + reach < from.x || x - reach > to.x) continue;
    for (let at = firstBelow(column, layout, from.y - NODE.height); at < column.length; at += 1) {
      const key = column[at] ?? '';
      if ((layout.places.get(key)?.y ?? Infinity) > to.y) break;
      found.push(key);
    }
  }
  return found;
}

function firstBelow(column: readonly string[], { places }: Layout, y: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places.get(column[middle] ?? '')?.y ?? 0) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What lies at a place of the drawing. */
export function hitAt(layout: Layout, graph: VisibleGraph, { x, y }: Point): Hit | undefined {
  for (const key of nodesIn(layout, { x, y }, { x, y })) {
    const place = layout.places.get(key);
    const more = graph.nodes.get(key)?.more;
    if (place === undefined || more === undefined) continue;
    if (y < place.y || y > place.y + NODE.height) continue;
    if (x >= place.x && x <= place.x + NODE.width) return { key, part: 'body' };
    const isAtHandle = Math.abs(y - place.y - NODE.height / 2) <= HANDLE.height / 2 + 2;
    if (isAtHandle && x < place.x && more.up > 0) return { key, part: 'up' };
    if (isAtHandle && x > place.x + NODE.width && more.down > 0) return { key, part: 'down' };
  }
  return undefined;
}
