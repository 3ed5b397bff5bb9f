import type { LineageParams } from '../../../../shared/src/protocol/lineage.ts';
import type { LineageHistory } from './lineageSources.ts';
import type { Vertex, Vertices } from './vertices.ts';

/** Which vertices an answer may show. */
export type IsShown = (vertex: Vertex) => boolean;

/**
 * What the filters of a question let through; the root always. Of what nobody knows a time it is shown at any time; what is
 * known not to be committed yet is newer than everything.
 */
export function visibility(
  { kinds, since, until }: Pick<LineageParams, 'kinds' | 'since' | 'until'>,
  root: Vertex,
  vertices: Vertices,
  history: LineageHistory,
): IsShown {
  const wanted = kinds && new Set(kinds);
  const isTimed = since !== undefined || until !== undefined;
  return (vertex) => {
    if (vertex === root) return true;
    if (wanted?.has(vertex.kind) === false) return false;
    const time = isTimed ? timeOf(vertex, vertices, history) : undefined;
    return time === undefined || (time >= (since ?? -Infinity) && time <= (until ?? Infinity));
  };
}

/** Seconds since 1970; infinite for what is not committed, `undefined` where nobody knows. */
function timeOf(vertex: Vertex, vertices: Vertices, history: LineageHistory): number | undefined {
  const { kind, id, state } = vertex;
  if (kind === 'commit') return history.commitOf(id)?.time;
  const version = vertices.versionOf(vertex);
  if (version !== undefined) return version.time;
  const isUncommitted = state === 'present' && (history.isComplete || history.pastOf(id) !== undefined);
  return isUncommitted && kind !== 'execution' ? Infinity : undefined;
}
