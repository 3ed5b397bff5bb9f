import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import type { Cancellation } from '../../core/cancellation.ts';
import { textsOf } from '../../core/history/packedTexts.ts';
import { RecordHistory } from '../../core/history/recordHistory.ts';
import { RECORD_KINDS } from '../../core/records/kinds.ts';
import type { WholeTable } from '../database/tableSource.ts';
import { versionTableOf } from '../database/versionTableList.ts';
import { commitOf } from '../git/baseCommit.ts';
import { commitDetails } from '../git/history/commitDetails.ts';
import { describeGaps } from '../git/history/describeGaps.ts';
import { HistoryReader } from '../git/history/historyReader.ts';
import { startGit } from '../git/run.ts';
import { PendingRecords } from './pendingRecords.ts';
import type { RecordStore } from './recordStore.ts';
import type { StoredFile } from './storedFile.ts';
import { versionRows, type FolderVersions } from './versionRows.ts';

/** What versions are read from. */
export interface VersionTablesOptions {
  store: RecordStore;
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  /** The folder for caches. */
  cacheFolder: string;
}

/** Fills the tables of versions, when a query names them. Git runs: only in a trusted workspace. */
export class VersionTables {
  readonly #options: VersionTablesOptions;
  readonly #reader = new HistoryReader();
  #key = '';
  #revision = 0;

  constructor(options: VersionTablesOptions) {
    this.#options = options;
  }

  /** The tables of versions that a query names. */
  async tables(sql: string, token: Cancellation): Promise<WholeTable[]> {
    const kinds = RECORD_KINDS.map(({ kind }) => kind).filter((kind) =>
      new RegExp(`\\b${versionTableOf(kind)}\\b`, 'i').test(sql),
    );
    if (kinds.length === 0) return [];
    const key = await this.#keyOfNow();
    if (key !== this.#key) this.#revision += 1;
    this.#key = key;
    // The history is read once for all tables that have to be filled, and for none where they are filled.
    let read: Promise<FolderVersions[]> | undefined;
    const notes = new Set<string>();
    const folders = (): Promise<FolderVersions[]> => (read ??= this.#readFolders(token, notes));
    return kinds.map((kind) => ({
      table: versionTableOf(kind),
      revision: this.#revision,
      rows: versionRows(kind, folders),
      note: () => [...notes].join(' ') || undefined,
    }));
  }

  /** Changes wherever the rows may. */
  async #keyOfNow(): Promise<string> {
    const { store, roots } = this.#options;
    const states = roots.map(async (root) => {
      const head = await commitOf(root, 'HEAD');
      const index = (await startGit(root, ['rev-parse', '--git-path', 'index']))?.toString('utf8').trimEnd();
      const found =
        index === undefined ? undefined : await stat(path.resolve(root, index)).catch(() => undefined);
      return [head, found?.mtimeMs, found?.size];
    });
    return JSON.stringify([store.revision, await Promise.all(states)]);
  }

  async #readFolders(token: Cancellation, notes: Set<string>): Promise<FolderVersions[]> {
    const { roots, cacheFolder } = this.#options;
    const folders: FolderVersions[] = [];
    for (const root of roots) {
      const answer = await this.#reader.read({ root, cacheFolder }, token);
      for (const note of describeGaps(answer?.gaps ?? [])) notes.add(note);
      if (answer?.notKept !== undefined) notes.add(answer.notKept);
      folders.push({
        history: answer && new RecordHistory(answer.history),
        details: await commitDetails(root, answer === undefined ? [] : textsOf(answer.history.commitNames)),
        pending: await PendingRecords.read(root, this.#filesIn(root), readText),
      });
    }
    return folders;
  }

  /** The files of a folder, and not of one within it. */
  #filesIn(root: string): StoredFile[] {
    const { store, roots } = this.#options;
    const inner = roots.filter((other) => other.startsWith(root + path.sep));
    return [...store.files()].filter(({ uri }) => {
      const file = URI.parse(uri).fsPath;
      const isIn = (folder: string): boolean => file.startsWith(folder + path.sep);
      return isIn(root) && !inner.some(isIn);
    });
  }
}

async function readText(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  return readFile(fileURLToPath(uri), 'utf8').catch(() => undefined);
}
