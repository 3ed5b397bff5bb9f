import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { DatabaseClient } from '../../../server/src/adapters/database/databaseClient.ts';
import {
  KEPT_FOR,
  KeptResults,
  MOST_RESULTS,
  PART_CHARACTERS,
} from '../../../server/src/adapters/database/keptResults.ts';
import type { TableSource } from '../../../server/src/adapters/database/tableSource.ts';
import { orderOf } from '../../../server/src/adapters/database/rowOrder.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type {
  SqlAnswer,
  SqlFileFormat,
  SqlOpened,
  SqlProblem,
  SqlValue,
} from '../../../shared/src/protocol/sql.ts';

const empty: TableSource = {
  uris: () => [],
  sizeOf: () => 0,
  addRows: () => [],
  wholeTables: () => Promise.resolve([]),
};
const client = new DatabaseClient(empty, { query: 20_000, grace: 700 });
const folder = mkdtempSync(path.join(tmpdir(), 'databits-sql-'));

afterAll(async () => {
  await client.dispose();
  rmSync(folder, { recursive: true });
});

async function open(sql: string, limit = 1000): Promise<SqlOpened> {
  const answer = await client.open({ sql, limit }, neverCancelled);
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer.result;
}

async function problemOf(sql: string): Promise<SqlProblem | undefined> {
  const answer = await client.open({ sql }, neverCancelled);
  return 'problem' in answer ? answer.problem : undefined;
}

const endless = 'SELECT count(*) FROM range(100000000) a, range(100000000) b';

test('a result travels in parts, in the order that is asked for', async () => {
  const { handle, rowCount, truncated, columns } = await open(
    "SELECT i, CASE WHEN i % 2 = 0 THEN NULL ELSE 'text ' || i END AS t FROM range(100000) r(i)",
    50_000,
  );
  expect({ rowCount, truncated, columns }).toEqual({
    rowCount: 50_000,
    truncated: true,
    columns: [
      { name: 'i', type: 'BIGINT' },
      { name: 't', type: 'VARCHAR' },
    ],
  });
  const part = { handle, offset: 49_999, limit: 10 };
  expect(await client.rows(part)).toEqual({ rows: [[49_999, 'text 49999']] });
  const down = { column: 0, descending: true };
  expect(await client.rows({ ...part, offset: 1, limit: 2, sort: down, columns: [1, 0] })).toEqual({
    rows: [
      [null, 49_998],
      ['text 49997', 49_997],
    ],
  });
});

test('large values make small parts, and every row arrives', async () => {
  const { handle, rowCount } = await open("SELECT repeat('x', 400000) FROM range(10)");
  let parts = 0;
  for (let offset = 0; offset < rowCount; parts += 1) {
    const { rows } = await client.rows({ handle, offset, limit: 100 });
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows).length).toBeLessThan(PART_CHARACTERS + 500_000);
    offset += rows.length;
  }
  expect(parts).toBe(4);
});

test('a result that was closed, pushed out, left alone or lost with its process says so', async () => {
  const lost = /no longer kept: run the query again/;
  const closed = await open('SELECT 1');
  await client.close(closed.handle);
  await expect(client.rows({ handle: closed.handle, offset: 0, limit: 1 })).rejects.toThrow(lost);
  const survivor = await open('SELECT 1');
  process.kill(client.processId ?? 0, 'SIGKILL');
  await client.rows({ handle: survivor.handle, offset: 0, limit: 1 }).catch(() => undefined);
  await open('SELECT 2');
  await expect(client.rows({ handle: survivor.handle, offset: 0, limit: 1 })).rejects.toThrow(lost);

  const clock = { now: 0 };
  const results = new KeptResults(() => clock.now);
  const answer = { columns: [], rows: [[1]], truncated: false, elapsedMs: 1 };
  const handles = Array.from({ length: MOST_RESULTS + 1 }, () => results.keep(answer).handle);
  const read = (handle = ''): unknown => results.rows({ handle, offset: 0, limit: 1 });
  expect(() => read(handles[0])).toThrow(lost);
  clock.now = KEPT_FOR - 1;
  expect(read(handles[1])).toEqual({ rows: [[1]] });
  clock.now = KEPT_FOR + 1;
  results.prune();
  expect(() => read(handles[2])).toThrow(lost);
  expect(read(handles[1])).toEqual({ rows: [[1]] });
});

