import type { LineageEdge } from '../../../../../shared/src/protocol/lineage.ts';
import type { VisibleGraph } from '../graph/visibleGraph.ts';
import { NODE, type Layout, type Point } from '../layout/layout.ts';
import type { Region } from './linesCanvas.ts';

/** How an edge is drawn: by a family of kinds, and its marks. */
export interface EdgeStyle {
  family: 'derivation' | 'version' | 'membership' | 'run' | 'commit' | 'through';
  isStale: boolean;
  isInCycle: boolean;
  isLit: boolean;
}

/** Edges of one style and neighbourhood as the data of two SVG paths. */
export interface EdgeLines {
  style: EdgeStyle;
  /** Where they lie. */
  region: Region;
  lines: string;
  heads: string;
}

/** A text beside an edge. */
export interface EdgeLabel extends Point {
  text: string;
  isStale: boolean;
  isInCycle: boolean;
  isLit: boolean;
}

/** Families of kinds that are drawn alike. */
const FAMILIES: Readonly<Record<LineageEdge['kind'], Exclude<EdgeStyle['family'], 'through'>>> = {
  derived_from: 'derivation',
  extracted_from: 'derivation',
  next_version: 'version',
  member_of: 'membership',
  few_shot_of: 'membership',
  used_by_run: 'run',
  produced_by_run: 'run',
  committed_in: 'commit',
};

/** How an edge is drawn; without `lit` all is lit. */
export function styleOf(edge: LineageEdge, lit: ReadonlySet<string> | undefined): EdgeStyle {
  return {
    family: edge.through === undefined ? FAMILIES[edge.kind] : 'through',
    isStale: edge.isStale === true,
    isInCycle: edge.isInCycle === true,
    isLit: lit === undefined || (lit.has(edge.source) && lit.has(edge.target)),
  };
}

/**
 * The edges of a graph, put together by style and neighbourhood: some large paths are drawn faster than many small ones, and
 * those that are out of sight are not painted. Edges that share a passage share its lines.
 */
export function edgeLines(
  { edges }: VisibleGraph,
  layout: Layout,
  lit: ReadonlySet<string> | undefined,
): EdgeLines[] {
  const groups = new Map<string, Group>();
  for (const edge of edges) {
    const style = styleOf(edge, lit);
    const name = styleName(style);
    const stretches = stretchesOf(edge, layout);
    for (const [at, stretch] of stretches.entries()) {
      const key = `${name} ${blockOf(stretch.start)}`;
      const group = groups.get(key) ?? { style, region: { ...NOWHERE }, lines: new Set(), heads: new Set() };
      groups.set(key, group);
      widen(group.region, stretch);
      group.lines.add(stretch.data);
      if (at === stretches.length - 1) group.heads.add(headOf(edge, stretch, layout));
    }
  }
  // What is not lit lies below.
  return [...groups.values()]
    .sort((one, other) => Number(one.style.isLit) - Number(other.style.isLit))
    .map(({ style, region, lines, heads }) => ({
      style,
      region,
      lines: [...lines].join(''),
      heads: [...heads].join(''),
    }));
}

/** Equal for equal styles. */
function styleName({ family, isStale, isInCycle, isLit }: EdgeStyle): string {
  return `${family} ${String(isStale)} ${String(isInCycle)} ${String(isLit)}`;
}

interface Group {
  style: EdgeStyle;
  region: Region;
  lines: Set<string>;
  heads: Set<string>;
}

const NOWHERE: Region = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
/** Room for arrows and the width of lines. */
const AROUND = 40;

/** Makes a region large enough for a piece of a line. */
function widen(region: Region, { start, end }: Stretch): void {
  region.left = Math.min(region.left, start.x - AROUND, end.x - AROUND);
  region.top = Math.min(region.top, start.y - AROUND, end.y - AROUND);
  region.right = Math.max(region.right, start.x + AROUND, end.x + AROUND);
  region.bottom = Math.max(region.bottom, start.y + AROUND, end.y + AROUND);
}

/** Pixels of a side of the blocks that lines and shapes are put together by. */
const BLOCK = 1200;

