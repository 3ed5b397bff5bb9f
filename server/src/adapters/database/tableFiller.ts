import type { Cancellation } from '../../core/cancellation.ts';
import type { DatabaseChild } from './databaseChild.ts';
import { RowBatches } from './rowBatches.ts';
import { addRow, FILE_TABLES } from './tableRows.ts';
import { withTablesOfViews } from './tables.ts';
import type { FillProgress, TableSource, WholeTable } from './tableSource.ts';

/** Fewer records are there before anybody can read how far they are. */
const LEAST_REPORTED = 2000;

/**
 * Keeps the tables of one database process in step with the records: all files at first, then those that changed. Works
 * in slices, and makes rows while the process inserts those before. What was done stays when it is cancelled.
 */
export class TableFiller {
  readonly #child: DatabaseChild;
  readonly #source: TableSource;
  readonly #onProgress: (progress: FillProgress | undefined) => void;
  /** Files whose rows are missing or old. */
  readonly #pending: Set<string>;
  /** Files that may have rows. */
  readonly #inserted = new Set<string>();
  readonly #revisions = new Map<string, number>();
  /** Why rows of a table may be missing. */
  readonly #notes = new Map<string, string | undefined>();
  #isReported = false;

  constructor(
    child: DatabaseChild,
    source: TableSource,
    onProgress: (progress: FillProgress | undefined) => void,
  ) {
    this.#child = child;
    this.#source = source;
    this.#onProgress = onProgress;
    this.#pending = new Set(source.uris());
  }

  fileChanged(uri: string): void {
    this.#pending.add(uri);
  }

  /**
   * Brings the tables that a query may read up to date. Answers sentences about rows that may be missing. Rejects with an
   * OperationalError where it is cancelled.
   */
  async synchronise(sql: string, token: Cancellation): Promise<string[]> {
    try {
      if (this.#pending.size > 0) await this.#fillFiles(token);
      const tables = await this.#source.wholeTables(withTablesOfViews(sql), token);
      for (const whole of tables) await this.#fillWhole(whole, token);
      return [...new Set(tables.flatMap(({ table }) => this.#notes.get(table) ?? []))];
    } finally {
      if (this.#isReported) this.#onProgress(undefined);
      this.#isReported = false;
    }
  }

  async #fillFiles(token: Cancellation): Promise<void> {
    // What changes from here on is for the next query.
    const uris = [...this.#pending];
    await this.#forget(uris.filter((uri) => this.#inserted.has(uri)));
    const progress = { done: 0, total: uris.reduce((sum, uri) => sum + this.#source.sizeOf(uri), 0) };
    const batches = new RowBatches(this.#child, token);
    let started: string[] = [];
    try {
      for (const uri of uris) {
        this.#pending.delete(uri);
        this.#inserted.add(uri);
        started.push(uri);
        for (const _ of this.#source.addRows(uri, batches.rows)) {
          progress.done += 1;
          if (!(await batches.step())) continue;
          started = [uri];
          if (progress.total >= LEAST_REPORTED) this.#report(progress);
        }
      }
      await batches.end();
    } catch (error) {
      // What was sent is there, or nobody knows.
      for (const uri of (await batches.isInserted()) ? started : this.#inserted) this.#pending.add(uri);
      throw error;
    }
  }

  #report(progress: FillProgress): void {
    this.#isReported = true;
    this.#onProgress({ ...progress });
  }

  async #fillWhole({ table, revision, rows, note }: WholeTable, token: Cancellation): Promise<void> {
    if (revision !== undefined && this.#revisions.get(table) === revision) return;
    this.#revisions.delete(table);
    await this.#child.ask('clear', { tables: [table] });
    const batches = new RowBatches(this.#child, token);
    try {
      for await (const row of rows) {
        if (row !== undefined) addRow(batches.rows, table, row);
        await batches.step();
      }
      await batches.end();
    } finally {
      // What is still being inserted would come behind the next clearing.
      await batches.isInserted();
    }
    this.#notes.set(table, note?.());
    if (revision !== undefined) this.#revisions.set(table, revision);
  }

  async #forget(uris: readonly string[]): Promise<void> {
    if (uris.length === 0) return;
    await this.#child.ask('forget', { tables: FILE_TABLES, uris });
    for (const uri of uris) this.#inserted.delete(uri);
  }
}
