import type { LineageEdgeKind } from '../../../../shared/src/protocol/lineage.ts';
import type { Cancellation } from '../cancellation.ts';
import type { LineageSpace } from './lineageSpace.ts';
import { endOf, type LineageDirection, type Link } from './links.ts';
import type { Vertex } from './vertices.ts';

/** Vertices, and links, that are looked at between two pauses: a few milliseconds. */
export const FOLLOWED_AT_ONCE = 250;
export const LINKS_AT_ONCE = 500;

/** A vertex that was come to, by a shortest way. */
export interface Reached {
  vertex: Vertex;
  /** Steps from the root. */
  distance: number;
  direction: LineageDirection;
  /** The last link of the way, and whose it is. Absent for the root. */
  by?: { link: Link; from: Reached };
}

/** Which links are followed how far. */
export interface Exploration {
  /** Steps from the root. */
  depth: number;
  edges: ReadonlySet<LineageEdgeKind>;
  nextTurn: () => Promise<void>;
}

/** Everything that can be reached from a vertex in one direction, the nearest first, each once, with the vertex itself. */
export async function explore(
  space: LineageSpace,
  root: Vertex,
  direction: LineageDirection,
  { depth, edges, nextTurn }: Exploration,
  token: Cancellation,
): Promise<Reached[]> {
  const reached: Reached[] = [{ vertex: root, distance: 0, direction }];
  const seen = new Set([root]);
  for (let from = 0, to = 1; from < to && !token.isCancellationRequested;) {
    const batch = reached.slice(from, to).filter(({ distance }) => distance < depth);
    if (edges.has('member_of')) {
      const vertices = batch.map(({ vertex }) => vertex);
      await space.learnMembers(vertices, direction, token);
    }
    let links = 0;
    for (const one of batch) {
      for (const link of linksOf(space, one.vertex, direction)) {
        links += 1;
        if (links % LINKS_AT_ONCE === 0) await nextTurn();
        const vertex = endOf(link, direction);
        if (seen.has(vertex) || !edges.has(link.kind)) continue;
        seen.add(vertex);
        reached.push({ vertex, distance: one.distance + 1, direction, by: { link, from: one } });
      }
    }
    await nextTurn();
    from = to;
    to = Math.min(reached.length, from + FOLLOWED_AT_ONCE);
  }
  return reached;
}

/** All links of a vertex in a direction; those of members as far as they were learned. */
export function* linksOf(space: LineageSpace, vertex: Vertex, direction: LineageDirection): Iterable<Link> {
  yield* space.versionLinks(vertex, direction);
  yield* space.recordLinks(vertex, direction);
  yield* space.memberLinks(vertex, direction);
}
