import type { SqlColumn, SqlValue } from '../../../../shared/src/protocol/sql.ts';

/** What a cell leads to: a record by its id, or a place in a file. */
export type RecordLink = { id: string } | { uri: string; line: number };

/** Columns with ids of something that is no record of a file. */
const NOT_RECORDS = new Set(['run_id', 'event_id']);

/** Where a cell leads, or `undefined`: ids of records, and files of records with the line of the same row. */
export function linkOf(
  columns: readonly SqlColumn[],
  row: readonly SqlValue[],
  column: number,
): RecordLink | undefined {
  const name = columns[column]?.name.toLowerCase() ?? '';
  const value = row[column];
  if (typeof value !== 'string' || value === '') return undefined;
  if ((name === 'id' || name.endsWith('_id')) && !NOT_RECORDS.has(name)) {
    return value.length <= 200 ? { id: value } : undefined;
  }
  if (name !== 'uri' && name !== 'path') return undefined;
  const uri = valueOf(columns, row, 'uri');
  if (typeof uri !== 'string' || !/^(file|untitled|vscode-remote):.*\.ya?ml$/.test(uri)) return undefined;
  const line = valueOf(columns, row, 'line');
  return { uri, line: typeof line === 'number' && Number.isInteger(line) && line >= 1 ? line : 1 };
}

function valueOf(columns: readonly SqlColumn[], row: readonly SqlValue[], wanted: string): SqlValue {
  const at = columns.findIndex(({ name }) => name.toLowerCase() === wanted);
  return row[at] ?? null;
}
