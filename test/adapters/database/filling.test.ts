import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOfRows, type ColumnValue } from '../../../server/src/adapters/database/columnValues.ts';
import { DatabaseClient, DATABASE_LIMITS } from '../../../server/src/adapters/database/databaseClient.ts';
import type { ColumnType } from '../../../server/src/adapters/database/tableDescription.ts';
import type { FillProgress } from '../../../server/src/adapters/database/tableSource.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import type { SqlValue } from '../../../shared/src/protocol/sql.ts';
import { FileRecords } from './support/fileRecords.ts';

const FILES = 60;
const RECORDS = 100;

function examplesOf(file: number): JsonObject[] {
  return Array.from({ length: RECORDS }, (_, position) => ({
    example_id: `${String(file)}-${String(position)}`,
    version: file,
    input: { text: `text ${String(position)} of ${String(file)}` },
  }));
}

function manyFiles(): FileRecords {
  const records = new FileRecords();
  for (let file = 0; file < FILES; file += 1) records.files.set(String(file), examplesOf(file));
  return records;
}

const COUNTS = 'SELECT count(*), count(DISTINCT id), sum(version) FROM example_store';
const ALL = [[FILES * RECORDS, FILES * RECORDS, (RECORDS * FILES * (FILES - 1)) / 2]];

test('the tables are filled with progress, and only what changed comes again', async () => {
  const records = manyFiles();
  const told: (FillProgress | undefined)[] = [];
  const client = new DatabaseClient(records, DATABASE_LIMITS, (progress) => told.push(progress));
  try {
    expect((await client.run({ sql: COUNTS }, neverCancelled)).rows).toEqual(ALL);
    const done = told.flatMap((progress) => (progress === undefined ? [] : [progress.done]));
    expect(done.length).toBeGreaterThan(2);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect([told[0]?.total, told.at(-1)]).toEqual([FILES * RECORDS, undefined]);
    records.steps = 0;
    records.files.set('7', examplesOf(7).slice(1));
    client.fileChanged('7');
    expect((await client.run({ sql: COUNTS }, neverCancelled)).rows[0]?.[0]).toBe(FILES * RECORDS - 1);
    expect(records.steps).toBe(RECORDS - 1);
  } finally {
    await client.dispose();
  }
});

test('others get their turn while the tables are filled', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const records = manyFiles();
  let most = 0;
  let before = 0;
  const addRows = records.addRows.bind(records);
  // Work between two turns is counted in records.
  let seen = 0;
  records.addRows = function* (uri, rows) {
    for (const step of addRows(uri, rows)) {
      if (turns !== seen) {
        seen = turns;
        before = records.steps;
      }
      most = Math.max(most, records.steps - before);
      yield step;
    }
  };
  const client = new DatabaseClient(records);
  try {
    await client.run({ sql: COUNTS }, neverCancelled);
    expect(turns).toBeGreaterThan(2);
    expect(most).toBeLessThan(FILES * RECORDS);
  } finally {
    clearInterval(timer);
    await client.dispose();
  }
});

test('a query that is cancelled while it waits for the tables loses and doubles nothing', async () => {
  const records = manyFiles();
  const token = { isCancellationRequested: false };
  const client = new DatabaseClient(records, DATABASE_LIMITS, () => (token.isCancellationRequested = true));
  try {
    await expect(client.run({ sql: COUNTS }, token)).rejects.toThrow('The query was cancelled.');
    const before = records.steps;
    expect(before).toBeLessThan(FILES * RECORDS);
    records.files.delete('0');
    client.fileChanged('0');
    records.files.set('0', examplesOf(0));
    client.fileChanged('0');
    expect((await client.run({ sql: COUNTS }, neverCancelled)).rows).toEqual(ALL);
    // What was there already stayed.
    expect(records.steps - before).toBeLessThan(FILES * RECORDS);
  } finally {
    await client.dispose();
  }
});

