import { createHash } from 'node:crypto';
import { URI } from 'vscode-uri';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import { isConfigurationUri, kindOfUri } from '../../core/records/kinds.ts';
import { discoverRecordFiles } from '../files/discover.ts';
import { isSameStamp, readRecordFile, stampOf, type FileStamp } from '../files/recordFile.ts';
import type { ParseClient } from './parseClient.ts';
import type { ParseItem, ParseResult } from './parseMessages.ts';
import type { RecordStore } from './recordStore.ts';

export interface FileTrackerOptions {
  roots: readonly string[];
  exclude: readonly string[];
  store: RecordStore;
  parser: ParseClient;
  /** Patterns of `databits.yaml` by root, as they are now. */
  ignored(): ReadonlyMap<string, readonly string[]>;
  isTrusted(): boolean;
  /** Called after each batch with what changed. */
  onFiles(files: readonly AnalysedFile[], deleted: readonly string[]): void;
}

interface KnownFile {
  path: string;
  stamp: FileStamp;
  hash: string | undefined;
}

/** The stamp of a file that was never read: no file has it. */
const UNKNOWN_STAMP: FileStamp = { size: -1, changed: -1 };
/** Files and bytes per batch: small enough to answer questions between batches. */
const BATCH_FILES = 64;
const BATCH_BYTES = 1024 * 1024;

