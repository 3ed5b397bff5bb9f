import type { SqlValue } from './sql.ts';

export const SQL_TEXT_FORMATS = ['tsv', 'csv', 'json'] as const;
/** Formats in which rows are copied. */
export type SqlTextFormat = (typeof SQL_TEXT_FORMATS)[number];

/** Rows as a text: TSV and CSV with a line of names, JSON as a list of objects. NULL is empty, in JSON `null`. */
export function sqlRowsText(
  format: SqlTextFormat,
  names: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): string {
  if (format === 'json') {
    const objects = rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
    return JSON.stringify(objects, undefined, 2);
  }
  const line = format === 'csv' ? csvLine : tsvLine;
  return [line(names), ...rows.map((row) => line(row.map(sqlCellText)))].join('\n');
}

/** A value as a text; structured ones as JSON, NULL as nothing. */
export function sqlCellText(value: SqlValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** RFC 4180. */
function csvLine(cells: readonly string[]): string {
  return cells.map((text) => (/[",\r\n]|^\s|\s$/.test(text) ? quoted(text) : text)).join(',');
}

/** As spreadsheets paste it: tabs and line breaks inside quotes. */
function tsvLine(cells: readonly string[]): string {
  return cells.map((text) => (/["\t\r\n]/.test(text) ? quoted(text) : text)).join('\t');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
