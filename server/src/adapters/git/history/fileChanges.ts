import type { Cancellation } from '../../../core/cancellation.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import type { FileChange, HistoryCommit, RecordChange } from '../../../core/history/historyCommit.ts';
import { StateReader, type FileStates } from './blobStates.ts';
import type { ChangedCommit, ChangedFile } from './logCommits.ts';
import { streamBlobs, type StreamedBlob } from './streamBlobs.ts';

/** An object of a record file that could not be read. */
export interface UnreadBlob {
  name: string;
  /** True where it is longer than any file that is read; otherwise git does not have it. */
  isLarge: boolean;
}

/** A commit with what it does to records. */
export interface ReadCommit {
  commit: HistoryCommit;
  /** True where git does not have an object that the commit names; it may have it another time. */
  isMissing: boolean;
}

/** What reading did. */
export interface BlobWork {
  /** Objects that git was asked for. */
  read: number;
  /** Documents that were parsed: each text once. */
  parsed: number;
}

/** Objects that are there; all where left out. */
export type LocalObjects = Pick<ReadonlySet<string>, 'has'>;

/**
 * Tells what commits do to records, in their order: each object is asked for once, and is held only until the last commit that names
 * it. Ends early where git cannot go on, or nobody waits any more.
 */
export class FileChanges {
  readonly work: BlobWork = { read: 0, parsed: 0 };
  readonly #root: string;
  readonly #local: LocalObjects | undefined;
  readonly #states = new StateReader();
  readonly #held = new Map<string, FileStates | UnreadBlob>();
  readonly #uses = new Map<string, number>();

  constructor(root: string, local?: LocalObjects) {
    this.#root = root;
    this.#local = local;
  }

  async *read(commits: readonly ChangedCommit[], token: Cancellation): AsyncGenerator<ReadCommit, void> {
    const blobs = new SteadyBlobs(this.#root, this.#count(commits));
    try {
      for (const { files, name, time, parents } of commits) {
        const unread: UnreadBlob[] = [];
        const changes: FileChange[] = [];
        for (const file of files) {
          if (token.isCancellationRequested || !(await this.#fetch(file, blobs))) return;
          const change = this.#changeOf(file, unread);
          if (change !== undefined) changes.push(change);
          this.#release(file);
        }
        const commit = { name, time, parents, files: changes };
        const names = unread.map((blob) => blob.name);
        yield {
          commit: names.length === 0 ? commit : { ...commit, unread: names },
          isMissing: unread.some(({ isLarge }) => !isLarge),
        };
      }
    } finally {
      await blobs.close();
      this.work.parsed = this.#states.parsed;
    }
  }

  /** Counts how often each object is named. Answers the names of those that git is asked for, in the order of their first use. */
  #count(commits: readonly ChangedCommit[]): string[] {
    const names: string[] = [];
    for (const { files } of commits) {
      for (const file of files) {
        for (const blob of blobsOf(file)) {
          const key = keyOf(file, blob);
          const uses = this.#uses.get(key) ?? 0;
          this.#uses.set(key, uses + 1);
          if (uses > 0) continue;
          if (this.#local?.has(blob) === false) this.#held.set(key, { name: blob, isLarge: false });
          else names.push(blob);
        }
      }
    }
    return names;
  }

  async #fetch(file: ChangedFile, blobs: SteadyBlobs): Promise<boolean> {
    for (const blob of blobsOf(file)) {
      const key = keyOf(file, blob);
      if (this.#held.has(key)) continue;
      const next = await blobs.next();
      if (next === undefined) return false;
      this.work.read += 1;
      const { bytes, isLarge = false } = next;
      const states =
        bytes === undefined ? { name: blob, isLarge } : this.#states.read(file.kind, bytes.toString('utf8'));
      this.#held.set(key, states);
    }
    return true;
  }

  #release(file: ChangedFile): void {
    for (const blob of blobsOf(file)) {
      const key = keyOf(file, blob);
      const left = (this.#uses.get(key) ?? 0) - 1;
      this.#uses.set(key, left);
      if (left === 0) this.#held.delete(key);
    }
  }

  #changeOf(file: ChangedFile, unread: UnreadBlob[]): FileChange | undefined {
    const { kind, path, before, after } = file;
    const states = (blob: string | undefined): FileStates | UnreadBlob =>
      (blob === undefined ? undefined : this.#held.get(keyOf(file, blob))) ?? NO_STATES;
    const [old, now] = [states(before), states(after)];
    // What the file holds now nobody knows: what it held before is the best that can be said.
    if ('isLarge' in now) {
      unread.push(now);
      return undefined;
    }
    const isWhole = 'isLarge' in old;
    if (isWhole) unread.push(old);
    const records = recordChanges(isWhole ? NO_STATES : old, now);
    if (records.length === 0 && !isWhole) return undefined;
    return { kind, path, ...(after !== undefined && { blob: after }), records, ...(isWhole && { isWhole }) };
  }
}

/** Damaged objects after which git is given up. */
const MOST_RESTARTS = 100;

/** Objects in order. A damaged one ends git, which then goes on behind it. */
class SteadyBlobs {
  readonly #root: string;
  readonly #names: readonly string[];
  #stream: AsyncGenerator<StreamedBlob, boolean>;
  #at = 0;
  #restarts = 0;

  constructor(root: string, names: readonly string[]) {
    this.#root = root;
    this.#names = names;
    this.#stream = streamBlobs(root, names, LIMITS.file);
  }

  /** The next object; `undefined` where git gives no more. */
  async next(): Promise<StreamedBlob | undefined> {
    const next = await this.#stream.next();
    const name = this.#names[this.#at];
    if (name === undefined) return undefined;
    this.#at += 1;
    if (next.done !== true) return next.value;
    if (this.#restarts === MOST_RESTARTS) return undefined;
    this.#restarts += 1;
    this.#stream = streamBlobs(this.#root, this.#names.slice(this.#at), LIMITS.file);
    return { name };
  }

  async close(): Promise<void> {
    await this.#stream.return(false);
  }
}

const NO_STATES: FileStates = new Map();

/** The ids that are in another state. Equal texts give the same object. */
function recordChanges(before: FileStates, after: FileStates): RecordChange[] {
  const changes: RecordChange[] = [];
  for (const [id, states] of after) {
    const old = before.get(id);
    const isSame = old?.length === states.length && states.every((state, at) => state === old[at]);
    if (!isSame) changes.push({ id, states });
  }
  for (const id of before.keys()) if (!after.has(id)) changes.push({ id, states: [] });
  return changes;
}

function blobsOf({ before, after }: ChangedFile): string[] {
  return [before, after].filter((blob) => blob !== undefined);
}

/** One object can be the text of two files of different kinds. */
function keyOf({ kind }: ChangedFile, blob: string): string {
  return `${blob} ${kind}`;
}