test('a problem names its place in UTF-16 units, and the check finds the same without running', async () => {
  const sql = "SELECT '😀é' AS smile,\n  nothing FROM databits";
  const problem = await problemOf(sql);
  expect(problem?.offset).toBe(sql.indexOf('nothing'));
  expect(problem?.message).toMatch(/^Binder Error: .*"nothing" not found/);
  expect(await client.check(sql)).toEqual(problem);
  expect((await client.check('SELECT 1 FROM'))?.offset).toBe(13);
  expect(await client.check(endless)).toBeNull();
  expect((await problemOf('DROP TABLE databits'))?.message).toMatch(/^Only one SELECT/);
});

test('a query that is cancelled stops, in its turn or before, and the next one is answered', async () => {
  const token = { isCancellationRequested: false };
  const running = client.open({ sql: endless }, token);
  const waiting = client.open({ sql: 'SELECT 7' }, token);
  setTimeout(() => (token.isCancellationRequested = true), 300);
  await expect(running).rejects.toThrow('The query was cancelled.');
  await expect(waiting).rejects.toThrow('The query was cancelled.');
  expect((await open('SELECT 1')).rowCount).toBe(1);
});

test('the check and parts of results do not wait for a long query', async () => {
  const { handle } = await open('SELECT 5');
  const token = { isCancellationRequested: false };
  const running = client.open({ sql: endless }, token);
  expect(await client.check('SELECT 1')).toBeNull();
  expect(await client.rows({ handle, offset: 0, limit: 1 })).toEqual({ rows: [[5]] });
  token.isCancellationRequested = true;
  await expect(running).rejects.toThrow('cancelled');
});

test('a query brings its own limits of time and memory', async () => {
  const limited = client.open({ sql: endless, limits: { seconds: 1 } }, neverCancelled);
  await expect(limited).rejects.toThrow(/longer than 1 s/);
  const hungry = 'SELECT list(i) FROM range(60000000) r(i)';
  const answer = await client.open({ sql: hungry, limits: { megabytes: 128 } }, neverCancelled);
  expect('problem' in answer && answer.problem.message).toMatch(
    /^Out of Memory Error: .*: narrow the query, or let the database use more memory\.$/,
  );
  // Who asks without limits takes the process as it is, so that no kept result is lost.
  const before = client.processId;
  await open('SELECT 1');
  expect(client.processId).toBe(before);
  await client.open({ sql: 'SELECT 1', limits: { megabytes: 1024 } }, neverCancelled);
  expect(client.processId).not.toBe(before);
});

const ALL_TYPES = `SELECT 1 AS i, 'a"b,c' AS "the ""text""", NULL AS nothing, [1, 2] AS list, {'a': 1} AS struct,
  '{"k": [true]}'::JSON AS json, 1.50::DECIMAL(5,2) AS dec, TIMESTAMPTZ '2026-03-04 09:30:00+00' AS t FROM range(3000)`;

