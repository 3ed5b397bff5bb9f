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
    const times = isTimed ? timesOf(vertex, vertices, history) : undefined;
    return times === undefined || (times.last >= (since ?? -Infinity) && times.first <= (until ?? Infinity));
  };
}

/**
 * When something was brought for the first and for the last time, in seconds since 1970; infinite for what is not committed,
 * `undefined` where nobody knows.
 */
function timesOf(
  vertex: Vertex,
  vertices: Vertices,
  history: LineageHistory,
): { first: number; last: number } | undefined {
  const { kind, id, state, execution } = vertex;
  if (execution !== undefined) return { first: execution.time, last: execution.time };
  const brought = kind === 'commit' ? history.commitOf(id) : vertices.versionOf(vertex);
  if (brought !== undefined) {
    const last = 'returns' in brought ? brought.returns.at(-1) : undefined;
    return { first: brought.time, last: last?.time ?? brought.time };
  }
  if (kind === 'commit') return undefined;
  const isUncommitted = state === 'present' && (history.isComplete || history.pastOf(id) !== undefined);
  return isUncommitted && kind !== 'execution' ? { first: Infinity, last: Infinity } : undefined;
}
