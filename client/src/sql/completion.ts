import type { SqlColumn, SqlFunction, SqlSchema, SqlTable } from '../../../shared/src/protocol/sql.ts';
import { functionDocument, columnDocument, tableDocument } from './documentation.ts';
import { sourcesOf, tableNamed, withNames, type SqlSource } from './scope.ts';
import { statementAt, type SqlStatement } from './statements.ts';
import { sqlTokens } from './tokens.ts';

/** Something that can be written at the cursor. */
export interface SqlSuggestion {
  label: string;
  kind: 'table' | 'column' | 'function' | 'keyword';
  /** What is inserted, where it is not the label. */
  insert?: string;
  detail?: string;
  /** Markdown. */
  documentation?: string;
  /** Lower comes first. */
  rank: number;
}

const KEYWORDS =
  `SELECT DISTINCT FROM JOIN LEFT INNER CROSS ON USING WHERE GROUP BY ALL HAVING QUALIFY ORDER ASC DESC
  NULLS LAST LIMIT OFFSET UNION INTERSECT EXCEPT WITH RECURSIVE AS AND OR NOT IN IS NULL LIKE ILIKE BETWEEN EXISTS CASE
  WHEN THEN ELSE END OVER PARTITION FILTER CAST TRUE FALSE UNNEST EXCLUDE REPLACE`.split(/\s+/);

/** What fits at an offset: columns behind `alias.`, tables behind FROM and JOIN, else whatever an expression can hold. */
export function completeSql(text: string, offset: number, schema: SqlSchema): SqlSuggestion[] {
  const tokens = sqlTokens(text);
  const inside = tokens.find(({ start, end }) => start < offset && offset < end) ?? tokens.at(-1);
  if (inside !== undefined && inside.start < offset && isText(inside, text, offset)) return [];
  const statement = statementAt(text, offset) ?? { start: 0, end: 0, sql: '', tokens: [] };
  const before = tokens.filter(({ end, kind }) => end <= offset && kind !== 'comment');
  const isWriting = before.at(-1)?.end === offset && before.at(-1)?.kind === 'word';
  const previous = isWriting ? before.at(-2) : before.at(-1);
  const sources = sourcesOf(statement, schema);
  if (previous?.text === '.') {
    const owner = before[before.indexOf(previous) - 1]?.text ?? '';
    return columnsBehind(owner, sources, schema);
  }
  if (/^(from|join)$/i.test(previous?.text ?? '')) return tables(statement, schema, 0);
  return expression(statement, sources, schema);
}

function columnsBehind(owner: string, sources: readonly SqlSource[], schema: SqlSchema): SqlSuggestion[] {
  const source = sources.find(({ name }) => name.toLowerCase() === owner.toLowerCase());
  const table = source?.table ?? tableNamed(schema, owner);
  return table === undefined ? [] : table.columns.map((column) => columnSuggestion(column, table, 0));
}

function expression(
  statement: SqlStatement,
  sources: readonly SqlSource[],
  schema: SqlSchema,
): SqlSuggestion[] {
  // Before FROM is written, any table may come.
  const read = sources.length > 0 ? sources.map(({ table }) => table) : schema.tables;
  const columns = new Map<string, SqlSuggestion>();
  for (const table of read) {
    for (const column of table.columns) {
      if (!columns.has(column.name)) columns.set(column.name, columnSuggestion(column, table, 0));
    }
  }
  const aliases = sources
    .filter(({ name, table }) => name !== table.name)
    .map(({ name, table }) => ({ ...tableSuggestion(table, 1), label: name, detail: table.name }));
  return [
    ...columns.values(),
    ...aliases,
    ...schema.functions.map(functionSuggestion),
    ...KEYWORDS.map((label) => ({ label, kind: 'keyword' as const, rank: 2 })),
    ...tables(statement, schema, 4),
  ];
}

function tables(statement: SqlStatement, schema: SqlSchema, rank: number): SqlSuggestion[] {
  const named = withNames(statement).map((label) => ({ label, kind: 'table' as const, rank }));
  return [...named, ...schema.tables.map((table) => tableSuggestion(table, rank))];
}

function tableSuggestion(table: SqlTable, rank: number): SqlSuggestion {
  return { label: table.name, kind: 'table', detail: 'table', documentation: tableDocument(table), rank };
}

function columnSuggestion(
  column: SqlColumn & { meaning: string },
  table: SqlTable,
  rank: number,
): SqlSuggestion {
  const insert = KEYWORD_COLUMNS.has(column.name) ? { insert: `"${column.name}"` } : {};
  const documentation = columnDocument(column, table);
  return { label: column.name, kind: 'column', ...insert, detail: column.type, documentation, rank };
}

function functionSuggestion(described: SqlFunction): SqlSuggestion {
  const documentation = functionDocument(described);
  return { label: described.name, kind: 'function', detail: 'function', documentation, rank: 3 };
}

/** Columns whose names DuckDB takes for something else without quotes. */
const KEYWORD_COLUMNS = new Set(['column', 'group', 'order', 'end', 'from', 'to']);

/** True inside a comment or a text, also at the open end of one. */
function isText(
  { kind, end, start }: { kind: string; end: number; start: number },
  text: string,
  offset: number,
): boolean {
  if (kind === 'comment')
    return offset <= end && !(text.startsWith('/*', start) && offset === end && text.endsWith('*/'));
  return kind === 'string' && (offset < end || !/['$]$/.test(text.slice(start + 1, end)));
}