/** The block in which a place lies. */
export function blockOf({ x, y }: Point): string {
  return `${String(Math.floor(x / BLOCK))} ${String(Math.floor(y / BLOCK))}`;
}

/** A piece of a line. */
export interface Stretch {
  start: Point;
  end: Point;
  data: string;
}

/** The pieces of an edge's line as data of SVG paths: curves between columns, straight through them. */
export function stretchesOf(
  { source, target }: Pick<LineageEdge, 'source' | 'target'>,
  layout: Layout,
): Stretch[] {
  if (source === target) {
    const { x, y } = layout.places.get(source) ?? { x: 0, y: 0 };
    const start = { x: x + NODE.width, y };
    return [{ start, end: start, data: loopOf({ x, y }) }];
  }
  const points = layout.route(source, target);
  return points.slice(1).flatMap((end, at) => {
    const start = points[at];
    if (start === undefined) return [];
    const middle = (start.x + end.x) / 2;
    const curve = `C${text({ x: middle, y: start.y })} ${text({ x: middle, y: end.y })} ${text(end)}`;
    return [{ start, end, data: `M${text(start)}${at % 2 === 0 ? curve : `L${text(end)}`}` }];
  });
}

/** A small arc above the right corner of a node. */
function loopOf(place: Point): string {
  const right = place.x + NODE.width;
  return `M${text({ x: right, y: place.y + 12 })}c26 -6 18 -34 -14 -26c-10 3 -12 8 -12 12`;
}

/** The arrow at the end of a line. */
function headOf({ source, target }: LineageEdge, { start, end }: Stretch, layout: Layout): string {
  if (source === target) {
    const { x = 0, y = 0 } = layout.places.get(target) ?? {};
    return `M${text({ x: x + NODE.width - 26, y })}l-4 -7l8 0z`;
  }
  const back = start.x < end.x ? -8 : 8;
  return `M${text(end)}l${String(back)} -4l0 8z`;
}

/** The texts beside edges: how the target was made, and what marks the edge. Edges between the same nodes have one. */
export function edgeLabels(
  graph: VisibleGraph,
  layout: Layout,
  lit: ReadonlySet<string> | undefined,
): EdgeLabel[] {
  const pairs = Map.groupBy(graph.edges, ({ source, target }) => JSON.stringify([source, target]));
  const labels: EdgeLabel[] = [];
  for (const group of pairs.values()) {
    const [edge] = group;
    if (edge === undefined) continue;
    const isStale = group.some((one) => one.isStale === true);
    const isInCycle = group.some((one) => one.isInCycle === true);
    const methods = group.flatMap(({ method }) => (method === undefined || method === '' ? [] : [method]));
    const words = [...methods, ...(isStale ? ['⚠ stale'] : []), ...(isInCycle ? ['↻ cycle'] : [])];
    if (words.length === 0) continue;
    const isLit = styleOf(edge, lit).isLit;
    labels.push({ ...labelPlace(edge, graph, layout), text: words.join(' · '), isStale, isInCycle, isLit });
  }
  return labels;
}

/** Where edges that begin or end at one node lie apart: on their first stretch, towards the end that fewer of them share. */
function labelPlace(edge: LineageEdge, { ways }: VisibleGraph, layout: Layout): Point {
  if (edge.source === edge.target) {
    const { x = 0, y = 0 } = layout.places.get(edge.source) ?? {};
    return { x: x + NODE.width - 8, y: y - 24 };
  }
  const [start = { x: 0, y: 0 }, end = start] = layout.route(edge.source, edge.target);
  const leaving = ways.down.get(edge.source)?.length ?? 0;
  const arriving = ways.up.get(edge.target)?.length ?? 0;
  const at = leaving === arriving ? 0.5 : leaving > arriving ? 0.62 : 0.38;
  // The curve runs level at both ends (a cubic with both controls in the middle).
  const across = 1.5 * at * (1 - at) + at ** 3;
  const along = 3 * at ** 2 - 2 * at ** 3;
  return { x: start.x + (end.x - start.x) * across, y: start.y + (end.y - start.y) * along };
}

function text({ x, y }: Point): string {
  return `${String(Math.round(x))} ${String(Math.round(y))}`;
}
