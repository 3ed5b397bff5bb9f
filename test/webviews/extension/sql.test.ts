import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeSql } from '../../../client/src/sql/completion.ts';
import { hoverSql } from '../../../client/src/sql/documentation.ts';
import { MOST_QUERIES, QueryHistory } from '../../../client/src/sql/history.ts';
import { statementAt, statementsOf } from '../../../client/src/sql/statements.ts';
import { sqlTokens } from '../../../client/src/sql/tokens.ts';
import { readFromPage } from '../../../client/src/webviews/messages.ts';
import { SQL_PAGE } from '../../../client/src/webviews/sqlMessages.ts';
import { TABLES } from '../../../server/src/adapters/database/tables.ts';
import type { SqlSchema } from '../../../shared/src/protocol/sql.ts';
import { sqlRowsText } from '../../../shared/src/protocol/sqlText.ts';

const schema: SqlSchema = {
  tables: TABLES.map((table) => ({ ...table, columns: [...table.columns] })),
  functions: [
    { name: 'count', signatures: ['count(arg ANY) → BIGINT'], description: 'Counts.', example: 'count(*)' },
    { name: 'lower', signatures: ['lower(string) → VARCHAR'], description: 'Lower case.' },
  ],
};

/** The offset of the marker and the text without it. */
function marked(text: string): [text: string, offset: number] {
  const offset = text.indexOf('<|>');
  expect(offset, 'the marker').toBeGreaterThanOrEqual(0);
  return [text.replace('<|>', ''), offset];
}

describe('statements', () => {
  test.each<[text: string, statements: string[]]>([
    ['SELECT 1; SELECT 2;', ['SELECT 1', 'SELECT 2']],
    ["SELECT ';' -- ; not here\n;/* ; /* nested ; */ */ SELECT 2", ["SELECT ';'", 'SELECT 2']],
    ['SELECT ";" FROM a; -- only a comment', ['SELECT ";" FROM a']],
    [
      "SELECT $x$ ; $y$ ; $x$, 'it''s;', E'\\';'; SELECT 2",
      ["SELECT $x$ ; $y$ ; $x$, 'it''s;', E'\\';'", 'SELECT 2'],
    ],
    ["SELECT 'not closed; SELECT 2", ["SELECT 'not closed; SELECT 2"]],
    [' ;;\n-- nothing', []],
  ])('of %j', (text, statements) => {
    expect(statementsOf(text).map(({ sql }) => sql)).toEqual(statements);
  });

  test.each<[text: string, statement: string | undefined]>([
    ['SELECT 1<|>; SELECT 2', 'SELECT 1'],
    ['SELECT 1;<|> SELECT 2', 'SELECT 1'],
    ['SELECT 1; SEL<|>ECT 2', 'SELECT 2'],
    ['<|>\n-- first\nSELECT 1; SELECT 2', 'SELECT 1'],
    ['SELECT 1; SELECT 2;\n\n<|>', 'SELECT 2'],
    ['-- <|>', undefined],
  ])('the one at the cursor of %j', (text, statement) => {
    expect(statementAt(...marked(text))?.sql).toBe(statement);
  });

  test('any text has tokens in order that cover all but space, and statements are parts of it', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '$$',
      '$a$',
      ';',
      '--',
      '\n',
      '/*',
      '*/',
      'é',
      '😀',
      'a',
      '1',
      ' ',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { start, end } of sqlTokens(text)) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
        for (const { sql, start, end } of statementsOf(text)) expect(text.slice(start, end)).toBe(sql);
      }),
    );
  });
});

/** The best suggestions (lowest rank), by name. */
function best(text: string): string[] {
  const suggestions = completeSql(...marked(text), schema);
  const lowest = Math.min(...suggestions.map(({ rank }) => rank));
  return suggestions.filter(({ rank }) => rank === lowest).map(({ label }) => label);
}

describe('completion', () => {
  const columnsOf = (name: string): string[] =>
    TABLES.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];

  test.each(['SELECT * FROM <|>', 'SELECT * FROM da<|>', 'SELECT 1 FROM databits d JOIN <|>'])(
    'tables in %j',
    (text) => {
      expect(best(text)).toEqual(TABLES.map(({ name }) => name));
    },
  );

  test.each<[text: string, table: string]>([
    ['SELECT <|> FROM problems', 'problems'],
    ['SELECT e.<|> FROM example_store AS e', 'example_store'],
    ['SELECT d.na<|> FROM example_store e, databits d WHERE e.id = d.id', 'databits'],
    ['SELECT 1; SELECT * FROM templates t WHERE t.<|>; SELECT * FROM problems', 'templates'],
    ['SELECT problems.<|>', 'problems'],
    ['SELECT x.<|> FROM (SELECT * FROM datasets) JOIN "example_usage" x ON true', 'example_usage'],
  ])('columns in %j', (text, table) => {
    expect(best(text)).toEqual(columnsOf(table));
  });

  test('functions, keywords and names of WITH are there, with documentation', () => {
    const all = completeSql(...marked('WITH mine AS (SELECT 1) SELECT <|> FROM mine'), schema);
    const named = (label: string): object | undefined => all.find((one) => one.label === label);
    expect(named('count')).toMatchObject({
      kind: 'function',
      documentation: expect.stringContaining('Counts.'),
    });
    expect(named('mine')).toMatchObject({ kind: 'table' });
    expect(named('GROUP')).toMatchObject({ kind: 'keyword' });
  });

  test('a column with the name of a keyword is written in quotes', () => {
    const column = completeSql(...marked('SELECT <|> FROM problems'), schema).find(
      ({ label }) => label === 'column',
    );
    expect(column?.insert).toBe('"column"');
  });

  test.each([
    "SELECT 'na<|>me' FROM databits",
    '-- FROM <|>',
    "SELECT 'na<|>",
    '/* <|> */ SELECT 1',
    'SELECT nobody.<|> FROM databits',
  ])('nothing in %j', (text) => {
    expect(completeSql(...marked(text), schema)).toEqual([]);
  });
});

