import type { LineageImpact } from '../../../../shared/src/protocol/lineage.ts';
import type { Cancellation } from '../cancellation.ts';
import { FOLLOWED_AT_ONCE, LINKS_AT_ONCE } from './explore.ts';
import { ASKED_AT_ONCE, type LineageSpace } from './lineageSpace.ts';
import type { Link } from './links.ts';
import type { Vertex } from './vertices.ts';

/**
 * How many present records depend on a vertex, directly or not. Other versions of the same record are no dependents.
 * Members are asked for only when nothing else is left to follow: a chain of 100,000 records needs one question then.
 */
export async function impactOf(
  space: LineageSpace,
  root: Vertex,
  nextTurn: () => Promise<void>,
  token: Cancellation,
): Promise<LineageImpact> {
  const found = [root];
  const seen = new Set(found);
  let looks = 0;
  const take = async (links: Iterable<Link>): Promise<void> => {
    for (const { target } of links) {
      looks += 1;
      if (looks % LINKS_AT_ONCE === 0) await nextTurn();
      if (seen.has(target)) continue;
      seen.add(target);
      found.push(target);
    }
  };
  // Behind the root no versions have to be followed: whatever depends on a record depends on it as it is now.
  for (const [at, vertex] of found.entries()) {
    if (at > 0 && vertex.state === 'present') continue;
    await take(space.versionLinks(vertex, 'down'));
  }
  let asked = 0;
  for (let at = 0; at < found.length && !token.isCancellationRequested;) {
    for (let count = 0; count < FOLLOWED_AT_ONCE && at < found.length; count += 1, at += 1) {
      const vertex = found[at];
      if (vertex !== undefined) await take(space.recordLinks(vertex, 'down'));
    }
    await nextTurn();
    // Once all datasets are there, nobody needs to know who else is a member.
    while (at >= found.length && asked < found.length && !hasAllDatasets(space, seen)) {
      const some = found.slice(asked, asked + ASKED_AT_ONCE);
      asked += some.length;
      await space.learnMembers(some, 'down', token);
      for (const vertex of some) await take(space.memberLinks(vertex, 'down'));
    }
  }
  return countsOf(found.filter((vertex) => isDependent(vertex, root)));
}

function hasAllDatasets({ datasets, vertices }: LineageSpace, seen: ReadonlySet<Vertex>): boolean {
  for (const id of datasets) if (!seen.has(vertices.record(id))) return false;
  return true;
}

function isDependent({ kind, id, state }: Vertex, root: Vertex): boolean {
  return state === 'present' && kind !== 'commit' && id !== root.id;
}

function countsOf(vertices: readonly Vertex[]): LineageImpact {
  const counts: LineageImpact = {};
  for (const { kind } of vertices) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