test('a table that is filled anew for each query doubles nothing after a cancel', async () => {
  const count = 6000;
  const token = { isCancellationRequested: false };
  const records = new FileRecords();
  const rows = function* (cancelAt: number): Iterable<JsonObject> {
    for (let at = 0; at < count; at += 1) {
      if (at === cancelAt) token.isCancellationRequested = true;
      yield { event_id: String(at), at: '2026-01-01T00:00:00Z', example_id: 'a' };
    }
  };
  const client = new DatabaseClient(records);
  const sql = 'SELECT count(*), count(DISTINCT event_id) FROM example_usage';
  try {
    for (const cancelAt of [2100, 4200]) {
      token.isCancellationRequested = false;
      records.wholeTables = () => Promise.resolve([{ table: 'example_usage', rows: rows(cancelAt) }]);
      await client.run({ sql }, token).catch(() => undefined);
      records.wholeTables = () => Promise.resolve([{ table: 'example_usage', rows: rows(count) }]);
      expect((await client.run({ sql }, neverCancelled)).rows).toEqual([[count, count]]);
    }
  } finally {
    await client.dispose();
  }
});

const READ: [type: ColumnType, value: JsonValue, read: ColumnValue][] = [
  ['BIGINT', 3, 3],
  ['BIGINT', 3.5, null],
  ['BIGINT', -(2 ** 53) + 1, -(2 ** 53) + 1],
  ['BIGINT', 2 ** 53, null],
  ['BIGINT', '3', null],
  ['VARCHAR', null, null],
  ['JSON', null, 'null'],
  ['DOUBLE', 0.25, 0.25],
  ['DOUBLE', '0.25', null],
  ['BOOLEAN', 'true', null],
  ['VARCHAR', 7, '7'],
  ['VARCHAR', { a: 1 }, '{"a":1}'],
  ['JSON', 'text', '"text"'],
  ['VARCHAR[]', 'none', null],
  ['VARCHAR[]', ['a', null, 1], ['a', null, '1']],
];

test.each(READ)('as %s, %j becomes %j', (type, value, read) => {
  const table = { name: 't', meaning: '', source: '', columns: [{ name: 'c', type, meaning: '' }] };
  expect(columnsOfRows(table, [{ c: value }]).columns).toEqual([read === null ? null : [read]]);
});

test('any JSON arrives in the tables as it is', async () => {
  const records = new FileRecords();
  const client = new DatabaseClient(records);
  // DuckDB's texts hold every character but one that stands alone for half of one.
  const text = fc.string({ unit: 'binary' }).filter((found) => found.isWellFormed());
  const values = fc.array(fc.record({ name: text, tags: fc.array(text), input: fc.dictionary(text, text) }), {
    minLength: 1,
    maxLength: 20,
  });
  try {
    await fc.assert(
      fc.asyncProperty(values, async (examples) => {
        records.files.set(
          'a',
          examples.map(({ name, tags, input }, position) => ({
            example_id: String(position),
            function_name: name,
            capability_tags: tags,
            input,
          })),
        );
        client.fileChanged('a');
        const sql =
          'SELECT function_name, capability_tags, input::VARCHAR FROM example_store ORDER BY id::INTEGER';
        const { rows } = await client.run({ sql }, neverCancelled);
        const expected: SqlValue[][] = examples.map(({ name, tags, input }) => [
          name,
          tags,
          JSON.stringify(input),
        ]);
        expect(rows).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  } finally {
    await client.dispose();
  }
});

test('large integers arrive exactly, and a null that is written is told from nothing', async () => {
  const records = new FileRecords();
  const client = new DatabaseClient(records);
  const largest = Number.MAX_SAFE_INTEGER;
  records.files.set('a', [
    { example_id: 'a', version: largest, usage_count: 2 ** 31, input: null, metadata: { key: null } },
    { example_id: 'b', version: -largest, metadata: null },
  ]);
  const sql = `SELECT version, usage_count, input IS NULL, json_type(input), metadata::VARCHAR,
    json_exists(metadata, 'key') FROM example_store ORDER BY id`;
  try {
    expect((await client.run({ sql }, neverCancelled)).rows).toEqual([
      [largest, 2 ** 31, false, 'NULL', '{"key":null}', true],
      [-largest, null, true, null, 'null', false],
    ]);
  } finally {
    await client.dispose();
  }
});
