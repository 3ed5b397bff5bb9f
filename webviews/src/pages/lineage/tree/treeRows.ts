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
  | { type: 'node'; way: Way; visible: VisibleNode; edges: readonly LineageEdge[]; isRepeated: boolean }
  /** Neighbours that a click brings. */
  | { type: 'more'; way: Way; key: string; count: number; isLeast: boolean };

/** Lines that are open without having been opened: those above this level. */
const OPEN_LEVELS = 3;

/** True where a line is open; `toggled` holds the paths that were opened or closed by hand. */
function isOpen(path: string, level: number, toggled: ReadonlySet<string>): boolean {
  return level <= OPEN_LEVELS !== toggled.has(path);
}

/**
 * A graph as lines of a tree: the root, its sources and their sources, and what depends on it in the same way. A node that
 * can be come to by several ways stands below each, but what is below it only once.
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
  if (ways.length === 0) return rows;
  first.isOpen = isOpen(first.path, 1, toggled);
  if (!first.isOpen) return rows;
  for (const [at, way] of ways.entries()) {
    const count = endsOf(graph, graph.root, way).length;
    const open = isOpen(way, 2, toggled);
    const place = { path: way, level: 2, position: at + 1, siblings: ways.length, isOpen: open };
    rows.push({ ...place, content: { type: 'way', way, count } });
    if (open) addNeighbours({ graph, way, toggled, rows, seen: new Set([graph.root]) }, graph.root);
  }
  return rows;
}

interface Walk {
  graph: VisibleGraph;
  way: Way;
  toggled: ReadonlySet<string>;
  rows: TreeRow[];
  /** Nodes whose neighbours stand in the tree already. */
  seen: Set<string>;
}

/** Lines of the neighbours of a node. An own stack, since a chain of sources may be longer than that of calls. */
function addNeighbours(walk: Walk, root: string): void {
  const { graph, way, toggled, rows, seen } = walk;
  const stack = [linesBelow(graph, root, way, 3).reverse()];
  for (let lines = stack.at(-1); lines !== undefined; lines = stack.at(-1)) {
    const line = lines.pop();
    if (line === undefined) {
      stack.pop();
      continue;
    }
    const { content, path, level } = line;
    rows.push(line);
    if (content.type !== 'node') continue;
    const { key } = content.visible.node;
    content.isRepeated = seen.has(key);
    const hasBelow = graph.ways[way].has(key) || content.visible.more[way] > 0;
    if (content.isRepeated || !hasBelow) continue;
    line.isOpen = isOpen(path, level, toggled);
    if (!line.isOpen) continue;
    seen.add(key);
    stack.push(linesBelow(graph, key, way, level + 1).reverse());
  }
}

/** What stands below a node stands there once a way, so that the node, its end and the way name the line. */
function linesBelow(graph: VisibleGraph, key: string, way: Way, level: number): TreeRow[] {
  const ends = endsOf(graph, key, way);
  const more = graph.nodes.get(key)?.more[way] ?? 0;
  const isLeast = way === 'up' && graph.nodes.get(key)?.node.isMoreUpLeast === true;
  const siblings = ends.length + (more > 0 ? 1 : 0);
  const rows = ends.map(({ end, visible, edges }, at): TreeRow => {
    const place = { path: JSON.stringify([way, key, end]), level, position: at + 1, siblings };
    return { ...place, content: { type: 'node', way, visible, edges, isRepeated: false } };
  });
  if (more === 0) return rows;
  const place = { path: JSON.stringify([way, key]), level, position: siblings, siblings };
  return [...rows, { ...place, content: { type: 'more', way, key, count: more, isLeast } }];
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
    case 'more':
      return moreTitle(content);
  }
}

export function wayTitle(way: Way): string {
  return way === 'up' ? 'Sources' : 'Depends on this';
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
    case 'more':
      return content.key;
    case 'way':
      return undefined;
  }
}
