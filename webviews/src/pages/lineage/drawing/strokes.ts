import { bucketOf } from '../colours.ts';
import { NODE, type Point } from '../layout/layout.ts';
import { blockOf, type EdgeLines, type EdgeStyle } from './edgeLines.ts';
import type { Region, Stroke } from './linesCanvas.ts';
import type { Colours, Scene } from './scene.ts';

/** Lengths of dashes and gaps by what an edge is, in pixels; the legend and exported files use the same. */
export const DASHES: Readonly<Record<EdgeStyle['family'], readonly number[]>> = {
  derivation: [],
  version: [2, 3],
  membership: [8, 4],
  run: [8, 3, 2, 3],
  commit: [1, 4],
  through: [3, 5],
};
/** How much is seen of what is not lit. */
const DIM = 0.25;

/** The lines of edges as they are drawn between boxes. */
export function edgeStrokes(edges: readonly EdgeLines[], colours: Colours): Stroke[] {
  return edges.flatMap(({ style, region, lines, heads }): Stroke[] => {
    const { family, isInCycle, isLit } = style;
    const look = { region, color: colorOf(style, colours), alpha: isLit ? 1 : DIM };
    const line = { width: isInCycle ? 2.5 : 1.2, dash: DASHES[family] };
    return [
      { ...look, data: lines, line },
      { ...look, data: heads },
    ];
  });
}

/** Edges of which nothing can be read: thin lines, those that are marked a little thicker. */
export function farEdgeStrokes(edges: readonly EdgeLines[], colours: Colours): Stroke[] {
  return edges.map(({ style, region, lines }): Stroke => {
    const isMarked = style.isStale || style.isInCycle;
    const alpha = (isMarked ? 1 : 0.5) * (style.isLit ? 1 : DIM);
    const line = { width: isMarked ? 1.4 : 0.6, dash: [] };
    return { region, data: lines, color: colorOf(style, colours), alpha, line };
  });
}

function colorOf({ isStale, isInCycle }: EdgeStyle, colours: Colours): string {
  if (isInCycle) return colours.variable('--cycle');
  return colours.variable(isStale ? '--stale' : '--muted');
}

/** Nodes as surfaces. */
export function shapeStrokes({ graph, layout, lit, colour }: Scene, colours: Colours): Stroke[] {
  const shapes = new Map<string, { bucket: string; isLit: boolean; region: Region; data: string[] }>();
  for (const [key, { node }] of graph.nodes) {
    const place = layout.places.get(key);
    if (place === undefined) continue;
    const isLit = lit === undefined || lit.has(key);
    const bucket = bucketOf(node, colour).name;
    const group = JSON.stringify([bucket, isLit, blockOf(place)]);
    const { region, data } = shapes.get(group) ?? { region: boxOf(place), data: new Array<string>() };
    data.push(boxData(place));
    shapes.set(group, { bucket, isLit, region: around(region, boxOf(place)), data });
  }
  return [...shapes.values()].map(({ bucket, isLit, region, data }): Stroke => {
    return { region, data: data.join(''), color: colours.bucket(bucket), alpha: isLit ? 1 : DIM };
  });
}

/** Frames around the selected node and what the search found, for where nodes are surfaces. */
export function markStrokes({ layout, matches, selected }: Scene, colours: Colours): Stroke[] {
  const keys = new Set(selected === undefined ? matches : [...matches, selected]);
  const boxes = [...keys].flatMap((key) => layout.places.get(key) ?? []);
  const region = { left: 0, top: 0, right: layout.width, bottom: layout.height };
  const color = colours.variable('--vscode-focusBorder');
  return [{ region, data: boxes.map(boxData).join(''), color, alpha: 1, line: { width: 3, dash: [] } }];
}

function boxData({ x, y }: Point): string {
  const { width, height } = NODE;
  return `M${String(Math.round(x))} ${String(Math.round(y))}h${String(width)}v${String(height)}h-${String(width)}z`;
}

function boxOf({ x, y }: Point): Region {
  return { left: x, top: y, right: x + NODE.width, bottom: y + NODE.height };
}

function around(one: Region, other: Region): Region {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
