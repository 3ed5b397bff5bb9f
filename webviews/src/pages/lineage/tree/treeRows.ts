import { endOf, type Way } from '../graph/lineageModel.ts';
import type { LineageEdge } from '../../../../../shared/src/protocol/lineage.ts';
import type { VisibleGraph, VisibleNode } from '../graph/visibleGraph.ts';
import { numeral } from '../../../../../shared/src/counted.ts';
import { edgeWords, nodeName, nodeSentence } from '../labels.ts';

/** A line of the tree. */
export interface TreeRow {
  /** Where it stands in the tree: the same as long as it stands there. */
  path: string;
  /** From 1 on. */
  level: number;
  position: number;
  /** Lines with the same parent. */
  siblings: number;
  /** Absent on a line that can be neither opened nor closed. */
  isOpen?: boolean;
  content: TreeContent;
}

export type TreeContent =
  | { type: 'root'; visible: VisibleNode }
  /** All that lies one way from the root. */
  | { type: 'way'; way: Way; count: number }
  | NodeContent
  /** What lies beside a node the other way than its line goes on: what else depends on a source, or other sources. */
  | OthersContent
  /** Neighbours that a click brings. */
  | { type: 'more'; way: Way; key: string; count: number; isLeast: boolean };

/** A neighbour of the node `from`, come to one way. */
interface NodeContent {
  type: 'node';
  way: Way;
  from: string;
  visible: VisibleNode;
  edges: readonly LineageEdge[];
  isRepeated: boolean;
}

/** Neighbours of a node one way that the tree does not name anyway, where it goes the other way. */
interface OthersContent {
  type: 'others';
  way: Way;
  from: string;
  key: string;
  count: number;
  isLeast: boolean;
}

/** Lines that are open without having been opened: those above this level. */
const OPEN_LEVELS = 3;

/** True where a line is open; `toggled` holds the paths that were opened or closed by hand. */
function isOpen(path: string, level: number, toggled: ReadonlySet<string>): boolean {
  return level <= OPEN_LEVELS !== toggled.has(path);
}

/**
 * A graph as lines of a tree: the root, its sources and their sources, and what depends on it in the same way. A node that
 * can be come to by several ways stands below each, but what is below it only once. What lies beside a node the other way stands
 * in a line of its own, which is closed at first.
 */
export function treeRows(graph: VisibleGraph, toggled: ReadonlySet<string>): TreeRow[] {
  const root = graph.nodes.get(graph.root);
  if (root === undefined) return [];
  const rows: TreeRow[] = [];
  const ways = (['up', 'down'] as const).filter(
    (way) => graph.ways[way].has(graph.root) || root.more[way] > 0,
  );
  const first: TreeRow = {
    path: 'root',
    level: 1,
    position: 1,
    siblings: 1,
    content: { type: 'root', visible: root },
  };
  rows.push(first);
  // Both ways from the root stand at its own lines.
  const seen = new Set(['up', 'down'].map((way) => `${way} ${graph.root}`));
  if (ways.length === 0) return rows;
  const spine = { up: reach(graph, 'up'), down: reach(graph, 'down') };
  first.isOpen = isOpen(first.path, 1, toggled);
  if (!first.isOpen) return rows;
  for (const [at, way] of ways.entries()) {
    const count = endsOf(graph, graph.root, way).length;
    const open = isOpen(way, 2, toggled);
    const place = { path: way, level: 2, position: at + 1, siblings: ways.length, isOpen: open };
    rows.push({ ...place, content: { type: 'way', way, count } });
    if (open) addNeighbours({ graph, toggled, rows, seen, spine }, graph.root, way);
  }
  return rows;
}

interface Walk {
  graph: VisibleGraph;
  toggled: ReadonlySet<string>;
  rows: TreeRow[];
  /** Ways from nodes, `way key`, that stand in the tree already. */
  seen: Set<string>;
  /** The root with all that it came from, and with all that depends on it. */
  spine: Readonly<Record<Way, ReadonlySet<string>>>;
}

function reach(graph: VisibleGraph, way: Way): Set<string> {
  const reached = new Set([graph.root]);
  for (const key of reached) for (const { end } of endsOf(graph, key, way)) reached.add(end);
  return reached;
}

/** Lines of the neighbours of a node. An own stack, since a chain of sources may be longer than that of calls. */
function addNeighbours(walk: Walk, root: string, first: Way): void {
  const { graph, toggled, rows, seen } = walk;
  const stack = [placed(linesBelow(graph, root, first, 3)).reverse()];
  for (let lines = stack.at(-1); lines !== undefined; lines = stack.at(-1)) {
    const line = lines.pop();
    if (line === undefined) {
      stack.pop();
      continue;
    }
    const { content, path, level } = line;
    rows.push(line);
    if (content.type !== 'node' && content.type !== 'others') continue;
    const { way } = content;
    const key = content.type === 'node' ? content.visible.node.key : content.key;
    const isSeen = seen.has(`${way} ${key}`);
    if (content.type === 'node') content.isRepeated = isSeen;
    if (isSeen) continue;
    const isNamed = (end: string): boolean => content.type === 'others' && isElsewhere(walk, content, end);
    const below = linesBelow(graph, key, way, level + 1).filter(
      (row) => row.content.type !== 'node' || !isNamed(row.content.visible.node.key),
    );
    if (content.type === 'node') below.push(...othersOf(walk, content, level + 1));
    if (below.length === 0) continue;
    line.isOpen = isOpen(path, level, toggled);
    if (!line.isOpen) continue;
    seen.add(`${way} ${key}`);
    stack.push(placed(below).reverse());
  }
}

