import type { BringingCommit, HistoricVersion, RecordHistory, RecordPast } from '../history/recordHistory.ts';
import type { LineageHistory, LineagePast, LineageVersion } from './lineageSources.ts';

/** The history of a folder, as far as it is known. */
export interface FolderHistory {
  records: RecordHistory;
  isComplete: boolean;
}

/** What the histories of a workspace's folders tell a lineage. Without one nothing is known. Make one for each question. */
export function lineageHistory(histories: readonly FolderHistory[]): LineageHistory {
  const all = histories.map(({ records }) => records);
  const pasts = new Map<string, LineagePast | undefined>();
  const commits = new Map<string, BringingCommit | undefined>();
  return {
    isComplete: histories.length > 0 && histories.every(({ isComplete }) => isComplete),
    pastOf: (id) => {
      if (!pasts.has(id)) pasts.set(id, firstPast(all, id));
      return pasts.get(id);
    },
    commitOf: (commit) => {
      if (!commits.has(commit)) commits.set(commit, firstCommit(all, commit));
      return commits.get(commit);
    },
    *versionsOfCommit(commit) {
      for (const records of all) for (const version of records.broughtBy(commit)) yield versionOf(version);
    },
    *names() {
      for (const records of all) {
        yield* records.ids();
        yield* records.commits();
      }
    },
  };
}

function firstCommit(all: readonly RecordHistory[], name: string): BringingCommit | undefined {
  for (const records of all) {
    const commit = records.commitOf(name);
    if (commit !== undefined) return commit;
  }
  return undefined;
}

function firstPast(all: readonly RecordHistory[], id: string): LineagePast | undefined {
  for (const records of all) {
    const past = records.of(id);
    const last = past && lastContentOf(past);
    if (past !== undefined && last !== undefined)
      return { last, versions: past.versions.map((version) => withReturns(versionOf(version), past)) };
  }
  return undefined;
}

/** Events that removed a record tell what it was. */
function lastContentOf({ current, events, versions }: RecordPast): string | undefined {
  const removed = events.findLast(({ change }) => change === 'removed');
  return (current ?? removed ?? versions.at(-1))?.contentHash;
}

function versionOf(historic: HistoricVersion): LineageVersion {
  const { kind, id, version, contentHash, commit, time, parents } = historic;
  return { kind, id, version, contentHash, commit, time, parents };
}

function withReturns(version: LineageVersion, { events }: RecordPast): LineageVersion {
  const returns = events.filter(
    ({ isNew, change, kind, contentHash }) =>
      !isNew &&
      (change === 'changed' || change === 'restored') &&
      contentHash === version.contentHash &&
      kind === version.kind,
  );
  const last = returns.findLast(({ parents }) => parents.some((parent) => parent !== version.contentHash));
  return {
    ...version,
    ...(returns.length > 0 && { returns: returns.map(({ commit, time }) => ({ commit, time })) }),
    ...(last !== undefined && { lastParents: last.parents }),
  };
}
