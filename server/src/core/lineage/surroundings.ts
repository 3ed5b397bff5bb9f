import type { LineageNode, LineageNodeKind } from '../../../../shared/src/protocol/lineage.ts';
import type { Cancellation } from '../cancellation.ts';
import { FOLLOWED_AT_ONCE, linksOf, type Exploration } from './explore.ts';
import type { LineageSpace } from './lineageSpace.ts';
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
  const beyond = (vertex: Vertex, direction: LineageDirection): number => {
    const others = new Set<Vertex>();
    for (const link of linksOf(space, vertex, direction)) {
      const other = endOf(link, direction);
      if (!edges.has(link.kind)) continue;
      if (shown.vertices.has(other)) links.push(link);
      // Of the members of a dataset the first are known only: they are counted below.
      else if (shown.isShown(other) && (direction === 'down' || !isFromMember(link))) others.add(other);
    }
    return others.size;
  };
  for (const [at, vertex] of vertices.entries()) {
    if (token.isCancellationRequested) break;
    more.set(vertex, { moreUp: beyond(vertex, 'up'), moreDown: beyond(vertex, 'down') });
    if (at % FOLLOWED_AT_ONCE === FOLLOWED_AT_ONCE - 1) await nextTurn();
  }
  addMembers(space, shown, links, more);
  return { links, moreOf: (vertex) => more.get(vertex) ?? { moreUp: 0, moreDown: 0 } };
}

/** Adds the members of datasets that are not shown; how many there are is known. */
function addMembers(
  space: LineageSpace,
  { kinds }: ShownPart,
  links: readonly Link[],
  more: Map<Vertex, More>,
): void {
  const members = new Map<Vertex, Set<Vertex>>();
  for (const link of links.filter(isFromMember)) {
    const known = members.get(link.target);
    if (known === undefined) members.set(link.target, new Set([link.source]));
    else known.add(link.source);
  }
  for (const [vertex, { moreUp, moreDown }] of more) {
    const { count, isLeast } = space.memberCount(vertex, kinds);
    const others = Math.max(0, count - (members.get(vertex)?.size ?? 0));
    if (others > 0 || isLeast)
      more.set(vertex, { moreUp: moreUp + others, moreDown, ...(isLeast && { isMoreUpLeast: true }) });
  }
}

/** True for a link from a present record to a dataset that it is a member of. */
function isFromMember({ kind, source }: Link): boolean {
  return kind === 'member_of' && source.kind !== 'dataset' && source.state === 'present';
}
