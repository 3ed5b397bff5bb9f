import type { LineageEdge } from '../../../../shared/src/protocol/lineage.ts';
import { orderGraph } from '../datasets/cycles.ts';
import type { Link } from './links.ts';
import type { Passage } from './selection.ts';

/** The edges of an answer: each pair of nodes has one of each kind and method. Those that lie on cycles are marked. */
export function edgesOf(links: readonly Link[], passages: readonly Passage[]): LineageEdge[] {
  const edges = new Map<string, LineageEdge>();
  for (const link of links) addEdge(edges, edgeOf(link));
  for (const { source, target, link, through } of passages)
    addEdge(edges, { ...edgeOf(link), source: source.key, target: target.key, through });
  return markCycles([...edges.values()]);
}

function edgeOf({ kind, source, target, method, isStale }: Link): LineageEdge {
  return {
    source: source.key,
    target: target.key,
    kind,
    ...(method !== undefined && { method }),
    ...(isStale === true && { isStale }),
  };
}

function addEdge(edges: Map<string, LineageEdge>, edge: LineageEdge): void {
  const key = JSON.stringify([edge.source, edge.target, edge.kind, edge.method]);
  const known = edges.get(key);
  // Of two that say the same the one that is out of date matters.
  if (known === undefined || edge.isStale === true) edges.set(key, edge);
}

/** An edge lies on a cycle where both its ends belong to one strongly connected component. */
function markCycles(edges: readonly LineageEdge[]): LineageEdge[] {
  const targets = new Map<string, string[]>();
  for (const { source, target } of edges) {
    const list = targets.get(source);
    if (list === undefined) targets.set(source, [target]);
    else list.push(target);
    if (!targets.has(target)) targets.set(target, []);
  }
  const circleOf = new Map<string, number>();
  for (const [number, circle] of orderGraph(targets).circles.entries())
    for (const key of circle) circleOf.set(key, number);
  return edges.map((edge) => {
    const circle = circleOf.get(edge.source);
    return circle !== undefined && circle === circleOf.get(edge.target) ? { ...edge, isInCycle: true } : edge;
  });
}
