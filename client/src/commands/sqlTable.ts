import type { SqlAnswer, SqlValue } from '../../../shared/src/protocol/sql.ts';

/** Characters of a cell that are shown. */
const WIDEST_CELL = 60;

/** The answer of a query as plain text: the statement, a table with aligned columns, and what was left out. */
export function formatSqlAnswer(sql: string, answer: SqlAnswer): string {
  const head = answer.columns.map((column) => column.name);
  const rows = answer.rows.map((row) =>
    answer.columns.map((_column, position) => cellText(row[position] ?? null)),
  );
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const numeric = answer.columns.map((column) => /INT|DOUBLE|FLOAT|DECIMAL|NUMERIC/i.test(column.type));
  const render = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, numeric[column] === true))
      .join(' │ ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  const found = `${answer.rows.length.toLocaleString('en-US')} ${answer.rows.length === 1 ? 'row' : 'rows'}`;
  const rest = answer.truncated ? ', and there are more: narrow the query or add LIMIT' : '';
  return [
    ...sql
      .trim()
      .split(/\r?\n/)
      .map((line) => `-- ${line}`),
    `-- ${found} in ${answer.elapsedMs.toFixed(0)} ms${rest}`,
    '',
    render(head),
    rule,
    ...rows.map(render),
    '',
  ].join('\n');
}

function cellText(value: SqlValue): string {
  if (value === null) return 'NULL';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const oneLine = text.replace(/\r?\n/g, '⏎');
  return oneLine.length > WIDEST_CELL ? `${oneLine.slice(0, WIDEST_CELL - 1)}…` : oneLine;
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
