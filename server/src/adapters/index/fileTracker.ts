import { setImmediate as giveWay } from 'node:timers/promises';
import { URI } from 'vscode-uri';
import { kindOfUri } from '../../core/records/kinds.ts';
import { describeUnreadableNames, discoverRecordFiles } from '../files/discover.ts';
import { hashOfText, isSameStamp, isSettled, readRecordFile, stampOf } from '../files/recordFile.ts';
import type { KnownFile } from './knownFile.ts';
import type { ParseClient } from './parseClient.ts';
import { batchesOf } from './parseBatches.ts';
import type { ParseItem, ParseResult } from './parseMessages.ts';
import type { RecordStore } from './recordStore.ts';
import type { StoredFile } from './storedFile.ts';
import { WorkQueue } from './workQueue.ts';

export interface FileTrackerOptions {
  roots: readonly string[];
  exclude: readonly string[];
  store: RecordStore;
  parser: ParseClient;
  /** Patterns of `databits.yaml` by root, as they are now. */
  ignored(): ReadonlyMap<string, readonly string[]>;
  isTrusted(): boolean;
  /** Milliseconds since 1970, by a clock that may jump. */
  now(): number;
  /** Called after each batch with what changed. */
  onFiles(files: readonly StoredFile[], deleted: readonly string[]): void;
}

/** Files that are looked at, or removed, before other work gets its turn. */
const AT_ONCE = 4096;

/** Keeps the record store in step with the files on disk and the open buffers. Work is done one piece after the other. */
export class FileTracker {
  readonly #options: FileTrackerOptions;
  readonly #known = new Map<string, KnownFile>();
  readonly #overlays = new Map<string, string>();
  readonly #queue = new WorkQueue();
  /** The last buffer's way through the queue. */
  #lastBuffer: Promise<void> = Promise.resolve();
  #disposed = false;
  /** Paths of the last scan that cannot be named. */
  #unreadable: readonly string[] = [];

  constructor(options: FileTrackerOptions) {
    this.#options = options;
  }

  /** What is not read although it is there, as a sentence. */
  get notice(): string | undefined {
    return this.#unreadable.length === 0 ? undefined : describeUnreadableNames(this.#unreadable);
  }

  /** Takes what an earlier session knew of a file. Call before the first scan, which compares it with the disk. */
  restore(uri: string, known: KnownFile): void {
    this.#known.set(uri, known);
  }

  /** What is known of a file; `undefined` for what is no file on disk. */
  known(uri: string): KnownFile | undefined {
    return this.#known.get(uri);
  }

  /** Compares everything on disk with what is known. Reads only files whose stamps changed or do not tell. */
  scan(): Promise<void> {
    return this.#queue.add(() => this.#scan());
  }

  /** Looks at some files again. What is no known record file makes it look at everything. */
  refresh(uris: readonly string[]): Promise<void> {
    return this.#queue.add(async () => {
      if (!uris.every((uri) => this.#known.has(uri))) await this.#scan();
      else await this.#look(uris);
    });
  }

