import type { IsShown } from './visibility.ts';
import { LINKS_AT_ONCE, type Reached } from './explore.ts';
import type { Link } from './links.ts';
import type { Vertex } from './vertices.ts';

/** The part of what was reached that an answer shows. */
export interface Selection {
  /** The root first, then the nearest. */
  vertices: ReadonlySet<Vertex>;
  /** Ways through what is not shown, one for each vertex that is come to by one. */
  passages: readonly Passage[];
  /** How many more could have been shown. */
  leftOut: number;
}

/** A way between two vertices through some that are not shown. */
export interface Passage {
  source: Vertex;
  target: Vertex;
  /** The link at the end that is farther from the root. */
  link: Link;
  through: number;
}

/** Chooses the nearest of what was reached in one direction or both; in each the nearest come first. */
export async function select(
  [one = [], other = []]: readonly (readonly Reached[])[],
  isShown: IsShown,
  limit: number,
  nextTurn: () => Promise<void>,
): Promise<Selection> {
  const vertices = new Set<Vertex>();
  const all = new Set<Vertex>();
  const passages: Passage[] = [];
  let looks = 0;
  for (const reached of merge(one, other)) {
    looks += 1;
    if (looks % LINKS_AT_ONCE === 0) await nextTurn();
    const { vertex } = reached;
    if (!isShown(vertex)) continue;
    all.add(vertex);
    if (!vertices.has(vertex) && vertices.size >= limit) continue;
    vertices.add(vertex);
    const passage = passageTo(reached, isShown);
    if (passage !== undefined) passages.push(passage);
  }
  return { vertices, passages, leftOut: all.size - vertices.size };
}

/** Two lists as one, the nearest first. */
function* merge(one: readonly Reached[], other: readonly Reached[]): Iterable<Reached> {
  let at = 0;
  for (const reached of one) {
    for (let next = other[at]; next !== undefined && next.distance < reached.distance; next = other[at]) {
      yield next;
      at += 1;
    }
    yield reached;
  }
  for (; at < other.length; at += 1) {
    const next = other[at];
    if (next !== undefined) yield next;
  }
}

/** The way from the nearest shown vertex, where others lie between. */
function passageTo({ vertex, direction, by }: Reached, isShown: IsShown): Passage | undefined {
  let through = 0;
  let from = by?.from;
  for (; from !== undefined && !isShown(from.vertex); from = from.by?.from) through += 1;
  if (by === undefined || from === undefined || through === 0) return undefined;
  const ends =
    direction === 'up' ? { source: vertex, target: from.vertex } : { source: from.vertex, target: vertex };
  return { ...ends, link: by.link, through };
}
