/** A user's query: exactly one SELECT statement. */
export interface SqlParams {
  sql: string;
  /** Most rows to return; 1,000 when left out. */
  limit?: number;
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
}
