import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { PathStep } from '../../core/importing/fieldPath.ts';
import { ImportSession } from '../../core/importing/importSession.ts';
import type { MapEntry } from '../../core/importing/mapping.ts';
import { stemOf } from '../../core/importing/placement.ts';
import { describeKind } from '../../core/records/kinds.ts';
import { definitionOf } from '../../core/schema/compile.ts';
import { readExistingRecords, type ExistingRecord } from './existingRecords.ts';
import { withImportLock } from './importLock.ts';
import { openSource, type SourceOptions } from './openSource.ts';
import { RecordWriter, type RecordEdit } from './recordWriter.ts';
import type { SourceRow } from './sourceRow.ts';

/** How rows become records. */
export interface RowImportOptions {
  kind: SearchableKind;
  map: readonly MapEntry[];
  key: readonly (readonly PathStep[])[];
  /** The source's name, part of the ids. */
  source: string;
  /** Absolute path of the workspace's folder. */
  folder: string;
  /** Absolute path of the folder for new files. */
  out: string;
  recordsPerFile: number;
  /** Absolute path of the folder for caches; the lock of the import lies there. */
  cacheFolder: string;
  /** Nothing is written. */
  isDry: boolean;
  /** The time for `created_at`, RFC 3339. */
  now: string;
}

export interface ImportOptions extends RowImportOptions, SourceOptions {
  /** Absolute path of the file to import. */
  file: string;
}

/** A record of the workspace that the import has something to say about. */
export interface NamedRecord {
  id: string;
  name: string;
  file: string;
  /** From 1. */
  line: number;
}

/** What an import did, or would do. */
export interface ImportSummary {
  rows: number;
  /** Names of the fields of the first row. */
  columns: string[];
  created: number;
  unchanged: number;
  /** Records that took over changes of their rows, with the fields. */
  updated: (NamedRecord & { fields: string[] })[];
  /** Fields that both the source and the user changed: the user's value stays. */
  kept: (NamedRecord & { fields: string[] })[];
  /** Records of this source that it no longer has. They stay. */
  gone: NamedRecord[];
  /** Records that differ from their rows but could not be edited. */
  unedited: NamedRecord[];
  bad: { place: string; reasons: string[] }[];
  /** Paths of the map that no row has. */
  unseen: string[];
  /** The first new records as YAML, where nothing is written. */
  preview: string[];
  /** Absolute paths of the files that were written. */
  files: string[];
  cancelled: boolean;
  /** The YAML of the first new record, as it is or would be written; absent where there is none. */
  first?: string;
}

const ROWS_WITHOUT_PAUSE = 200;
/** New records that a dry run shows. */
const PREVIEWED = 3;

/** Told while an import runs: rows so far, and bytes read of the file. */
export type ImportProgress = (rows: number, bytes: number) => void;

/**
 * Imports a file into record files. Bad rows are named and left out; records that are there already are merged with
 * their rows. Throws an OperationalError where the file as a whole cannot be read or a record file not be written.
 */
export function importFile(
  options: ImportOptions,
  progress: ImportProgress,
  token: Cancellation,
): Promise<ImportSummary> {
  let bytes = 0;
  const open = (): AsyncIterable<SourceRow> => openSource(options.file, options, (read) => (bytes = read));
  return importRows(options, open, (rows) => progress(rows, bytes), token);
}

/** Turns rows into record files, as `importFile` does. They are opened when nobody else imports into the folder. */
export function importRows(
  options: RowImportOptions,
  open: () => AsyncIterable<SourceRow>,
  progress: (rows: number) => void,
  token: Cancellation,
): Promise<ImportSummary> {
  const work = (): Promise<ImportSummary> => takeRows(options, open(), progress, token);
  return options.isDry ? work() : withImportLock(options.folder, options.cacheFolder, work);
}

async function takeRows(
  options: RowImportOptions,
  rows: AsyncIterable<SourceRow>,
  progress: (rows: number) => void,
  token: Cancellation,
): Promise<ImportSummary> {
  const existing = readExistingRecords(options.folder, options.out, options.kind);
  const run = new ImportRun(options, existing.byId, existing.counts);
  for await (const row of rows) {
    if (token.isCancellationRequested) break;
    run.take(row);
    progress(run.rows);
    // Rows of one chunk come without a pause, in which Ctrl+C would not be heard.
    if (run.rows % ROWS_WITHOUT_PAUSE === 0) await setImmediate();
  }
  return run.finish(token.isCancellationRequested);
}

