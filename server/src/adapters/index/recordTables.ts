import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Cancellation } from '../../core/cancellation.ts';
import type { Configuration } from '../../core/configuration/configuration.ts';
import { createDatasetResolver } from '../../core/datasets/resolve.ts';
import { createSplitter } from '../../core/datasets/splits.ts';
import { problemsOfFile } from '../../core/rules/problemsOfFile.ts';
import type { FileFacts, FileState } from '../../core/rules/rule.ts';
import { createRecordIndex } from '../../core/workspace/createRecordIndex.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import { addRecordRows, type RowsByTable, type TableRow } from '../database/tableRows.ts';
import type { TableSource, WholeTable } from '../database/tableSource.ts';
import { datasetsOf, membersOf } from './datasetSplits.ts';
import { EffectTables } from './effectTables.ts';
import type { RecordStore } from './recordStore.ts';
import { RunTables } from './runTables.ts';
import type { VersionTables } from './versionTables.ts';

/** Files beyond so many bytes are not hashed for a query. */
const LARGEST_HASHED = 64 * 1024 * 1024;

/** Fills the SQL tables from the records of the workspace. */
export class RecordTables implements TableSource {
  readonly #store: RecordStore;
  readonly #roots: readonly string[];
  readonly #configuration: () => Configuration;
  readonly #versions: VersionTables;
  readonly #runs: RunTables;
  readonly #effects: EffectTables;

  constructor(
    store: RecordStore,
    roots: readonly string[],
    configuration: () => Configuration,
    usage: () => readonly UsageEvent[],
    versions: VersionTables,
    cacheFolder: string,
  ) {
    this.#store = store;
    this.#roots = roots;
    this.#configuration = configuration;
    this.#versions = versions;
    this.#effects = new EffectTables(store, usage);
    this.#runs = new RunTables({ store, cacheFolder, relative: (uri) => this.#relative(uri) });
  }

  *uris(): Iterable<string> {
    for (const { uri } of this.#store.files()) yield uri;
  }

  sizeOf(uri: string): number {
    return this.#store.file(uri)?.documents.length ?? 0;
  }

  *addRows(uri: string, rows: RowsByTable): Iterable<void> {
    const stored = this.#store.file(uri);
    const relative = this.#relative(uri);
    for (const { document, value } of stored?.documents ?? []) {
      const { facts } = document;
      if (facts !== undefined && value !== undefined) {
        const { kind, id = '', name, contentHash } = facts;
        const line = document.line + facts.range.start.line + 1;
        addRecordRows({ kind, id, name, contentHash, value, uri, path: relative, line }, rows);
      }
      yield;
    }
  }

  async wholeTables(sql: string, token: Cancellation): Promise<WholeTable[]> {
    const tables = [
      ...(await this.#versions.tables(sql, token)),
      ...this.#runs.tables(sql),
      ...this.#effects.tables(sql),
    ];
    if (/\bdataset_members\b/i.test(sql)) {
      tables.push({ table: 'dataset_members', revision: this.#store.revision, rows: this.#memberRows() });
    }
    if (/\bproblems\b/i.test(sql)) tables.push({ table: 'problems', rows: this.#problemRows() });
    return tables;
  }

  *#memberRows(): Iterable<TableRow | undefined> {
    const datasets = datasetsOf(this.#store);
    const resolver = createDatasetResolver(datasets);
    const splitters = [...new Set(datasets.map(({ id }) => id))].map((id) => ({
      id,
      split: createSplitter(resolver.dataset(id)?.value['splits']),
    }));
    for (const member of membersOf(this.#store)) {
      yield;
      for (const { id, split } of splitters) {
        if (!resolver.isMember(id, member)) continue;
        yield {
          dataset_id: id,
          member_kind: member.kind,
          member_id: member.id,
          member_content_hash: this.#store.find(member.id)?.contentHash,
          split: split(member),
        };
      }
    }
  }

  *#problemRows(): Iterable<TableRow | undefined> {
    const index = createRecordIndex();
    const files = [...this.#store.files()];
    for (const { file } of files) {
      index.setFile(file);
      yield;
    }
    const world: FileFacts = { stateOf: fileState };
    for (const { uri, kind } of files) {
      yield;
      for (const problem of problemsOfFile(uri, { index, world }, this.#configuration())) {
        const { code, severity, message, range } = problem;
        yield {
          code,
          severity,
          message,
          record_kind: kind,
          uri,
          path: this.#relative(uri),
          line: range.start.line + 1,
          column: range.start.character + 1,
        };
      }
    }
  }

  #relative(uri: string): string {
    const { fsPath } = URI.parse(uri);
    const root = this.#roots.find((folder) => fsPath.startsWith(folder + path.sep));
    return root === undefined ? fsPath : path.relative(root, fsPath).replaceAll(path.sep, '/');
  }
}

/** Whether a file exists, and its hash where a record says what it should be. */
function fileState(uri: string, wantsHash: boolean): FileState | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const file = fileURLToPath(uri);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return { exists: false };
    if (!wantsHash || !found.isFile() || found.size > LARGEST_HASHED) return { exists: true };
    return { exists: true, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
  } catch {
    // A URI that names no file of this machine, or one that cannot be read: nothing is known.
    return undefined;
  }
}