/** What stands below a node stands there once a way, so that the node, its end and the way name the line. */
function linesBelow(graph: VisibleGraph, key: string, way: Way, level: number): TreeRow[] {
  const place = { level, position: 1, siblings: 1 };
  const rows = endsOf(graph, key, way).map(({ end, visible, edges }): TreeRow => {
    const content = { type: 'node', way, from: key, visible, edges, isRepeated: false } as const;
    return { path: JSON.stringify([way, key, end]), ...place, content };
  });
  const { count, isLeast } = moreOf(graph, key, way);
  if (count === 0) return rows;
  const content = { type: 'more', way, key, count, isLeast } as const;
  return [...rows, { path: JSON.stringify([way, key]), ...place, content }];
}

/** The line of what lies beside a node the other way; none where nothing does, or it stands in the tree already. */
function othersOf(walk: Walk, { way, from, visible }: NodeContent, level: number): TreeRow[] {
  const { key } = visible.node;
  const other = way === 'up' ? 'down' : 'up';
  if (walk.seen.has(`${other} ${key}`)) return [];
  const place = { type: 'others', way: other, from, key } as const;
  const ends = endsOf(walk.graph, key, other).filter(({ end }) => !isElsewhere(walk, place, end));
  const more = moreOf(walk.graph, key, other);
  const count = ends.length + more.count;
  if (count === 0) return [];
  const content = { ...place, count, isLeast: more.isLeast };
  return [{ path: othersPath(other, key), level, position: 1, siblings: 1, content }];
}

/** True where the tree names the edge to a node of such a line anyway. */
function isElsewhere(
  { spine }: Walk,
  { way, from, key }: Pick<OthersContent, 'way' | 'from' | 'key'>,
  end: string,
): boolean {
  return end === from || end === key || spine[way === 'up' ? 'down' : 'up'].has(end);
}

/** Where the line of what lies beside a node stands. */
export function othersPath(way: Way, key: string): string {
  return JSON.stringify(['others', way, key]);
}

function moreOf({ nodes }: VisibleGraph, key: string, way: Way): { count: number; isLeast: boolean } {
  const visible = nodes.get(key);
  return {
    count: visible?.more[way] ?? 0,
    isLeast: way === 'up' && visible?.node.isMoreUpLeast === true,
  };
}

/** Lines with the same parent know how many they are. */
function placed(rows: readonly TreeRow[]): TreeRow[] {
  return rows.map((row, at) => ({ ...row, position: at + 1, siblings: rows.length }));
}

function endsOf(
  { nodes, ways }: VisibleGraph,
  key: string,
  way: Way,
): { end: string; visible: VisibleNode; edges: LineageEdge[] }[] {
  const byEnd = Map.groupBy(ways[way].get(key) ?? [], (edge) => endOf(edge, way));
  return [...byEnd].flatMap(([end, edges]) => {
    const visible = nodes.get(end);
    return visible === undefined ? [] : [{ end, visible, edges }];
  });
}

/** What leads to a node: the kinds of its edges in words, methods and marks. */
export function relationOf(edges: readonly LineageEdge[], way: Way): string {
  return [...new Set(edges.flatMap((edge) => edgeWords(edge, way)))].join(', ');
}

/** A line in words, for screen readers. */
export function rowSentence({ content }: TreeRow): string {
  switch (content.type) {
    case 'root':
      return nodeSentence(content.visible.node);
    case 'way':
      return `${wayTitle(content.way)}, ${String(content.count)}`;
    case 'node': {
      const { visible, edges, way, isRepeated } = content;
      return nodeSentence(visible.node, [relationOf(edges, way), ...(isRepeated ? ['shown above'] : [])]);
    }
    case 'others':
      return `${othersTitle(content.way)}, ${othersCount(content)}`;
    case 'more':
      return moreTitle(content);
  }
}

/** What a line begins with, for typing ahead. */
export function rowName({ content }: TreeRow): string {
  switch (content.type) {
    case 'root':
    case 'node':
      return nodeName(content.visible.node);
    case 'way':
      return wayTitle(content.way);
    case 'others':
      return othersTitle(content.way);
    case 'more':
      return moreTitle(content);
  }
}

export function wayTitle(way: Way): string {
  return way === 'up' ? 'Sources' : 'Depends on this';
}

export function othersTitle(way: Way): string {
  return way === 'up' ? 'Other sources' : 'Others that depend on it';
}

export function othersCount({ count, isLeast }: { count: number; isLeast: boolean }): string {
  return `${isLeast ? 'at least ' : ''}${numeral(count)}`;
}

export function moreTitle({ count, isLeast }: { count: number; isLeast: boolean }): string {
  return `${isLeast ? 'At least ' : ''}${numeral(count)} more…`;
}

/** The node that a line is about. */
export function keyOf({ content }: TreeRow): string | undefined {
  switch (content.type) {
    case 'root':
    case 'node':
      return content.visible.node.key;
    case 'others':
    case 'more':
      return content.key;
    case 'way':
      return undefined;
  }
}
