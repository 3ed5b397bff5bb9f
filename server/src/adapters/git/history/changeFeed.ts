import type { FeedChangeLine, FeedLine, FeedRecord } from '../../../../../shared/src/protocol/changes.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { analyseSegment } from '../../../core/document/analyseFile.ts';
import type { Segment } from '../../../core/document/analysis.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import {
  lineTransactions,
  netTransaction,
  type FeedTransaction,
  type StateChange,
} from '../../../core/history/feedTransactions.ts';
import { recordEvents, type HistoryOfRecords } from '../../../core/history/recordEvents.ts';
import type { Holding } from '../../../core/history/recordStates.ts';
import { canonicalText } from '../../../core/records/contentHash.ts';
import { OperationalError } from '../../operationalError.ts';
import { commitOf } from '../baseCommit.ts';
import { requireGit } from '../gitVersion.ts';
import { documentMark } from './blobStates.ts';
import { commitDetails } from './commitDetails.ts';
import { describeGaps } from './describeGaps.ts';
import { readCommits, type HistoryGap } from './readCommits.ts';
import { streamBlobs, type StreamedBlob } from './streamBlobs.ts';

/** Which changes are told. */
export interface ChangesTask {
  /** Absolute path of the workspace's folder, in a repository. */
  root: string;
  /** A commit, by any name; the feed begins with nothing where left out. */
  since: string | undefined;
  /** The commit that the feed leads to, by any name. */
  until: string;
  /** The folder for caches. */
  cacheFolder: string;
  /** Is told in a sentence why nothing is kept in that folder. */
  onNotKept?: (sentence: string) => void;
}

/** Commits of which the details are asked at once. */
const COMMITS_AT_ONCE = 500;
/** Changes of which the files are held at once. */
const CHANGES_AT_ONCE = 1000;

/**
 * Tells how the records of one commit became those of another: a transaction for each commit between them, each closed by a line with
 * its cursor. Where `since` is not on the line of first parents, after a rebase for one, a single transaction has the difference.
 * Throws an OperationalError where a commit is not there, or the changes could not be told exactly.
 */
export async function* readChanges(task: ChangesTask, token: Cancellation): AsyncGenerator<FeedLine, void> {
  await requireGit(task.root);
  const transactions = await transactionsOf(task, token);
  const values = new ValueReader(task.root, transactions);
  try {
    for (let first = 0; first < transactions.length; first += COMMITS_AT_ONCE) {
      const some = transactions.slice(first, first + COMMITS_AT_ONCE);
      const details = await commitDetails(
        task.root,
        some.map(({ commit }) => commit),
      );
      for (const transaction of some) {
        if (token.isCancellationRequested) throw new OperationalError('Stopped.');
        let changes = 0;
        for (const part of partsOf(transaction)) {
          await values.fetch(part);
          for (const line of part.flatMap((change) => lineOf(change, values) ?? [])) {
            changes += 1;
            yield line;
          }
        }
        const { author = '', date = '', summary = '' } = details.get(transaction.commit) ?? {};
        const { commit: cursor, since, isNet: net } = transaction;
        const part = { cursor, ...(since !== undefined && { since }), net, changes };
        yield { op: 'commit', ...part, author, date, message: summary };
      }
    }
  } finally {
    await values.close();
  }
}

async function transactionsOf(task: ChangesTask, token: Cancellation): Promise<FeedTransaction[]> {
  const until = await namedCommit(task.root, task.until, '--until');
  if (task.since === undefined) return [netTransaction(undefined, await historyAt(task, until, token))];
  const since = await namedCommit(task.root, task.since, '--since');
  const history = await historyAt(task, until, token);
  const line = lineTransactions(history, since);
  return line ?? [netTransaction(await historyAt(task, since, token), history)];
}

async function namedCommit(root: string, name: string, option: string): Promise<string> {
  if (name.trim() === '')
    throw new OperationalError(`The commit of ${option} is empty; give one, or leave ${option} out.`);
  const commit = await commitOf(root, name);
  if (commit !== undefined) return commit;
  if (name === 'HEAD')
    throw new OperationalError('There is no commit here yet: `git init` and `git commit` make one.');
  const advice = option === '--since' ? ', or leave --since out: the feed then begins with all records' : '';
  throw new OperationalError(`There is no commit ${name} here (${option}): fetch it${advice}.`);
}

