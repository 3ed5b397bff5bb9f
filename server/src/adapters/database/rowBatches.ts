import type { Cancellation } from '../../core/cancellation.ts';
import { OperationalError } from '../operationalError.ts';
import { columnsOfRows } from './columnValues.ts';
import type { DatabaseChild } from './databaseChild.ts';
import type { RowsByTable, TableRow } from './tableRows.ts';
import { TABLES } from './tables.ts';

/** Steps whose rows travel together. */
const BATCH_STEPS = 1024;
/** Milliseconds of work after which others get their turn: the thread answers searches, too. */
const SLICE = 8;
/** Batches that are under way at once, so that neither process waits for the other. */
const MOST_UNDER_WAY = 4;

/** Sends rows to the database process in batches. While it inserts one, the next is made. */
export class RowBatches {
  /** Where the rows of the next batch are put. */
  readonly rows: RowsByTable = new Map();
  readonly #child: DatabaseChild;
  readonly #token: Cancellation;
  #steps = 0;
  #hasFailed = false;
  #sliceStart = performance.now();
  readonly #inserting: Promise<void>[] = [];

  constructor(child: DatabaseChild, token: Cancellation) {
    this.#child = child;
    this.#token = token;
  }

  /** Call after every record. True where the batch was sent with it. Rejects where it is cancelled, or an insert failed. */
  async step(): Promise<boolean> {
    this.#steps += 1;
    const isFull = this.#steps % BATCH_STEPS === 0;
    if (isFull) await this.#flush();
    if (performance.now() - this.#sliceStart > SLICE) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#sliceStart = performance.now();
      if (this.#token.isCancellationRequested) throw new OperationalError('The query was cancelled.');
    }
    return isFull;
  }

  /** Sends the rest. Resolves when everything is inserted. */
  async end(): Promise<void> {
    await this.#flush();
    await Promise.all(this.#inserting);
  }

  /** Whether everything that was sent is inserted; waits for it. */
  async isInserted(): Promise<boolean> {
    await Promise.allSettled(this.#inserting);
    return !this.#hasFailed;
  }

  async #flush(): Promise<void> {
    if (this.#inserting.length >= MOST_UNDER_WAY) await this.#inserting.shift();
    const batch = [...this.rows];
    this.rows.clear();
    const inserting = this.#insert(batch);
    // Whoever waits for it next hears of a failure, too.
    inserting.catch(() => {
      this.#hasFailed = true;
    });
    this.#inserting.push(inserting);
  }

  async #insert(batch: readonly (readonly [table: string, rows: TableRow[]])[]): Promise<void> {
    for (const [name, rows] of batch) {
      const table = TABLES.find((described) => described.name === name);
      if (table !== undefined)
        await this.#child.ask('insert', { table: name, ...columnsOfRows(table, rows) });
    }
  }
}