/** The state of one import while its rows come. */
class ImportRun {
  readonly #options: RowImportOptions;
  readonly #existing: ReadonlyMap<string, ExistingRecord>;
  readonly #session: ImportSession;
  readonly #writer: RecordWriter;
  readonly #edits = new Map<string, RecordEdit[]>();
  readonly #summary: ImportSummary;

  constructor(
    options: RowImportOptions,
    existing: ReadonlyMap<string, ExistingRecord>,
    counts: ReadonlyMap<string, number>,
  ) {
    this.#options = options;
    this.#existing = existing;
    const definition = definitionOf(options.kind);
    const valueOf = (id: string): JsonObject | undefined => existing.get(id)?.value;
    this.#session = new ImportSession({ ...options, definition, existing: valueOf });
    const suffix = `.${describeKind(options.kind).suffix}.yaml`;
    const series = { stem: stemOf(options.source), suffix, recordsPerFile: options.recordsPerFile };
    this.#writer = new RecordWriter(options.out, series, counts, options.isDry);
    this.#summary = emptySummary();
  }

  get rows(): number {
    return this.#summary.rows;
  }

  take(row: SourceRow): void {
    const summary = this.#summary;
    summary.rows += 1;
    if ('mistake' in row) {
      summary.bad.push({ place: row.place, reasons: [row.mistake] });
      return;
    }
    if (summary.columns.length === 0) summary.columns = columnsOf(row.context.row);
    const result = this.#session.next(row.context, row.place);
    if (result.outcome === 'bad') summary.bad.push({ place: row.place, reasons: result.reasons });
    else if (result.outcome === 'unchanged') summary.unchanged += 1;
    else if (result.outcome === 'updated') this.#update(result.id, result.merged);
    else if (this.#existing.has(result.id)) summary.unedited.push(this.#nameOf(result.id));
    else {
      this.#writer.add(result.text);
      summary.first ??= result.text;
      summary.created += 1;
      if (this.#options.isDry && summary.preview.length < PREVIEWED) summary.preview.push(result.text);
    }
  }

  #update(id: string, merged: { record: JsonObject; updated: string[]; kept: string[] }): void {
    const record = this.#existing.get(id);
    if (record?.value === undefined) return;
    const edits = this.#edits.get(record.file) ?? [];
    edits.push({ id, before: record.value, after: merged.record });
    this.#edits.set(record.file, edits);
    const named = this.#nameOf(id);
    if (merged.kept.length > 0) this.#summary.kept.push({ ...named, fields: merged.kept });
    if (merged.updated.length > 0) this.#summary.updated.push({ ...named, fields: merged.updated });
    else this.#summary.unchanged += 1;
  }

  finish(cancelled: boolean): ImportSummary {
    const summary = this.#summary;
    this.#writer.flush();
    const definition = definitionOf(this.#options.kind);
    const failed = new Set<string>();
    for (const [file, edits] of this.#edits) {
      for (const id of this.#writer.edit(file, edits, definition)) failed.add(id);
    }
    summary.updated = summary.updated.filter(({ id }) => !failed.has(id));
    summary.unedited.push(...[...failed].map((id) => this.#nameOf(id)));
    summary.gone = cancelled ? [] : this.#gone();
    summary.unseen = this.#session.unseenSources();
    summary.files = [...this.#writer.files];
    return { ...summary, cancelled };
  }

  /** Records of the source whose row is gone. */
  #gone(): NamedRecord[] {
    return [...this.#existing]
      .filter(([id, { value }]) => isFrom(value, this.#options.source) && !this.#session.hasRow(id))
      .map(([id]) => this.#nameOf(id));
  }

  #nameOf(id: string): NamedRecord {
    const record = this.#existing.get(id);
    return { id, name: record?.name ?? '', file: record?.file ?? '', line: record?.line ?? 1 };
  }
}

function columnsOf(row: JsonValue): string[] {
  return isJsonObject(row) ? Object.keys(row) : [];
}

function isFrom(value: JsonObject | undefined, source: string): boolean {
  const metadata = value?.['metadata'];
  const note = isJsonObject(metadata) ? metadata['import'] : undefined;
  return isJsonObject(note) && note['source'] === source;
}

function emptySummary(): ImportSummary {
  return {
    rows: 0,
    columns: [],
    created: 0,
    unchanged: 0,
    updated: [],
    kept: [],
    gone: [],
    unedited: [],
    bad: [],
    unseen: [],
    preview: [],
    files: [],
    cancelled: false,
  };
}

/** The default name of a source: the file's own, without folders, so that every clone gives the same ids. */
export function sourceNameOf(file: string): string {
  return path.basename(file);
}
