import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import type { FileChange, HistoryCommit } from '../../../core/history/historyCommit.ts';
import { NO_RECORDS, StateReader, type FileStates } from './blobStates.ts';
import type { ChangedCommit, ChangedFile } from './logCommits.ts';
import { recordChanges } from './recordChanges.ts';
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

/** An object of record files of one kind, which is held from its first use to its last. */
interface NamedBlob {
  name: string;
  kind: RecordKind;
  /** Uses that are still to come. */
  uses: number;
  states?: FileStates | UnreadBlob | undefined;
}

/** A file of a commit with its objects. */
interface FileStep {
  file: ChangedFile;
  before: NamedBlob | undefined;
  after: NamedBlob | undefined;
}

/**
 * Tells what commits do to records, in their order: each object is asked for once, and is held only until the last commit that names
 * it. Ends early where git cannot go on, or nobody waits any more.
 */
export class FileChanges {
  readonly work: BlobWork = { read: 0, parsed: 0 };
  readonly #root: string;
  readonly #local: LocalObjects | undefined;
  readonly #states = new StateReader();

  constructor(root: string, local?: LocalObjects) {
    this.#root = root;
    this.#local = local;
  }

  async *read(commits: readonly ChangedCommit[], token: Cancellation): AsyncGenerator<ReadCommit, void> {
    const named = new Map<string, NamedBlob>();
    const steps = commits.map(({ files }) => files.map((file) => stepOf(file, named)));
    const blobs = new SteadyBlobs(this.#root, this.#wanted(named.values()));
    named.clear();
    try {
      for (const [at, { name, time, parents }] of commits.entries()) {
        const unread: UnreadBlob[] = [];
        const changes: FileChange[] = [];
        for (const step of steps[at] ?? []) {
          if (token.isCancellationRequested || !(await this.#fetch(step, blobs))) return;
          const change = changeOf(step, unread);
          if (change !== undefined) changes.push(change);
          release(step.before);
          release(step.after);
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

  /** The names of the objects that git is asked for, in the order of their first use. */
  #wanted(named: Iterable<NamedBlob>): string[] {
    const names: string[] = [];
    for (const blob of named) {
      if (this.#local?.has(blob.name) === false) blob.states = { name: blob.name, isLarge: false };
      else names.push(blob.name);
    }
    return names;
  }

  async #fetch({ before, after }: FileStep, blobs: SteadyBlobs): Promise<boolean> {
    return (await this.#fetchOne(before, blobs)) && (await this.#fetchOne(after, blobs, before));
  }

  async #fetchOne(blob: NamedBlob | undefined, blobs: SteadyBlobs, before?: NamedBlob): Promise<boolean> {
    if (blob === undefined || blob.states !== undefined) return true;
    const next = await blobs.next();
    if (next === undefined) return false;
    this.work.read += 1;
    const { bytes, isLarge = false } = next;
    const known = before?.states;
    blob.states =
      bytes === undefined
        ? { name: blob.name, isLarge }
        : this.#states.read(blob.kind, bytes, known === undefined || 'isLarge' in known ? undefined : known);
    return true;
  }
}

/** One object can be the text of two files of different kinds. */
function stepOf(file: ChangedFile, named: Map<string, NamedBlob>): FileStep {
  const { kind } = file;
  const use = (name: string | undefined): NamedBlob | undefined => {
    if (name === undefined) return undefined;
    const key = `${name} ${kind}`;
    const known = named.get(key) ?? { name, kind, uses: 0 };
    if (known.uses === 0) named.set(key, known);
    known.uses += 1;
    return known;
  };
  return { file, before: use(file.before), after: use(file.after) };
}

function release(blob: NamedBlob | undefined): void {
  if (blob === undefined) return;
  blob.uses -= 1;
  if (blob.uses === 0) blob.states = undefined;
}

function changeOf({ file, before, after }: FileStep, unread: UnreadBlob[]): FileChange | undefined {
  const { kind, path } = file;
  const [old, now] = [before?.states ?? NO_RECORDS, after?.states ?? NO_RECORDS];
  // What the file holds now nobody knows: what it held before is the best that can be said.
  if ('isLarge' in now) {
    unread.push(now);
    return undefined;
  }
  const isWhole = 'isLarge' in old;
  if (isWhole) unread.push(old);
  const records = recordChanges(isWhole ? NO_RECORDS : old, now);
  if (records.length === 0 && !isWhole) return undefined;
  return {
    kind,
    path,
    ...(after !== undefined && { blob: after.name }),
    records,
    ...(isWhole && { isWhole }),
  };
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
