import type {
  LineageEdge,
  LineageGraph,
  LineageImpact,
  LineageNode,
} from '../../../../../shared/src/protocol/lineage.ts';

/** The two ways through a graph: to what a node was made from, and to what depends on it. */
export type Way = 'up' | 'down';

/** Answers put together: what is known of a graph. */
export interface LineageModel {
  root: string;
  nodes: ReadonlyMap<string, LineageNode>;
  edges: readonly LineageEdge[];
  /** Edges of a node by the way that they lead, those that come first in the answers first. */
  ways: Readonly<Record<Way, ReadonlyMap<string, readonly LineageEdge[]>>>;
  /** How many neighbours a node has each way, known or not. */
  neighbours: ReadonlyMap<string, Readonly<Record<Way, number>>>;
  impact: LineageImpact;
  leftOut: number;
  isComplete: boolean;
  revision: number;
}

/** The other end of an edge. */
export function endOf(edge: Pick<LineageEdge, 'source' | 'target'>, way: Way): string {
  return way === 'up' ? edge.source : edge.target;
}

/** Puts answers together, the root's first. What a later one says of a node is newer. */
export function mergeAnswers([first, ...others]: readonly [LineageGraph, ...LineageGraph[]]): LineageModel {
  const nodes = new Map<string, LineageNode>();
  const edges = new Map<string, LineageEdge>();
  const neighbours = new Map<string, Record<Way, number>>();
  for (const answer of [first, ...others]) {
    for (const edge of answer.edges) mergeEdge(edges, edge);
    const ways = edgesByWay(answer.edges);
    for (const node of answer.nodes) {
      nodes.set(node.key, node);
      const before = neighbours.get(node.key) ?? { up: 0, down: 0 };
      neighbours.set(node.key, {
        up: Math.max(before.up, node.moreUp + countEnds(ways.up.get(node.key), 'up')),
        down: Math.max(before.down, node.moreDown + countEnds(ways.down.get(node.key), 'down')),
      });
    }
  }
  const known = [...edges.values()].filter(({ source, target }) => nodes.has(source) && nodes.has(target));
  const { root, impact, leftOut, revision } = first;
  const isComplete = [first, ...others].every((answer) => answer.isComplete);
  const ways = edgesByWay(known);
  return { root, nodes, edges: known, ways, neighbours, impact, leftOut, isComplete, revision };
}

function mergeEdge(edges: Map<string, LineageEdge>, edge: LineageEdge): void {
  const key = JSON.stringify([edge.source, edge.target, edge.kind, edge.method]);
  const before = edges.get(key);
  // Whether an edge closes a circle may show only where more of the graph was looked at.
  const isInCycle = before?.isInCycle === true || edge.isInCycle === true;
  edges.set(key, isInCycle ? { ...edge, isInCycle } : edge);
}

function edgesByWay(edges: readonly LineageEdge[]): Record<Way, Map<string, LineageEdge[]>> {
  return { up: Map.groupBy(edges, ({ target }) => target), down: Map.groupBy(edges, ({ source }) => source) };
}

/** Different nodes at the other ends. */
export function countEnds(edges: readonly LineageEdge[] | undefined, way: Way): number {
  return new Set(edges?.map((edge) => endOf(edge, way))).size;
}

/** All that leads to a node or depends on it, the node included. */
export function relatives(
  key: string,
  ways: Readonly<Record<Way, ReadonlyMap<string, readonly Pick<LineageEdge, 'source' | 'target'>[]>>>,
): Set<string> {
  const found = new Set([key]);
  for (const way of ['up', 'down'] as const) {
    const seen = new Set([key]);
    for (const at of seen) {
      for (const edge of ways[way].get(at) ?? []) seen.add(endOf(edge, way));
    }
    for (const relative of seen) found.add(relative);
  }
  return found;
}
