import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseClient } from '../../../server/src/adapters/database/databaseClient.ts';
import { tableReference } from '../../../server/src/adapters/database/tableReference.ts';
import { TABLES } from '../../../server/src/adapters/database/tables.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { SqlValue } from '../../../shared/src/protocol/sql.ts';
import { FileRecords } from './support/fileRecords.ts';

const records = new FileRecords();
const client = new DatabaseClient(records, { query: 1500, grace: 700 });

beforeAll(() => {
  records.files.set('a', [
    {
      example_id: 'one',
      version: 2,
      domain: 'delivery',
      input: { text: 'Where is it?' },
      expected_output: { intent: 'track' },
      capability_tags: ['dates', 'it’s'],
      created_at: '2026-03-04T09:30:00+02:00',
      quality_scores: { clarity: 0.5, tone: 1 },
    },
    {
      example_id: 'two',
      version: 'not a number',
      domain: 7,
      created_at: 'yesterday',
      capability_tags: 'none',
    },
  ]);
});

afterAll(() => client.dispose());

async function rows(sql: string): Promise<SqlValue[][]> {
  return (await client.run({ sql }, neverCancelled)).rows;
}

test('columns have the values of the records; what has another type is NULL', async () => {
  const sql = `SELECT id, version, domain, input_text, capability_tags, created_at, quality, input ->> 'text'
    FROM example_store ORDER BY id`;
  expect(await rows(sql)).toEqual([
    ['one', 2, 'delivery', 'Where is it?', ['dates', 'it’s'], '2026-03-04 07:30:00+00', 0.75, 'Where is it?'],
    ['two', null, '7', '', null, null, null, null],
  ]);
});

test('every table exists with its columns', async () => {
  for (const { name, columns } of TABLES) {
    const answer = await client.run({ sql: `SELECT * FROM ${name}` }, neverCancelled);
    expect(answer.columns.map((column) => `${column.name} ${column.type}`)).toEqual(
      columns.map(
        (column) => `${column.name} ${column.type.replace('TIMESTAMPTZ', 'TIMESTAMP WITH TIME ZONE')}`,
      ),
    );
  }
});

test('a changed, a new and a deleted file are seen by the next query', async () => {
  await rows('SELECT 1');
  const before = records.files.get('a') ?? [];
  records.files.set('b', [{ example_id: 'three' }]);
  client.fileChanged('b');
  records.files.delete('a');
  client.fileChanged('a');
  expect(await rows('SELECT id FROM example_store')).toEqual([['three']]);
  records.files.set('a', before);
  client.fileChanged('a');
  expect(await rows('SELECT count(*) FROM example_store')).toEqual([[3]]);
});

const VALUES: [sql: string, value: SqlValue][] = [
  ['42::BIGINT', 42],
  ['9007199254740993::BIGINT', '9007199254740993'],
  ['1.10::DECIMAL(5,2)', 1.1],
  ['12345678901234567890.12::DECIMAL(38,2)', '12345678901234567890.12'],
  ["'nan'::DOUBLE", 'NaN'],
  ['NULL', null],
  ["DATE '2026-03-04'", '2026-03-04'],
  ['[1, NULL, 3]', [1, null, 3]],
  ["{'a': 1, 'b': 'x'}", { a: 1, b: 'x' }],
  ["MAP {'k': 1}", [{ key: 'k', value: 1 }]],
];

test.each(VALUES)('%s as JSON', async (sql, value) => {
  expect(await rows(`SELECT ${sql}`)).toEqual([[value]]);
});

const REFUSED: [sql: string, reason: RegExp][] = [
  ['', /^There is no query/],
  [' ;; ', /^There is no query/],
  ['SELECT 1; SELECT 2', /^Only one SELECT/],
  ['SELECT 1; ROLLBACK; DROP TABLE databits', /^Only one SELECT/],
  ['DROP TABLE databits', /^Only one SELECT/],
  ['CREATE TABLE x AS SELECT 1', /^Only one SELECT/],
  ["INSERT INTO databits (id) VALUES ('x')", /^Only one SELECT/],
  ["ATTACH ':memory:' AS other", /^Only one SELECT/],
  ["SET memory_limit = '100GB'", /^Only one SELECT/],
  ["PRAGMA memory_limit = '100GB'", /^Only one SELECT/],
  ["SELECT * FROM read_csv('/etc/passwd')", /^Permission Error/],
  ["SELECT * FROM read_text('/etc/passwd')", /^Permission Error/],
  ["SELECT * FROM glob('/*')", /^Permission Error/],
  ["SELECT * FROM '/etc/passwd'", /Error/],
  ["COPY databits TO '/tmp/databits-canary.csv'", /Error|^Only one SELECT/],
  ["SELECT * FROM read_parquet('http://127.0.0.1/x.parquet')", /Error/],
  ['SELECT ?', /^The query has parameters/],
  ['SELEC 1', /^Parser Error: syntax error at or near "SELEC"$/],
  [
    'SELECT * FROM exampl',
    /^Catalog Error: Table with name exampl does not exist! Did you mean "example_store"\?$/,
  ],
];

test.each(REFUSED)('%s is refused', async (sql, reason) => {
  await expect(client.run({ sql }, neverCancelled)).rejects.toThrow(reason);
  expect(await rows('SELECT count(*) FROM example_store')).toEqual([[3]]);
});

test('rows beyond the limit are left out and said to be', async () => {
  const answer = await client.run({ sql: 'SELECT * FROM range(100000)', limit: 3 }, neverCancelled);
  expect([answer.rows, answer.truncated]).toEqual([[[0], [1], [2]], true]);
  expect((await client.run({ sql: 'SELECT * FROM range(3)', limit: 3 }, neverCancelled)).truncated).toBe(
    false,
  );
});

test('a query that never ends is stopped, and the next one is answered', async () => {
  await expect(rows('SELECT count(*) FROM range(100000000) a, range(100000000) b')).rejects.toThrow(
    /took longer than 1.5 s/,
  );
  expect(await rows('SELECT count(*) FROM example_store')).toEqual([[3]]);
});

test('a query that eats memory ends its process only, and the next one is answered', async () => {
  await expect(rows("SELECT repeat('a', 2000000000) FROM range(8)")).rejects.toThrow(/longer than|ended/);
  expect(await rows('SELECT count(*) FROM example_store')).toEqual([[3]]);
});

test('a killed process is started and filled again', async () => {
  const before = client.processId;
  process.kill(before ?? 0, 'SIGKILL');
  // The death may be noticed only by the query that meets it.
  await rows('SELECT 1').catch(() => undefined);
  expect(await rows('SELECT count(*) FROM example_store')).toEqual([[3]]);
  expect(client.processId).not.toBe(before);
});

test('docs/tables.md is what the tables say (UPDATE_DOCS=1 writes it)', () => {
  const page = new URL('../../../docs/tables.md', import.meta.url);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, tableReference());
  expect(readFileSync(page, 'utf8')).toBe(tableReference());
});
