import { stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Connection, Disposable } from 'vscode-languageserver';
import { FolderWatch } from '../../adapters/files/watch.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import type { Log } from './guard.ts';
import { normaliseUri } from './openDocuments.ts';
import { sortPaths, watchByClient } from './watching.ts';

/** Paths without a known name that are looked at one by one; more of them mean one look at everything. */
const mostLookedAt = 200;

/** Who hears of changes outside the editor. */
export interface ChangeListeners {
  /** Record files or folders to look at again. */
  onRecords(uris: readonly string[]): void;
  /** The project configuration or ignore rules changed. */
  onSettings(uris: readonly string[]): void;
  /** HEAD may have moved. */
  onHead(uris: readonly string[]): void;
  /** What is staged may have changed. */
  onStaged(): void;
  /** Comments on records changed. */
  onComments(): void;
  /** Receipts of runs came, changed or went. */
  onReceipts(): void;
  /** Other files came or went; records may refer to them. */
  onOthers(uris: ReadonlySet<string>): void;
}

/** Hears of changes outside the editor, from the client where it watches and by itself where it does not. */
export class OutsideChanges {
  readonly #index: RecordIndex;
  readonly #listeners: ChangeListeners;
  readonly #log: Log;
  #registration: Disposable | undefined;
  #watch: FolderWatch | undefined;
  #roots: readonly string[] = [];

  constructor(index: RecordIndex, listeners: ChangeListeners, log: Log) {
    this.#index = index;
    this.#listeners = listeners;
    this.#log = log;
  }

  /** Begins to watch. `byClient`: the client can do it. */
  async start(connection: Connection, byClient: boolean): Promise<void> {
    if (byClient) {
      this.#registration = await watchByClient(connection);
      return;
    }
    this.#watch = new FolderWatch({
      onChanged: (uris) => void this.take(uris),
      onFailure: (sentence) => {
        this.#log.warn(sentence);
      },
    });
  }

  /** The workspace's folders, as absolute paths. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
    this.watchRecordFolders();
  }

  /** Watches the folder of another file, where the client does not watch. */
  watchFolderOf(uri: string): void {
    this.#watch?.add([path.dirname(URI.parse(uri).fsPath)]);
  }

  /** Watches the folders that hold records by now, where the client does not. */
  watchRecordFolders(): void {
    if (this.#watch === undefined) return;
    const folders = new Set<string>();
    for (const root of this.#roots) {
      folders.add(root);
      folders.add(path.join(root, '.databits', 'reviews'));
      folders.add(path.join(root, '.git'));
      folders.add(path.join(root, '.git', 'logs'));
    }
    for (const { uri } of this.#index.files()) folders.add(path.dirname(URI.parse(uri).fsPath));
    this.#watch.add(folders);
  }

  /** Takes changed paths, whoever saw them. */
  async take(clientUris: readonly string[]): Promise<void> {
    const { records, settings, head, staged, comments, receipts, others } = sortPaths([
      ...new Set(clientUris.map(normaliseUri)),
    ]);
    if (head.length > 0) this.#listeners.onHead(head);
    if (staged.length > 0) this.#listeners.onStaged();
    if (settings.length > 0) this.#listeners.onSettings(settings);
    if (comments.length > 0) this.#listeners.onComments();
    if (receipts.length > 0) this.#listeners.onReceipts();
    if (others.length > 0) this.#listeners.onOthers(new Set(others));
    const folders = await this.#foldersAmong(others);
    if (records.length + folders.length > 0) this.#listeners.onRecords([...records, ...folders]);
  }

  dispose(): void {
    this.#registration?.dispose();
    this.#watch?.close();
  }

  /** Paths that are folders, or were folders with records. */
  async #foldersAmong(uris: readonly string[]): Promise<string[]> {
    if (uris.length === 0) return [];
    if (uris.length > mostLookedAt) return uris.slice(0, 1);
    const known = new Set<string>();
    for (const { uri } of this.#index.files()) {
      for (let folder = path.posix.dirname(uri); !known.has(folder); folder = path.posix.dirname(folder)) {
        known.add(folder);
      }
    }
    const isFolder = await Promise.all(
      uris.map(async (uri) => known.has(uri) || (await isDirectory(URI.parse(uri).fsPath))),
    );
    const folders = uris.filter((_uri, position) => isFolder[position] === true);
    this.#watch?.add(folders.map((uri) => URI.parse(uri).fsPath));
    return folders;
  }
}

async function isDirectory(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false;
  }
}
