import { DatabaseClient } from '../database/databaseClient.ts';
import type { FillProgress } from '../database/tableSource.ts';
import type { RecordTables } from './recordTables.ts';

/** The tables of an index in their database, and how far they are filled. */
export class SqlTables {
  readonly database: DatabaseClient;
  #progress: FillProgress | undefined;

  constructor(records: RecordTables, onProgress: () => void) {
    this.database = new DatabaseClient(records, undefined, (progress) => {
      this.#progress = progress;
      onProgress();
    });
  }

  /** How far the tables are, while a query waits for them. */
  get progress(): FillProgress | undefined {
    return this.#progress;
  }
}
