/** A user's query: exactly one SELECT statement. */
export interface SqlParams {
  sql: string;
  /** Most rows to return; 1,000 when left out. */
  limit?: number;
  limits?: SqlLimits;
}

/** What a query may take; what is left out has the server's default. */
export interface SqlLimits {
  /** Seconds until the query is stopped. */
  seconds?: number;
  /** Megabytes that the database may use. Another value than before starts its process again; without one, it stays as it is. */
  megabytes?: number;
}

export interface SqlColumn {
  name: string;
  type: string;
}

/** Values as JSON can carry them: 64-bit integers and decimals beyond 2^53 come as text. */
export type SqlValue = string | number | boolean | null | SqlValue[] | { [name: string]: SqlValue };

export interface SqlAnswer {
  columns: SqlColumn[];
  rows: SqlValue[][];
  /** True where more rows exist than were returned. */
  truncated: boolean;
  elapsedMs: number;
  /** Why rows may be missing from the tables, such as a history that is not all here. */
  notes?: string[];
}

/** What is wrong with a user's statement: part of an answer, since the statement is content and not a failure. */
export interface SqlProblem {
  /** DuckDB's own words on one line. */
  message: string;
  /** UTF-16 units from the start of the statement, where DuckDB says it. */
  offset?: number;
}

/** A result that the database process keeps, so that its rows travel in pages. */
export interface SqlOpened {
  /** Names the kept result until it is closed, pushed out by newer ones, left alone for long, or lost with its process. */
  handle: string;
  columns: SqlColumn[];
  /** Rows that are kept. */
  rowCount: number;
  /** True where the query has more rows than are kept. */
  truncated: boolean;
  elapsedMs: number;
  /** Why rows may be missing from the tables. */
  notes?: string[];
}

export type SqlOpenAnswer = { result: SqlOpened } | { problem: SqlProblem };

/** A part of a kept result. */
export interface SqlRowsParams {
  handle: string;
  /** Rows to leave out from the top, in the order asked for. */
  offset: number;
  limit: number;
  /** Order by this column, by position; NULL comes last. Without it the query's own order. */
  sort?: SqlSort;
  /** Positions of the columns to return; all when left out. */
  columns?: number[];
}

export interface SqlSort {
  column: number;
  descending: boolean;
}

export interface SqlRowsAnswer {
  /** At most as many as asked for; fewer where values are large, but at least one while there are any. */
  rows: SqlValue[][];
}

export const SQL_FILE_FORMATS = ['csv', 'json', 'parquet'] as const;
export type SqlFileFormat = (typeof SQL_FILE_FORMATS)[number];

/** All rows of a query into a file: the query runs again, without a limit of rows. */
export interface SqlSaveParams {
  sql: string;
  format: SqlFileFormat;
  /** Absolute path. A file that is there is replaced when the new one is complete. */
  path: string;
  limits?: SqlLimits;
}

export type SqlSaveAnswer = { rows: number; bytes: number; notes?: string[] } | { problem: SqlProblem };

/** What can be written in a query. */
export interface SqlSchema {
  tables: SqlTable[];
  functions: SqlFunction[];
}

export interface SqlTable {
  name: string;
  meaning: string;
  /** What fills it, or why it is empty. */
  source: string;
  columns: (SqlColumn & { meaning: string })[];
}

export interface SqlFunction {
  name: string;
  /** One line for each way to call it: `substr(string, start, length) → VARCHAR`. */
  signatures: string[];
  description: string;
  example?: string;
}