test('a result becomes a file as CSV, JSON or Parquet, whole and in one step', async () => {
  for (const format of ['csv', 'json', 'parquet'] as const) {
    const file = path.join(folder, `it's.${format}`);
    writeFileSync(file, 'old');
    const answer = await client.save({ sql: ALL_TYPES, format, path: file }, neverCancelled);
    expect(answer).toEqual({ rows: 3000, bytes: readFileSync(file).length });
  }
  expect(readFileSync(path.join(folder, "it's.csv"), 'utf8').split('\n')[1]).toBe(
    `1,"a""b,c",,"[1, 2]",{'a': 1},"{""k"": [true]}",1.50,2026-03-04 09:30:00+00`,
  );
  const objects = JSON.parse(readFileSync(path.join(folder, "it's.json"), 'utf8')) as object[];
  expect(objects[2999]).toMatchObject({ i: 1, 'the "text"': 'a"b,c', nothing: null, json: { k: [true] } });
  const instance = await DuckDBInstance.create(':memory:');
  const parquet = path.join(folder, "it's.parquet").replaceAll("'", "''");
  const read = await (await instance.connect()).runAndReadAll(`SELECT count(*), sum(i) FROM '${parquet}'`);
  expect(read.getRowsJson()).toEqual([['3000', '3000']]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('large integers and decimals come into a file with all their digits', async () => {
  const digits = '99999999999999999999999999999999999999';
  const largest = '170141183460469231731687303715884105727';
  const numbers = (large: string): string =>
    `SELECT ${large}::HUGEINT AS "HUGEINT", [1::HUGEINT] AS l, sum(9007199254740993) AS s, 1.10::DECIMAL(38,20) AS d`;
  const saved = async (sql: string, format: SqlFileFormat): Promise<string> => {
    const file = path.join(folder, `digits.${format}`);
    await client.save({ sql, format, path: file }, neverCancelled);
    if (format !== 'parquet') return readFileSync(file, 'utf8');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    return JSON.stringify((await connection.runAndReadAll(`SELECT * FROM '${file}'`)).getRowObjectsJson());
  };
  const decimal = '1.10000000000000000000';
  expect(JSON.parse(await saved(numbers(digits), 'parquet'))).toEqual([
    { HUGEINT: digits, l: ['1'], s: '9007199254740993', d: decimal },
  ]);
  expect(await saved(numbers(largest), 'parquet')).toContain(`"HUGEINT":"${largest}"`);
  expect(await saved(numbers(largest), 'csv')).toContain(`${largest},[1],9007199254740993,${decimal}`);
  expect(await saved(numbers(largest), 'json')).toContain(
    `"HUGEINT":${largest},"l":[1],"s":9007199254740993`,
  );
});

test('what cannot be saved leaves the old file as it was and nothing beside it', async () => {
  const file = path.join(folder, 'kept.csv');
  writeFileSync(file, 'old');
  const save = (sql: string, change: object = {}): Promise<unknown> =>
    client.save({ sql, format: 'csv', path: file, limits: { seconds: 1 }, ...change }, neverCancelled);
  expect(await save('SELECT nothing')).toMatchObject({ problem: { offset: 7 } });
  expect(await save(`COPY databits TO '${path.join(folder, 'canary.csv')}'`)).toMatchObject({
    problem: { message: expect.stringMatching(/Permission Error|Only one SELECT/) as string },
  });
  await expect(save(endless)).rejects.toThrow(/longer than 1 s/);
  await expect(save('SELECT 1', { path: 'relative.csv' })).rejects.toThrow(/must be absolute/);
  await expect(save('SELECT 1', { path: path.join(folder, 'no', 'folder.csv') })).rejects.toThrow(/./);
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(existsSync(path.join(folder, 'canary.csv'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('tables and functions come with their documentation', async () => {
  const { tables, functions } = await client.schema();
  expect(tables.find(({ name }) => name === 'example_store')?.columns[0]).toMatchObject({ name: 'id' });
  const substr = functions.find(({ name }) => name === 'substr');
  expect(substr?.signatures[0]).toMatch(/^substr\(.+\) → VARCHAR$/);
  expect(functions.filter(({ description }) => description !== '').length).toBeGreaterThan(300);
});

test('numbers are ordered by size, also beyond 2^53, and NULL comes last both ways', () => {
  const order = (type: string, values: SqlValue[], descending = false): SqlValue[] => {
    const answer: SqlAnswer = {
      columns: [{ name: 'c', type }],
      rows: values.map((value) => [value]),
      truncated: false,
      elapsedMs: 0,
    };
    return orderOf(answer, { column: 0, descending }).map((at) => values[at] ?? null);
  };
  const large = ['9007199254740995', '9007199254740993', 2, null, 10];
  expect(order('BIGINT', large)).toEqual([2, 10, '9007199254740993', '9007199254740995', null]);
  expect(order('BIGINT', large, true)).toEqual(['9007199254740995', '9007199254740993', 10, 2, null]);
  expect(order('DOUBLE', ['NaN', 1, '-Infinity'])).toEqual(['-Infinity', 1, 'NaN']);
  expect(order('VARCHAR', ['b', null, 'a', 'B'])).toEqual(['B', 'a', 'b', null]);
  fc.assert(
    fc.property(fc.array(fc.option(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }))), (numbers) => {
      const ordered = order(
        'HUGEINT',
        numbers.map((number) => number?.toString() ?? null),
      );
      const expected = numbers
        .filter((number) => number !== null)
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(ordered.filter((value) => value !== null)).toEqual(expected.map(String));
    }),
  );
});