/** Gaps behind which a state may be another one than is told. The end of a shallow clone has a whole tree. */
const UNCLEAR: readonly HistoryGap[] = ['partial', 'damaged'];

async function historyAt(
  { root, cacheFolder, onNotKept }: ChangesTask,
  head: string,
  token: Cancellation,
): Promise<HistoryOfRecords> {
  const read = await readCommits({ root, head, cacheFolder }, token);
  if (read === undefined) throw new OperationalError('Stopped.');
  if (read.notKept !== undefined) onNotKept?.(read.notKept);
  const unclear = describeGaps(read.gaps.filter((gap) => UNCLEAR.includes(gap)));
  if (unclear.length > 0)
    throw new OperationalError(`The changes cannot be told exactly. ${unclear.join(' ')}`);
  return recordEvents(read.commits);
}

/** Parts of a transaction, of which the files are held at once. */
function partsOf({ changes }: FeedTransaction): StateChange[][] {
  const count = Math.ceil(changes.length / CHANGES_AT_ONCE);
  return Array.from({ length: count }, (_, at) =>
    changes.slice(at * CHANGES_AT_ONCE, (at + 1) * CHANGES_AT_ONCE),
  );
}

/** `undefined` where only comments or blanks are others. A value that is read among conflict markers has no hash. */
function lineOf(
  { id, before: old, after: now }: StateChange,
  values: ValueReader,
): FeedChangeLine | undefined {
  const before = old && values.recordOf(old);
  const after = now && values.recordOf(now);
  if (before === undefined) return after && { op: 'insert', id, after };
  if (after === undefined) return { op: 'delete', id, before };
  const isSame =
    before.path === after.path &&
    before.kind === after.kind &&
    before.contentHash === after.contentHash &&
    canonicalText(before.value) === canonicalText(after.value);
  if (isSame) return undefined;
  return { op: 'update', id, before, after, contentChanged: before.contentHash !== after.contentHash };
}

/** Reads the values of records in the order in which transactions name them, through one process of git. */
class ValueReader {
  readonly #blobs: AsyncGenerator<StreamedBlob, boolean>;
  /** By object and kind: the documents by their marks. */
  #files = new Map<string, ReadonlyMap<string, Segment>>();

  constructor(root: string, transactions: readonly FeedTransaction[]) {
    const parts = transactions.flatMap(partsOf);
    const names = parts.flatMap((part) => filesOf(part).map(({ blob }) => blob));
    this.#blobs = streamBlobs(root, names, LIMITS.file);
  }

  /** Reads the files of a part of a transaction, and forgets those of the part before. */
  async fetch(part: readonly StateChange[]): Promise<void> {
    this.#files = new Map();
    for (const { blob, kind } of filesOf(part)) {
      const next = await this.#blobs.next();
      const bytes = next.done === true ? undefined : next.value.bytes;
      if (bytes === undefined) throw new OperationalError(`${LOST} It lacks the object ${blob}.`);
      const segments = splitDocuments(bytes.toString('utf8'));
      const marked = segments.map((segment) => [documentMark(kind, segment.text), segment] as const);
      this.#files.set(keyOf({ blob, kind }), new Map(marked));
    }
  }

  /** The record of a state whose file was fetched. */
  recordOf(state: Holding): FeedRecord {
    const { kind, path, text, label } = state;
    const segment = this.#files.get(keyOf(state))?.get(text);
    if (segment === undefined) throw new Error('A state was told of a file that does not have it.');
    const value = analyseSegment(segment, kind).value ?? {};
    return { kind, path, ...(label && { version: label.version, contentHash: label.contentHash }), value };
  }

  async close(): Promise<void> {
    await this.#blobs.return(false);
  }
}

const LOST = 'The changes cannot be told exactly: the repository is damaged, and `git fsck` says where.';

type FileOfState = Pick<Holding, 'blob' | 'kind'>;

/** The files that hold the states of changes, each once. */
function filesOf(part: readonly StateChange[]): FileOfState[] {
  const states = part.flatMap(({ before, after }) => [before, after].filter((state) => state !== undefined));
  return [...new Map(states.map((state) => [keyOf(state), state])).values()];
}

/** One object can be the text of two files of different kinds. */
function keyOf({ blob, kind }: FileOfState): string {
  return `${blob} ${kind}`;
}