  /** Analyses a file, or its buffer, again whatever is known of it. */
  reread(uri: string): Promise<void> {
    return this.#queue.add(async () => {
      const text = this.#overlays.get(uri);
      if (text === undefined) await this.#returnToFile(uri);
      else await this.#analyse([{ uri, from: 'buffer', text }]);
    });
  }

  /** Takes the text of an open buffer, or returns to the file where there is no buffer any more. */
  setOverlay(uri: string, text: string | undefined): Promise<void> {
    if (kindOfUri(uri) === undefined) return Promise.resolve();
    if (text === undefined) this.#overlays.delete(uri);
    else this.#overlays.set(uri, text);
    const taken = this.#queue.add(async () => {
      // Only the newest text counts: whoever comes later in the queue finds nothing to do.
      if (this.#overlays.get(uri) !== text) return;
      if (text === undefined) await this.#returnToFile(uri);
      else await this.#analyse([{ uri, from: 'buffer', text }]);
    });
    // A failure is told to whoever asked.
    this.#lastBuffer = taken.catch(() => undefined);
    return taken;
  }

  /** Resolves when the text of every buffer that came by now is analysed. */
  buffersTaken(): Promise<void> {
    return this.#lastBuffer;
  }

  /** True for a file with an open buffer. */
  isOpen(uri: string): boolean {
    return this.#overlays.has(uri);
  }

  /** When the file was changed, in milliseconds; 0 where it is not known. */
  changedAt(uri: string): number {
    const known = this.#known.get(uri);
    return known?.stamp?.changed ?? known?.changed ?? 0;
  }

  /**
   * Brings everything in step with the disk, and runs `work` before anything else changes. `work` gets every file, or
   * its open buffer, to be analysed whatever is known of it.
   */
  async inStep<R>(work: (items: readonly ParseItem[]) => Promise<R>): Promise<R | undefined> {
    let result: R | undefined;
    await this.#queue.add(async () => {
      await this.#scan();
      result = await work(this.#items());
    });
    return result;
  }

  /** The present text of a file: the open buffer's, else what is on disk; absent where neither can be read. */
  textOf(uri: string): string | undefined {
    const overlay = this.#overlays.get(uri);
    if (overlay !== undefined) return overlay;
    const file = URI.parse(uri).fsPath;
    const stamp = stampOf(file);
    const read = stamp === undefined ? undefined : readRecordFile(file, stamp);
    return read === undefined || 'problem' in read ? undefined : read.text;
  }

  dispose(): void {
    this.#disposed = true;
    this.#queue.dispose();
  }

  #items(): ParseItem[] {
    const takenAt = this.#options.now();
    // A buffer without changes whose file was deleted has no records any more.
    const buffers = [...this.#overlays]
      .filter(([uri]) => this.#options.store.file(uri) !== undefined)
      .map(([uri, text]): ParseItem => ({ uri, from: 'buffer', text }));
    const files = [...this.#known].flatMap(([uri, { path }]): ParseItem[] => {
      const stamp = this.#overlays.has(uri) ? undefined : stampOf(path);
      return stamp === undefined ? [] : [{ uri, from: 'disk', path, stamp, takenAt, knownHash: undefined }];
    });
    return [...buffers, ...files];
  }

  async #scan(): Promise<void> {
    const { roots, exclude } = this.#options;
    const unreadable: string[] = [];
    const found = discoverRecordFiles({
      roots,
      exclude,
      ignored: this.#options.ignored(),
      trusted: this.#options.isTrusted(),
      onUnreadableName: (path) => unreadable.push(path),
    });
    this.#unreadable = unreadable;
    const uris = new Map([...this.#known].map(([uri, { path }]) => [path, uri]));
    const gone = [...uris].filter(([path]) => !found.has(path)).map(([, uri]) => uri);
    await this.#remove(gone);
    const look: string[] = [];
    for (const path of found) {
      const known = uris.get(path);
      const uri = known ?? URI.file(path).toString();
      if (known === undefined) this.#known.set(uri, { path, stamp: undefined, hash: undefined });
      look.push(uri);
    }
    await this.#look(look);
  }

  async #look(uris: readonly string[]): Promise<void> {
    const items: ParseItem[] = [];
    const gone: string[] = [];
    for (const [position, uri] of uris.entries()) {
      if (position % AT_ONCE === AT_ONCE - 1) await giveWay();
      const known = this.#known.get(uri);
      if (known === undefined) continue;
      const now = this.#options.now();
      const stamp = stampOf(known.path);
      if (stamp === undefined) gone.push(uri);
      else if (known.stamp === undefined || !isSameStamp(stamp, known.stamp)) {
        items.push({ uri, from: 'disk', path: known.path, stamp, takenAt: now, knownHash: known.hash });
      }
    }
    await this.#remove(gone);
    await this.#analyse(items);
  }

  /**
   * Parses the next batch while the last one is put into the store. A thread takes all messages of a port before it looks
   * at the next port: without a turn of the loop questions would wait for the last batch.
   */
  async #analyse(items: readonly ParseItem[]): Promise<void> {
    const batches = batchesOf(items);
    let ahead = batches[0] && this.#options.parser.parse(batches[0]);
    for (let next = 1; ahead !== undefined; next += 1) {
      const batch: readonly ParseItem[] = batches[next - 1] ?? [];
      const { results, isKept } = await ahead;
      if (this.#disposed) return;
      ahead = batches[next] && this.#options.parser.parse(batches[next] ?? []);
      await giveWay();
      this.#take(batch, results, isKept);
    }
  }

  #take(batch: readonly ParseItem[], results: readonly ParseResult[], isKept: boolean): void {
    const changed: StoredFile[] = [];
    for (const [position, result] of results.entries()) {
      const item = batch[position];
      if (item === undefined) continue;
      if (item.from === 'disk') this.#noteRead(item, result);
      const overlay = this.#overlays.get(result.uri);
      // The buffer wins over the file, and a buffer that was closed or changed meanwhile over nothing.
      const isCurrent = item.from === 'disk' ? this.#isOfDisk(result, overlay) : overlay === item.text;
      if (!isCurrent || result.unchanged) continue;
      const unsaved = item.from === 'buffer' && hashOfText(item.text) !== this.#known.get(result.uri)?.hash;
      changed.push(this.#options.store.setFile(result.file, { unsaved }));
    }
    if (changed.length > 0) this.#options.onFiles(changed, []);
    // Whoever hears of the files asks for all that they say: it need not be read back from the cache.
    if (isKept) for (const file of changed) file.letGo();
  }

  /** True where what was read counts: no buffer, or one whose file was gone and is there again as the buffer has it. */
  #isOfDisk(result: ParseResult, overlay: string | undefined): boolean {
    if (overlay === undefined) return true;
    const isGone = this.#options.store.file(result.uri) === undefined;
    return isGone && !result.unchanged && result.hash === hashOfText(overlay);
  }

  #noteRead(item: Extract<ParseItem, { from: 'disk' }>, result: ParseResult): void {
    const hash = result.unchanged ? item.knownHash : result.hash;
    // Rights change without a new time: a file that could not be read is tried again at every look.
    const problems = result.unchanged ? [] : result.file.problems;
    const isUnread = hash === undefined && problems.some(({ code }) => code === 'file.unreadable');
    const vouches = !isUnread && isSettled(item.stamp, item.takenAt);
    this.#known.set(result.uri, {
      path: item.path,
      stamp: vouches ? item.stamp : undefined,
      hash,
      changed: item.stamp.changed,
    });
    const overlay = this.#overlays.get(result.uri);
    const stored = this.#options.store.file(result.uri);
    if (overlay === undefined || stored === undefined) return;
    const unsaved = hashOfText(overlay) !== hash;
    if (unsaved !== stored.unsaved) this.#options.store.setUnsaved(stored, unsaved);
  }

  async #returnToFile(uri: string): Promise<void> {
    const known = this.#known.get(uri);
    if (known === undefined) {
      await this.#remove([uri]);
      return;
    }
    const takenAt = this.#options.now();
    const stamp = stampOf(known.path);
    if (stamp === undefined) await this.#remove([uri]);
    else await this.#analyse([{ uri, from: 'disk', path: known.path, stamp, takenAt, knownHash: undefined }]);
  }

  async #remove(uris: readonly string[]): Promise<void> {
    for (let first = 0; first < uris.length; first += AT_ONCE) {
      if (first > 0) await giveWay();
      if (this.#disposed) return;
      const deleted: string[] = [];
      for (const uri of uris.slice(first, first + AT_ONCE)) {
        if (!this.#staysOpen(uri) && this.#options.store.deleteFile(uri)) deleted.push(uri);
        this.#known.delete(uri);
      }
      if (deleted.length > 0) this.#options.onFiles([], deleted);
    }
  }

  /**
   * A buffer keeps its file's records where it holds what the file did not, unsaved changes, and where the file is there
   * and only belongs to the workspace no more: such a file has its records as long as it is open.
   */
  #staysOpen(uri: string): boolean {
    const overlay = this.#overlays.get(uri);
    if (overlay === undefined) return false;
    const known = this.#known.get(uri);
    if (hashOfText(overlay) !== known?.hash) return true;
    if (stampOf(known.path) === undefined) return false;
    const stored = this.#options.store.file(uri);
    if (stored !== undefined) this.#options.store.setUnsaved(stored, true);
    return true;
  }
}