describe('hover', () => {
  test.each<[text: string, expected: RegExp | undefined]>([
    ['SELECT id FROM data<|>bits', /^\*\*databits\*\* \(table\)/],
    ['SELECT do<|>main FROM example_store', /^\*\*example_store\.domain\*\* VARCHAR/],
    ['SELECT p.li<|>ne FROM problems p, databits', /^\*\*problems\.line\*\* BIGINT/],
    ['SELECT <|>p.line FROM problems p', /^\*\*problems\*\*/],
    ['SELECT cou<|>nt(*) FROM problems', /count\(arg ANY\) → BIGINT/],
    ["SELECT 'data<|>bits'", undefined],
    ['SELECT unknown<|>', undefined],
  ])('%j', (text, expected) => {
    const hover = hoverSql(...marked(text), schema);
    if (expected === undefined) expect(hover).toBeUndefined();
    else expect(hover?.markdown).toMatch(expected);
  });
});

test('the history has each query once, newest first, up to a limit, whatever the editor kept', async () => {
  const kept = new Map<string, unknown>([
    ['databits.sql.history', [{ sql: 5 }, { sql: 'old', at: 1 }, null]],
  ]);
  const history = new QueryHistory({
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  } as ConstructorParameters<typeof QueryHistory>[0]);
  expect(history.list()).toEqual([{ sql: 'old', at: 1 }]);
  for (let at = 2; at < MOST_QUERIES + 5; at += 1) await history.add(`SELECT ${String(at)}`, at);
  await history.add('SELECT 10', 100);
  await history.add('x'.repeat(100_000), 101);
  expect(history.list().length).toBe(MOST_QUERIES);
  expect(history.list().filter(({ sql }) => sql === 'SELECT 10')).toEqual([{ sql: 'SELECT 10', at: 100 }]);
  expect(history.list()[0]?.sql).toBe('SELECT 10');
});

test('rows become TSV, CSV and JSON', () => {
  const rows = [
    ['a,"b"\n', 1, null],
    ['tab\t', { k: [1] }, true],
  ];
  const names = ['text', 'x y', 'c'];
  expect(sqlRowsText('csv', names, rows)).toBe('text,x y,c\n"a,""b""\n",1,\n"tab\t","{""k"":[1]}",true');
  expect(sqlRowsText('tsv', names, rows)).toBe(
    'text\tx y\tc\n"a,""b""\n"\t1\t\n"tab\t"\t"{""k"":[1]}"\ttrue',
  );
  expect(JSON.parse(sqlRowsText('json', names, rows))).toEqual([
    { text: 'a,"b"\n', 'x y': 1, c: null },
    { text: 'tab\t', 'x y': { k: [1] }, c: true },
  ]);
});

describe('what the page of a result may say', () => {
  const host = (request: string, params: unknown): unknown =>
    readFromPage({ type: 'host', request, params }, SQL_PAGE);

  test('exactly the requests of its table', () => {
    const position = { line: 1, character: 0 };
    expect(host('open', { uri: 'file:///w/a.example.yaml', position, aside: true })).toBeDefined();
    expect(host('save', { format: 'parquet' })).toBeDefined();
    expect(host('copyResult', { handle: 'h', format: 'tsv', names: ['a'] })).toBeDefined();
    expect(host('saveState', { state: { shows: 'chart' } })).toBeDefined();
    expect(host('showHistory', {})).toEqual({ type: 'host', request: 'showHistory', params: {} });
  });

  test.each<[request: string, params: unknown]>([
    ['open', { uri: 'file:///etc/passwd', position: { line: 1, character: 0 }, aside: true }],
    ['save', { format: 'exe' }],
    ['save', { format: 'csv/../../x' }],
    ['copy', { text: 5 }],
    ['copyResult', { handle: 'h', format: 'tsv', names: [5] }],
    ['copyResult', { handle: {}, format: 'tsv', names: [] }],
    ['saveState', { state: { shows: 'else' } }],
    ['command', { command: 'databits.newExample' }],
    ['constructor', {}],
    ['showQuery', null],
  ])('%s %j is refused', (request, params) => {
    expect(host(request, params)).toBeUndefined();
  });

  test.each(['sql/save', 'sql/run', 'sql/check', 'index/build'])('%s cannot be called', (method) => {
    expect(readFromPage({ type: 'call', id: 1, method, params: {} }, SQL_PAGE)).toBeUndefined();
  });
});
