import type { Cancellation } from '../../core/cancellation.ts';
import type { RowsByTable, TableRow } from './tableRows.ts';

/** What fills the tables. */
export interface TableSource {
  /** All files, by URI. */
  uris(): Iterable<string>;
  /** Number of a file's records, about; 0 for a file that is gone. */
  sizeOf(uri: string): number;
  /** Adds the rows of a file's records, one record for each step; none for a file that is gone. */
  addRows(uri: string, rows: RowsByTable): Iterable<void>;
  /** Tables that a query needs and that depend on all records. */
  wholeTables(sql: string, token: Cancellation): Promise<WholeTable[]>;
}

/** A table that is filled anew as a whole. */
export interface WholeTable {
  table: string;
  /** Its rows are the same while this is the same; absent where that cannot be known. */
  revision?: number;
  /** `undefined` where a step has no row. */
  rows: Iterable<TableRow | undefined> | AsyncIterable<TableRow | undefined>;
  /** Why rows may be missing, as a sentence; asked for behind the rows. */
  note?: () => string | undefined;
}

/** How far the tables are: records whose rows are there, and all that have to be. */
export interface FillProgress {
  done: number;
  total: number;
}
