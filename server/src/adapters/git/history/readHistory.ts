import { kindOfUri } from '../../../core/records/kinds.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import type { HistoryCommit } from '../../../core/history/historyCommit.ts';
import { packHistory, type PackedHistory } from '../../../core/history/packedHistory.ts';
import { recordEvents } from '../../../core/history/recordEvents.ts';
import { commitOf } from '../baseCommit.ts';
import { listRecordBlobs } from '../blobs.ts';
import { requireGit } from '../gitVersion.ts';
import { readCommits, type HistoryGap, type HistoryWork } from './readCommits.ts';

/** Which history is read. Plain data: it goes to a process. */
export interface HistoryTask {
  /** Absolute path of the workspace's folder, in a repository. */
  root: string;
  /** The commit that versions are compared with, an ancestor of HEAD; HEAD itself where left out. */
  base?: string;
  /** The folder for caches; nothing is kept where left out. */
  cacheFolder?: string;
}

/** What a repository knows of its records. */
export interface HistoryAnswer {
  history: PackedHistory;
  /** Why there may be more; none where the history is complete. */
  gaps: HistoryGap[];
  isComplete: boolean;
  work: HistoryWork;
  /** Why nothing of it is kept for the next time, as a sentence; absent where it is. */
  notKept?: string;
}

/**
 * Reads what commits did to all records, as far as HEAD reaches them. `undefined` where there is no commit, or nobody waits any more.
 * Throws an OperationalError where git cannot be used. Only in a trusted workspace.
 */
export async function readHistory(
  { root, base, cacheFolder }: HistoryTask,
  token: Cancellation,
): Promise<HistoryAnswer | undefined> {
  const [head] = await Promise.all([commitOf(root, 'HEAD'), requireGit(root)]);
  if (head === undefined) return undefined;
  const read = await readCommits({ root, head, cacheFolder }, token);
  if (read === undefined) return undefined;
  const { commits, gaps, work, notKept } = read;
  const unread = new Set(commits.flatMap((commit: HistoryCommit) => commit.unread ?? []));
  const history = packHistory(recordEvents(commits), {
    base,
    isHeadUnclear: await isUnclear(root, head, unread),
    isBaseUnclear: await isUnclear(root, base ?? head, unread),
  });
  return { history, gaps, isComplete: gaps.length === 0, work, ...(notKept !== undefined && { notKept }) };
}

/** True where a tree has a file that could not be read, or git cannot say. */
async function isUnclear(root: string, commit: string, unread: ReadonlySet<string>): Promise<boolean> {
  if (unread.size === 0) return false;
  const tree = await listRecordBlobs(root, commit);
  if (tree === undefined) return true;
  return [...tree].some(([name, blob]) => kindOfUri(name) !== undefined && unread.has(blob));
}
