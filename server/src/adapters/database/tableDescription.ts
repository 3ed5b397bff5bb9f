/** Types of columns. Wrongly typed values of a record become NULL in the columns, and stay whole in the JSON ones. */
export type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMPTZ' | 'JSON' | 'VARCHAR[]';

export interface ColumnDescription {
  name: string;
  type: ColumnType;
  meaning: string;
}

export interface TableDescription {
  name: string;
  meaning: string;
  /** What fills it, or why it is empty. */
  source: string;
  columns: readonly ColumnDescription[];
  /** Of a view: the SELECT behind it, and the tables of `wholeTables` that it reads. */
  view?: { sql: string; reads: readonly string[] };
}

/** A column. */
export function column(name: string, type: ColumnType, meaning: string): ColumnDescription {
  return { name, type, meaning };
}

/** Where a record stands; every table filled from files has these, and they are what an update replaces by. */
export const PLACE = [
  column('uri', 'VARCHAR', 'The file.'),
  column('path', 'VARCHAR', 'The file, relative to its workspace folder.'),
  column('line', 'BIGINT', 'The line where the record starts, from 1.'),
];

/** What fills tables of records. */
export const FROM_FILES = 'Record files of the workspace, unsaved buffers included.';
