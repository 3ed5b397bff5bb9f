import type { LineageParams } from '../../../../shared/src/protocol/lineage.ts';
import type { LineageHistory } from './lineageSources.ts';
import type { Vertex } from './vertices.ts';

/** Which vertices an answer may show. */
export type IsShown = (vertex: Vertex) => boolean;

/**
 * What the filters of a question let through; the root always. Of what nobody knows a time it is shown at any time; what is
 * known not to be committed yet is newer than everything.
 */
export function visibility(
  { kinds, since, until }: Pick<LineageParams, 'kinds' | 'since' | 'until'>,
  root: Vertex,
  history: LineageHistory,
): IsShown {
  const wanted = kinds && new Set(kinds);
  const isTimed = since !== undefined || until !== undefined;
  return (vertex) => {
    if (vertex === root) return true;
    if (wanted?.has(vertex.kind) === false) return false;
    const time = isTimed ? timeOf(vertex, history) : undefined;
    return time === undefined || (time >= (since ?? -Infinity) && time <= (until ?? Infinity));
  };
}

/** Seconds since 1970; infinite for what is not committed, `undefined` where nobody knows. */
function timeOf(vertex: Vertex, history: LineageHistory): number | undefined {
  const { kind, id, state, version } = vertex;
  if (version !== undefined) return version.time;
  if (kind === 'commit') return history.versionsOfCommit(id)[0]?.time;
  return state === 'present' && history.versionsOf(id).length > 0 ? Infinity : undefined;
}
