import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { HistoryBuilder, type Presence } from '../../../core/history/historyBuilder.ts';
import { packHistory, type PackedHistory } from '../../../core/history/recordHistory.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import { commitOf } from '../baseCommit.ts';
import { listRecordBlobs } from '../blobs.ts';
import { startGit } from '../run.ts';
import { BlobRecords, type HistoryWork } from './blobRecords.ts';
import { HistoryCache } from './historyCache.ts';
import { readLog, type CommitChanges } from './logChanges.ts';

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
  /** False where the clone is shallow, objects are missing, or git failed: then there may be more. */
  isComplete: boolean;
  work: HistoryWork;
}

/**
 * Reads all versions of all records that are reachable from HEAD: one pass of `git log`, and every object once.
 * `undefined` where there is no commit, no git, or nobody waits any more. Only in a trusted workspace.
 */
export async function readHistory(
  { root, base, cacheFolder }: HistoryTask,
  token: Cancellation,
): Promise<HistoryAnswer | undefined> {
  const head = await commitOf(root, 'HEAD');
  if (head === undefined) return undefined;
  const first = base ?? head;
  const logs = [await readLog({ root, tip: first }, token)];
  if (first !== head) logs.push(await readLog({ root, tip: head, without: first }, token));
  const tree = await listRecordBlobs(root, head);
  const baseTree = first === head ? tree : await listRecordBlobs(root, first);
  if (isCancelled(token)) return undefined;
  const cache = cacheFolder === undefined ? undefined : new HistoryCache(cacheFolder);
  try {
    const records = new BlobRecords(root, cache);
    for (const { commits } of logs) wantChanged(records, commits);
    for (const { kind, blob } of [...filesOf(tree), ...filesOf(baseTree)]) records.want(kind, blob);
    const isRead = await records.read(token);
    if (isCancelled(token)) return undefined;
    const builder = new HistoryBuilder();
    for (const [at, { commits }] of logs.entries())
      for (const commit of commits) addCommit(builder, commit, records, at === 0);
    return {
      history: packHistory(builder.pasts(presenceIn(tree, records), presenceIn(baseTree, records))),
      isComplete: isRead && logs.every((log) => log.isComplete) && !(await isShallow(root)),
      work: { ...records.work, commits: logs.reduce((sum, { commits }) => sum + commits.length, 0) },
    };
  } finally {
    cache?.close();
  }
}

type RecordBlobs = ReadonlyMap<string, string>;

/** True for a clone that does not have the whole history. */
async function isShallow(root: string): Promise<boolean> {
  const answer = await startGit(root, ['rev-parse', '--is-shallow-repository']);
  return answer?.toString('utf8').trim() === 'true';
}

function wantChanged(records: BlobRecords, commits: readonly CommitChanges[]): void {
  for (const { changes } of commits) {
    for (const { kind, before, after } of changes) {
      for (const blob of before) records.want(kind, blob);
      if (after !== undefined) records.want(kind, after);
    }
  }
}

function* filesOf(tree: RecordBlobs | undefined): Iterable<{ kind: RecordKind; blob: string }> {
  for (const [name, blob] of tree ?? []) {
    const kind = kindOfUri(name);
    if (kind !== undefined) yield { kind, blob };
  }
}

function addCommit(
  builder: HistoryBuilder,
  commit: CommitChanges,
  records: BlobRecords,
  isInBase: boolean,
): void {
  const steps = commit.changes.map(({ kind, before, after }) => ({
    before: before.flatMap((blob) => records.of(kind, blob)),
    after: after === undefined ? [] : records.of(kind, after),
    blob: after ?? '',
  }));
  builder.add(commit, steps, isInBase);
}

/** The ids of a tree. Where a file of it cannot be read any id may be there, and none is said to be gone. */
function presenceIn(tree: RecordBlobs | undefined, records: BlobRecords): Presence {
  const ids = new Set<string>();
  for (const { kind, blob } of filesOf(tree)) {
    if (!records.has(kind, blob)) return ANYWHERE;
    for (const { id } of records.of(kind, blob)) ids.add(id);
  }
  return tree === undefined ? ANYWHERE : ids;
}

const ANYWHERE: Presence = { has: () => true };

/** A token changes while one waits, which the compiler does not expect of a property. */
function isCancelled(token: Cancellation): boolean {
  return token.isCancellationRequested;
}