/** Keeps the record store in step with the files on disk and the open buffers. Work is done one piece after the other. */
export class FileTracker {
  readonly #options: FileTrackerOptions;
  readonly #known = new Map<string, KnownFile>();
  readonly #overlays = new Map<string, string>();
  #last: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(options: FileTrackerOptions) {
    this.#options = options;
  }

  /** Compares everything on disk with what is known. Reads only files whose size or time changed. */
  scan(): Promise<void> {
    return this.#enqueue(() => this.#scan());
  }

  /** Looks at some files again. What is no known record file makes it look at everything. */
  refresh(uris: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      if (!uris.every((uri) => this.#known.has(uri))) await this.#scan();
      else await this.#look(uris);
    });
  }

  /** Takes the text of an open buffer, or returns to the file where there is no buffer any more. */
  setOverlay(uri: string, text: string | undefined): Promise<void> {
    if (kindOfUri(uri) === undefined) return Promise.resolve();
    if (text === undefined) this.#overlays.delete(uri);
    else this.#overlays.set(uri, text);
    return this.#enqueue(async () => {
      // Only the newest text counts: whoever comes later in the queue finds nothing to do.
      if (this.#overlays.get(uri) !== text) return;
      if (text === undefined) await this.#returnToFile(uri);
      else await this.#analyse([{ uri, from: 'buffer', text }]);
    });
  }

  /** True for a file with an open buffer. */
  isOpen(uri: string): boolean {
    return this.#overlays.has(uri);
  }

  /** When the file was changed, in milliseconds; 0 where it is not known. */
  changedAt(uri: string): number {
    return this.#known.get(uri)?.stamp.changed ?? 0;
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
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(() => (this.#disposed ? undefined : work()));
    // A failure is told to whoever asked; the queue goes on.
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #scan(): Promise<void> {
    const { roots, exclude } = this.#options;
    const found = discoverRecordFiles({
      roots,
      exclude,
      ignored: this.#options.ignored(),
      trusted: this.#options.isTrusted(),
    });
    const paths = new Map([...found].map((path) => [URI.file(path).toString(), path]));
    const gone = [...this.#known.keys()].filter((uri) => !paths.has(uri));
    this.#remove(gone);
    for (const [uri, path] of paths) {
      if (!this.#known.has(uri)) this.#known.set(uri, { path, stamp: UNKNOWN_STAMP, hash: undefined });
    }
    await this.#look([...paths.keys()]);
  }

  async #look(uris: readonly string[]): Promise<void> {
    const items: ParseItem[] = [];
    const gone: string[] = [];
    for (const uri of uris) {
      const known = this.#known.get(uri);
      if (known === undefined) continue;
      const stamp = stampOf(known.path);
      if (stamp === undefined) gone.push(uri);
      else if (!isSameStamp(stamp, known.stamp)) {
        items.push({ uri, from: 'disk', path: known.path, stamp, knownHash: known.hash });
      }
    }
    this.#remove(gone);
    await this.#analyse(items);
  }

  /** Parses the next batch while the last one is put into the store. */
  async #analyse(items: readonly ParseItem[]): Promise<void> {
    const batches = batchesOf(items);
    let ahead = batches[0] && this.#options.parser.parse(batches[0]);
    for (let next = 1; ahead !== undefined; next += 1) {
      const batch: readonly ParseItem[] = batches[next - 1] ?? [];
      const results: readonly ParseResult[] = await ahead;
      if (this.#disposed) return;
      ahead = batches[next] && this.#options.parser.parse(batches[next] ?? []);
      await Promise.resolve();
      this.#take(batch, results);
    }
  }

  #take(batch: readonly ParseItem[], results: readonly ParseResult[]): void {
    const changed: AnalysedFile[] = [];
    for (const [position, result] of results.entries()) {
      const item = batch[position];
      if (item === undefined) continue;
      if (item.from === 'disk') this.#noteRead(item, result);
      const overlay = this.#overlays.get(result.uri);
      // The buffer wins over the file, and a buffer that was closed or changed meanwhile over nothing.
      const isCurrent = item.from === 'disk' ? this.#isOfDisk(result, overlay) : overlay === item.text;
      if (!isCurrent || result.unchanged) continue;
      const unsaved = item.from === 'buffer' && hashOf(item.text) !== this.#known.get(result.uri)?.hash;
      this.#options.store.setFile(result.file, result.values, unsaved);
      changed.push(result.file);
    }
    if (changed.length > 0) this.#options.onFiles(changed, []);
  }

  /** True where what was read counts: no buffer, or one whose file was gone and is there again as the buffer has it. */
  #isOfDisk(result: ParseResult, overlay: string | undefined): boolean {
    if (overlay === undefined) return true;
    const isGone = this.#options.store.file(result.uri) === undefined;
    return isGone && !result.unchanged && result.hash === hashOf(overlay);
  }

  #noteRead(item: Extract<ParseItem, { from: 'disk' }>, result: ParseResult): void {
    const hash = result.unchanged ? item.knownHash : result.hash;
    // Rights change without a new time: a file that could not be read is tried again at every look.
    const isUnread = hash === undefined && !result.unchanged && hasCode(result.file, 'file.unreadable');
    this.#known.set(result.uri, { path: item.path, stamp: isUnread ? UNKNOWN_STAMP : item.stamp, hash });
    const overlay = this.#overlays.get(result.uri);
    const stored = this.#options.store.file(result.uri);
    if (overlay === undefined || stored === undefined) return;
    const unsaved = hashOf(overlay) !== hash;
    if (unsaved === stored.unsaved) return;
    this.#options.store.setFile(
      stored.file,
      stored.documents.map(({ value }) => value),
      unsaved,
    );
  }

  async #returnToFile(uri: string): Promise<void> {
    const known = this.#known.get(uri);
    if (known === undefined) {
      this.#remove([uri]);
      return;
    }
    const stamp = stampOf(known.path);
    if (stamp === undefined) this.#remove([uri]);
    else await this.#analyse([{ uri, from: 'disk', path: known.path, stamp, knownHash: undefined }]);
  }

  #remove(uris: readonly string[]): void {
    const deleted: string[] = [];
    for (const uri of uris) {
      const overlay = this.#overlays.get(uri);
      // A buffer keeps its file's records only where it holds what the file did not: unsaved changes.
      const isUnsaved = overlay !== undefined && hashOf(overlay) !== this.#known.get(uri)?.hash;
      this.#known.delete(uri);
      if (!isUnsaved && this.#options.store.deleteFile(uri)) deleted.push(uri);
    }
    if (deleted.length > 0) this.#options.onFiles([], deleted);
  }
}

/** True for a path whose change may change which files belong to the workspace, or how they are searched. */
export function changesSettings(uri: string): boolean {
  return isConfigurationUri(uri);
}

function hasCode(file: AnalysedFile, code: string): boolean {
  return file.problems.some((problem) => problem.code === code);
}

function batchesOf(items: readonly ParseItem[]): ParseItem[][] {
  const batches: ParseItem[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = item.from === 'disk' ? item.stamp.size : item.text.length;
    const last = batches.at(-1);
    if (last === undefined || last.length >= BATCH_FILES || bytes + size > BATCH_BYTES) {
      batches.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return batches;
}

/** The hash of a text as its file would have it. Editors strip the byte order mark and lone surrogates cannot be saved. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
