import type { LineageNode, LineageNodeKind } from '../../../../shared/src/protocol/lineage.ts';
import type { Cancellation } from '../cancellation.ts';
import { FOLLOWED_AT_ONCE, LINKS_AT_ONCE, linksOf, type Exploration } from './explore.ts';
import { isCounted, type LineageSpace } from './lineageSpace.ts';
import { endOf, type LineageDirection, type Link } from './links.ts';
import type { Vertex } from './vertices.ts';
import type { IsShown } from './visibility.ts';

/** What an answer shows, and what it could show. */
export interface ShownPart {
  vertices: ReadonlySet<Vertex>;
  isShown: IsShown;
  /** All where left out. */
  kinds?: readonly LineageNodeKind[];
}

type More = Pick<LineageNode, 'moreUp' | 'moreDown' | 'isMoreUpLeast'>;

/** What lies between and around the vertices of an answer. */
export interface Surroundings {
  /** Between two of them; some are there twice. */
  links: readonly Link[];
  /** How many neighbours the answer does not have. */
  moreOf(vertex: Vertex): More;
}

/** Looks at all links of the vertices of an answer. */
export async function surroundingsOf(
  space: LineageSpace,
  shown: ShownPart,
  { edges, nextTurn }: Exploration,
  token: Cancellation,
): Promise<Surroundings> {
  const vertices = [...shown.vertices];
  if (edges.has('member_of')) {
    await space.learnMembers(vertices, 'up', token);
    await space.learnMembers(vertices, 'down', token);
  }
  const links: Link[] = [];
  const more = new Map<Vertex, More>();
  let looks = 0;
  const beyond = async (vertex: Vertex, direction: LineageDirection): Promise<number> => {
    const others = new Set<Vertex>();
    // What a commit brought is counted below; the links from it are found at their other ends.
    for (const link of vertex.kind === 'commit' ? [] : linksOf(space, vertex, direction)) {
      looks += 1;
      if (looks % LINKS_AT_ONCE === 0) await nextTurn();
      const other = endOf(link, direction);
      if (!edges.has(link.kind)) continue;
      if (shown.vertices.has(other)) links.push(link);
      else if (shown.isShown(other) && !isCounted(link, direction)) others.add(other);
    }
    return others.size;
  };
  for (const [at, vertex] of vertices.entries()) {
    if (token.isCancellationRequested) break;
    more.set(vertex, { moreUp: await beyond(vertex, 'up'), moreDown: await beyond(vertex, 'down') });
    if (at % FOLLOWED_AT_ONCE === FOLLOWED_AT_ONCE - 1) await nextTurn();
  }
  if (edges.has('member_of')) addCounted(space, shown, links, more, 'up');
  if (edges.has('committed_in')) addCounted(space, shown, links, more, 'down');
  return { links, moreOf: (vertex) => more.get(vertex) ?? { moreUp: 0, moreDown: 0 } };
}

/** Adds the neighbours that are counted and not shown. */
function addCounted(
  space: LineageSpace,
  { kinds }: ShownPart,
  links: readonly Link[],
  more: Map<Vertex, More>,
  direction: LineageDirection,
): void {
  const neighbours = new Map<Vertex, Set<Vertex>>();
  for (const link of links.filter((one) => isCounted(one, direction))) {
    const [vertex, other] = direction === 'up' ? [link.target, link.source] : [link.source, link.target];
    neighbours.set(vertex, (neighbours.get(vertex) ?? new Set()).add(other));
  }
  const isWanted = (kind: string): boolean => kinds?.some((one) => one === kind) !== false;
  for (const [vertex, known] of more) {
    const { count, isLeast } = space.countOf(vertex, direction, isWanted);
    const others = Math.max(0, count - (neighbours.get(vertex)?.size ?? 0));
    if (others === 0 && !isLeast) continue;
    const name = direction === 'up' ? 'moreUp' : 'moreDown';
    more.set(vertex, { ...known, [name]: known[name] + others, ...(isLeast && { isMoreUpLeast: true }) });
  }
}
