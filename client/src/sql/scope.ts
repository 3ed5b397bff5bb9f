import type { SqlSchema, SqlTable } from '../../../shared/src/protocol/sql.ts';
import type { SqlStatement } from './statements.ts';
import type { SqlToken } from './tokens.ts';

/** A table that a statement reads, under the name that its columns can be written with. */
export interface SqlSource {
  name: string;
  table: SqlTable;
}

const CLAUSES = new Set(
  `where group order limit having qualify window union intersect except join inner left right full cross natural asof
  positional semi anti on using select from as offset set values sample fetch tablesample`.split(/\s+/),
);

/** The known tables behind FROM and JOIN, with their aliases. */
export function sourcesOf(statement: SqlStatement, schema: SqlSchema): SqlSource[] {
  const tokens = statement.tokens.filter(({ kind }) => kind !== 'comment');
  const sources: SqlSource[] = [];
  let expectsTable = false;
  for (const [at, token] of tokens.entries()) {
    const word = isName(token) ? token.text.toLowerCase() : '';
    if (expectsTable && word !== '') {
      const table = tableNamed(schema, word);
      if (table !== undefined) sources.push({ name: aliasAfter(tokens, at) ?? table.name, table });
    }
    expectsTable =
      (token.kind === 'word' && (word === 'from' || word === 'join')) || continuesFrom(tokens, at);
  }
  return sources;
}

/** Names that WITH gives to queries. */
export function withNames(statement: SqlStatement): string[] {
  const tokens = statement.tokens.filter(({ kind }) => kind !== 'comment');
  if (tokens[0]?.text.toLowerCase() !== 'with') return [];
  return tokens.flatMap((token, at) => {
    const [next, behind] = [tokens[at + 1], tokens[at + 2]];
    const isNamed = isName(token) && next?.text.toLowerCase() === 'as' && behind?.text === '(';
    return isNamed ? [token.text] : [];
  });
}

export function tableNamed(schema: SqlSchema, name: string): SqlTable | undefined {
  return schema.tables.find((table) => table.name === name.toLowerCase());
}

/** True for a comma in a list of tables: the nearest clause before it, at the same depth, is FROM. */
function continuesFrom(tokens: readonly SqlToken[], at: number): boolean {
  if (tokens[at]?.text !== ',' || tokens[at].kind !== 'symbol') return false;
  let depth = 0;
  for (let before = at - 1; before >= 0; before -= 1) {
    const token = tokens[before];
    if (token?.kind === 'symbol' && token.text === ')') depth += 1;
    if (token?.kind === 'symbol' && token.text === '(') depth -= 1;
    if (depth < 0) return false;
    if (depth > 0 || token?.kind !== 'word' || !CLAUSES.has(token.text.toLowerCase())) continue;
    if (token.text.toLowerCase() === 'as') continue;
    return token.text.toLowerCase() === 'from';
  }
  return false;
}

function aliasAfter(tokens: readonly SqlToken[], at: number): string | undefined {
  const next = tokens[at + 1];
  const alias = next?.text.toLowerCase() === 'as' ? tokens[at + 2] : next;
  if (alias === undefined || !isName(alias)) return undefined;
  return alias.kind === 'word' && CLAUSES.has(alias.text.toLowerCase()) ? undefined : alias.text;
}

function isName({ kind }: SqlToken): boolean {
  return kind === 'word' || kind === 'quoted';
}
