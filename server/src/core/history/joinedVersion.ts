import type { RecordHistory, RecordPast } from './recordHistory.ts';

/** A number that a merge left on several contents: those of its parents, and the one that it made of them. */
export interface JoinedVersion {
  version: number;
  /** Full name of the merge. */
  commit: string;
  /** The contents that its parents had under the number. */
  parents: readonly string[];
  /** A number that no content of the record has. */
  next: number;
  /** True where the base of the branch has the merge. */
  isInBase: boolean;
}

/**
 * The number of the content that HEAD's record has, where a merge made another content of two that had it already: git joins changes of
 * different lines without a word, the same step of the number on both sides included.
 */
export function joinedVersion({ current, events, versions }: RecordPast): JoinedVersion | undefined {
  if (current === undefined) return undefined;
  const { version } = current;
  const merge = events.findLast(
    (event) => event.change === 'changed' && event.version === version && event.parents.length > 1,
  );
  if (merge === undefined) return undefined;
  const named = new Set(
    events.filter((event) => event.version === version).map(({ contentHash }) => contentHash),
  );
  const parents = merge.parents.filter((parent) => parent !== merge.contentHash && named.has(parent));
  if (parents.length < 2) return undefined;
  const next = versions.reduce((highest, one) => Math.max(highest, one.version), version) + 1;
  return { version, commit: merge.commit, parents, next, isInBase: merge.isInBase };
}

/** By id: the joined numbers that the base has not taken in, or all where HEAD itself is the base. */
export function joinedVersions(
  history: RecordHistory | undefined,
  isHeadBase: boolean,
): ReadonlyMap<string, JoinedVersion> {
  const found = new Map<string, JoinedVersion>();
  for (const id of history?.idsOfMerges() ?? []) {
    const past = history?.of(id);
    const joined = past && joinedVersion(past);
    if (joined !== undefined && (isHeadBase || !joined.isInBase)) found.set(id, joined);
  }
  return found;
}
