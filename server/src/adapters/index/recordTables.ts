import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Configuration } from '../../core/configuration/configuration.ts';
import { createDatasetResolver } from '../../core/datasets/resolve.ts';
import { createSplitter } from '../../core/datasets/splits.ts';
import { problemsOfFile } from '../../core/rules/problemsOfFile.ts';
import type { FileFacts, FileState } from '../../core/rules/rule.ts';
import { createRecordIndex } from '../../core/workspace/createRecordIndex.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import type { TableSource } from '../database/databaseClient.ts';
import { addRecordRows, addRow, type RowsByTable, type TableRow } from '../database/tableRows.ts';
import { datasetsOf, membersOf } from './datasetSplits.ts';
import type { RecordStore } from './recordStore.ts';

/** Files beyond so many bytes are not hashed for a query. */
const LARGEST_HASHED = 64 * 1024 * 1024;

/** Fills the SQL tables from the records of the workspace. */
export class RecordTables implements TableSource {
  readonly #store: RecordStore;
  readonly #roots: readonly string[];
  readonly #configuration: () => Configuration;
  readonly #usage: () => readonly UsageEvent[];

  constructor(
    store: RecordStore,
    roots: readonly string[],
    configuration: () => Configuration,
    usage: () => readonly UsageEvent[],
  ) {
    this.#store = store;
    this.#roots = roots;
    this.#configuration = configuration;
    this.#usage = usage;
  }

  *uris(): Iterable<string> {
    for (const { uri } of this.#store.files()) yield uri;
  }

  rowsOf(uri: string, rows: RowsByTable): void {
    const stored = this.#store.file(uri);
    const relative = this.#relative(uri);
    for (const { document, value } of stored?.documents ?? []) {
      const { facts } = document;
      if (facts === undefined || value === undefined) continue;
      const { kind, id = '', name, contentHash } = facts;
      const line = document.line + facts.range.start.line + 1;
      addRecordRows({ kind, id, name, contentHash, value, uri, path: relative, line }, rows);
    }
  }

  /** Members are cheap; problems across all files are computed only for a query that names their table. */
  wholeRows(sql: string): RowsByTable {
    const rows: RowsByTable = new Map();
    if (/\b(dataset_members|datasets)\b/i.test(sql)) this.#addMembers(rows);
    if (/\bproblems\b/i.test(sql)) this.#addProblems(rows);
    if (/\bexample_usage\b/i.test(sql)) rows.set('example_usage', this.#usage().map(usageRow));
    return rows;
  }

  #addMembers(rows: RowsByTable): void {
    rows.set('dataset_members', []);
    const datasets = datasetsOf(this.#store);
    const resolver = createDatasetResolver(datasets);
    const records = [...membersOf(this.#store)];
    for (const id of new Set(datasets.map((dataset) => dataset.id))) {
      const split = createSplitter(resolver.dataset(id)?.value['splits']);
      for (const member of resolver.membersOf(id, records)) {
        addRow(rows, 'dataset_members', {
          dataset_id: id,
          member_kind: member.kind,
          member_id: member.id,
          member_content_hash: this.#store.find(member.id)?.contentHash,
          split: split(member),
        });
      }
    }
  }

  #addProblems(rows: RowsByTable): void {
    rows.set('problems', []);
    const index = createRecordIndex();
    for (const { file } of this.#store.files()) index.setFile(file);
    const world: FileFacts = { stateOf: fileState };
    for (const file of this.#store.files()) {
      for (const problem of problemsOfFile(file.uri, { index, world }, this.#configuration())) {
        const { code, severity, message, range } = problem;
        addRow(rows, 'problems', {
          code,
          severity,
          message,
          record_kind: file.kind,
          uri: file.uri,
          path: this.#relative(file.uri),
          line: range.start.line + 1,
          column: range.start.character + 1,
        });
      }
    }
  }

  #relative(uri: string): string {
    const { fsPath } = URI.parse(uri);
    const root = this.#roots.find((folder) => fsPath.startsWith(folder + path.sep));
    return root === undefined ? fsPath : path.relative(root, fsPath).replaceAll(path.sep, '/');
  }
}

function usageRow(event: UsageEvent): TableRow {
  return {
    event_id: event.eventId,
    at: event.at,
    example_id: event.exampleId,
    content_hash: event.contentHash,
    context: event.context,
    run_id: event.runId,
    outcome: event.outcome,
    writer: event.writer,
  };
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
