import type { LineageEdge, LineageNode } from '../../../../../shared/src/protocol/lineage.ts';
import type { LineageView } from '../../../../../shared/src/protocol/lineagePage.ts';
import { countEnds, endOf, type LineageModel, type Way } from './lineageModel.ts';

/** What of a view decides which nodes and edges are seen. */
export type Visibility = Pick<
  LineageView,
  'collapsed' | 'hiddenKinds' | 'hiddenEdges' | 'hiddenStatuses' | 'committed'
>;

/** A node that is seen. */
export interface VisibleNode {
  node: LineageNode;
  /** Neighbours each way that can be had by a click: not asked for yet, or collapsed. */
  more: Readonly<Record<Way, number>>;
}

/** What is seen of a model. */
export interface VisibleGraph {
  root: string;
  nodes: ReadonlyMap<string, VisibleNode>;
  edges: readonly LineageEdge[];
  ways: Readonly<Record<Way, ReadonlyMap<string, readonly LineageEdge[]>>>;
  /** Nodes that filters put away. */
  filtered: number;
}

/** How a collapsed side of a node is written in a view. */
export function collapsedSide(way: Way, key: string): string {
  return `${way} ${key}`;
}

/**
 * The part of a model that a view shows: what can be reached from the root without going on from a collapsed side,
 * without the nodes that filters put away. Where those lay between two nodes, an edge leads through.
 */
export function visibleGraph(model: LineageModel, view: Visibility): VisibleGraph {
  const passes = nodeFilter(model, view);
  const edgePasses = ({ kind }: LineageEdge): boolean => !view.hiddenEdges.includes(kind);
  const reached = reach(model, new Set(view.collapsed), edgePasses);
  const isSeen = (key: string): boolean => reached.has(key) && passes(key);
  const direct: LineageEdge[] = model.edges.filter(
    (edge) => edgePasses(edge) && isSeen(edge.source) && isSeen(edge.target),
  );
  const seen = [...reached].filter(passes);
  const edges = [...direct, ...edgesThrough(model, seen, { reached, passes, edgePasses }, direct)];
  const nodes = new Map<string, VisibleNode>();
  for (const key of seen) {
    const node = model.nodes.get(key);
    if (node !== undefined)
      nodes.set(key, { node, more: moreOf(model, key, { reached, passes, edgePasses }) });
  }
  const ways = {
    up: Map.groupBy(edges, ({ target }) => target),
    down: Map.groupBy(edges, ({ source }) => source),
  };
  return { root: model.root, nodes, edges, ways, filtered: reached.size - seen.length };
}

function nodeFilter({ nodes, root }: LineageModel, view: Visibility): (key: string) => boolean {
  const { since = -Infinity, until = Infinity } = view.committed;
  return (key) => {
    const node = nodes.get(key);
    if (key === root || node === undefined) return key === root;
    if (view.hiddenKinds.includes(node.kind) || view.hiddenStatuses.includes(node.status ?? '')) return false;
    // What no commit brought yet has no time: it stays.
    return node.time === undefined || (node.time >= since && (node.firstTime ?? node.time) <= until);
  };
}

function reach(
  { root, ways }: LineageModel,
  collapsed: ReadonlySet<string>,
  edgePasses: (edge: LineageEdge) => boolean,
): Set<string> {
  const reached = new Set([root]);
  for (const key of reached) {
    for (const way of ['up', 'down'] as const) {
      if (collapsed.has(collapsedSide(way, key))) continue;
      for (const edge of ways[way].get(key) ?? []) if (edgePasses(edge)) reached.add(endOf(edge, way));
    }
  }
  return reached;
}

interface Passing {
  reached: ReadonlySet<string>;
  passes: (key: string) => boolean;
  edgePasses: (edge: LineageEdge) => boolean;
}

function edgesThrough(
  { ways }: LineageModel,
  seen: readonly string[],
  { reached, passes, edgePasses }: Passing,
  direct: readonly LineageEdge[],
): LineageEdge[] {
  if (seen.length === reached.size) return [];
  const known = new Set(direct.map(({ source, target }) => JSON.stringify([source, target])));
  const found: LineageEdge[] = [];
  const next = (key: string): LineageEdge[] =>
    (ways.down.get(key) ?? []).filter((edge) => edgePasses(edge) && reached.has(edge.target));
  for (const source of seen) {
    const first = next(source).filter(({ target }) => !passes(target));
    // How many nodes lie between, by the shortest way.
    const hidden = new Map(first.map(({ target }) => [target, 1]));
    const targets = new Map<string, LineageEdge>();
    for (const [key, through] of hidden) {
      for (const { target, kind } of next(key)) {
        if (!passes(target)) hidden.set(target, hidden.get(target) ?? through + 1);
        else if (!targets.has(target)) targets.set(target, { source, target, kind, through });
      }
    }
    for (const [target, edge] of targets) {
      if (target !== source && !known.has(JSON.stringify([source, target]))) found.push(edge);
    }
  }
  return found;
}

function moreOf(
  { ways, neighbours }: LineageModel,
  key: string,
  { reached, passes, edgePasses }: Passing,
): Record<Way, number> {
  const count = (way: Way): number => {
    const edges = ways[way].get(key) ?? [];
    const unknown = (neighbours.get(key)?.[way] ?? 0) - countEnds(edges, way);
    // Collapsed, and nothing but that: a click brings no node that a filter puts away.
    const putAway = edges.filter((edge) => edgePasses(edge) && !reached.has(endOf(edge, way)));
    return (
      Math.max(0, unknown) +
      countEnds(
        putAway.filter((edge) => passes(endOf(edge, way))),
        way,
      )
    );
  };
  return { up: count('up'), down: count('down') };
}
