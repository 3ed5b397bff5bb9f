import type { RecordHistory } from '../history/recordHistory.ts';
import type { LineageHistory, LineageVersion } from './lineageSources.ts';

/** The history of a folder, as far as it is known. */
export interface FolderHistory {
  records: RecordHistory;
  isComplete: boolean;
}

/** What the histories of a workspace's folders tell a lineage. Without one nothing is known. */
export function lineageHistory(histories: readonly FolderHistory[]): LineageHistory {
  const all = histories.map(({ records }) => records);
  const byCommit = new Map<string, readonly LineageVersion[]>();
  const versionsOfCommit = (commit: string): readonly LineageVersion[] => {
    const known = byCommit.get(commit) ?? all.flatMap((records) => records.broughtBy(commit));
    byCommit.set(commit, known);
    return known;
  };
  return {
    isComplete: histories.length > 0 && histories.every(({ isComplete }) => isComplete),
    versionsOf: (id) => {
      for (const records of all) {
        const past = records.of(id);
        if (past !== undefined) return past.versions;
      }
      return [];
    },
    versionsOfCommit,
    *names() {
      for (const { ids, commits } of all) {
        yield* ids;
        yield* commits;
      }
    },
  };
}
