import type { SqlAnswer, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { csvLine } from '../../core/exporting/csv.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';

export const QUERY_FORMATS = ['table', 'json', 'csv'] as const;
export type QueryFormat = (typeof QUERY_FORMATS)[number];

/** Widest cell of a table; JSON and CSV are never cut. */
const CELL_WIDTH = 60;

/** The lines of an answer in a format. JSON is a list of objects by column. */
export function renderRows(format: QueryFormat, answer: SqlAnswer): string[] {
  const names = uniqueNames(answer.columns.map(({ name }) => name));
  if (format === 'json') {
    const objects = answer.rows.map((row) =>
      Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])),
    );
    return [JSON.stringify(objects, undefined, 2)];
  }
  if (format === 'csv') return [csvLine(names), ...answer.rows.map((row) => csvLine(row.map(cellText)))];
  return tableLines(names, answer);
}

/** Two columns may have one name, but not two properties of an object. */
function uniqueNames(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before === 0 ? name : `${name}_${String(before + 1)}`;
  });
}

function tableLines(names: readonly string[], { rows, columns }: SqlAnswer): string[] {
  const cells = rows.map((row) => row.map((value) => shorten(cellText(value))));
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const isNumber = columns.map(({ type }) => /INT|DOUBLE|FLOAT|DECIMAL|REAL/i.test(type));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) =>
        isNumber[at] === true ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const count = `(${counted(rows.length, 'row')})`;
  return [line(names), rule, ...cells.map(line), count];
}

function cellText(value: SqlValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function shorten(text: string): string {
  const line = visibleText(text.replace(/\s+/g, ' '));
  return line.length <= CELL_WIDTH ? line : `${line.slice(0, CELL_WIDTH - 1).toWellFormed()}…`;
}
