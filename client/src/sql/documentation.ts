import type { SqlColumn, SqlFunction, SqlSchema, SqlTable } from '../../../shared/src/protocol/sql.ts';
import { sourcesOf, tableNamed } from './scope.ts';
import { statementAt } from './statements.ts';
import { sqlTokens } from './tokens.ts';

/** A hover: Markdown and the range it is about. */
export interface SqlHover {
  markdown: string;
  start: number;
  end: number;
}

/** What the name at an offset means: a table or its alias, a column, or a function. */
export function hoverSql(text: string, offset: number, schema: SqlSchema): SqlHover | undefined {
  const tokens = sqlTokens(text).filter(({ kind }) => kind !== 'comment');
  const at = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return undefined;
  const name = token.text.toLowerCase();
  const statement = statementAt(text, offset);
  const sources = statement === undefined ? [] : sourcesOf(statement, schema);
  const aliased = (alias: string): SqlTable | undefined =>
    sources.find((source) => source.name.toLowerCase() === alias)?.table ?? tableNamed(schema, alias);
  const found = (markdown: string): SqlHover => ({ markdown, start: token.start, end: token.end });
  const columnIn = (tables: readonly SqlTable[]): SqlHover | undefined => {
    const table = tables.find(({ columns }) => columns.some((column) => column.name === name));
    const column = table?.columns.find((candidate) => candidate.name === name);
    return table === undefined || column === undefined ? undefined : found(columnDocument(column, table));
  };
  if (tokens[at - 1]?.text === '.') {
    const owner = aliased(tokens[at - 2]?.text.toLowerCase() ?? '');
    return owner === undefined ? undefined : columnIn([owner]);
  }
  const described = schema.functions.find((candidate) => candidate.name === name);
  if (described !== undefined && tokens[at + 1]?.text === '(') return found(functionDocument(described));
  const column = columnIn(sources.map(({ table }) => table));
  if (column !== undefined) return column;
  const table = aliased(name);
  return table === undefined ? undefined : found(tableDocument(table));
}

/** A table in Markdown. */
export function tableDocument({ name, meaning, source, columns }: SqlTable): string {
  const list = columns.map((column) => `- \`${column.name}\` ${column.type}: ${column.meaning}`);
  return [`**${name}** (table)`, meaning, `Filled from: ${source}`, list.join('\n')].join('\n\n');
}

/** A column in Markdown. */
export function columnDocument(column: SqlColumn & { meaning: string }, table: SqlTable): string {
  return `**${table.name}.${column.name}** ${column.type}\n\n${column.meaning}`;
}

/** A function in Markdown. */
export function functionDocument({ signatures, description, example }: SqlFunction): string {
  const ways = ['```sql', ...signatures, '```'].join('\n');
  const sample = example === undefined ? [] : [`Example: \`${example}\``];
  return [ways, ...(description === '' ? [] : [description]), ...sample].join('\n\n');
}
