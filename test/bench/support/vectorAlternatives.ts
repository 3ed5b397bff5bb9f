import { ARRAY, arrayValue, DuckDBInstance, FLOAT, INTEGER } from '@duckdb/node-api';
import { DatabaseSync } from 'node:sqlite';
import { getLoadablePath } from 'sqlite-vec';
import { Index, MetricKind } from 'usearch';
import type { Bitmap } from '../../../server/src/core/search/bitmap.ts';

/** Another way to find the nearest, filled with the same vectors. */
export interface Alternative {
  name: string;
  /** Milliseconds to fill it. */
  built: number;
  /** The slots of the nearest; absent where it cannot be filtered. */
  nearest(query: Float32Array, k: number): Promise<readonly number[]>;
  filtered?(query: Float32Array, k: number, allowed: Bitmap): Promise<readonly number[]>;
  close(): void;
}

/** usearch as its documentation starts: cosine, 32-bit floats, default sizes. It knows no filters. */
export function usearchWithDefaults(vectors: readonly Float32Array[], dimensions: number): Alternative {
  const start = performance.now();
  const index = new Index(dimensions, MetricKind.Cos);
  for (const [slot, vector] of vectors.entries()) index.add(BigInt(slot), vector, 1);
  return {
    name: 'usearch, defaults',
    built: performance.now() - start,
    nearest: (query, k) => Promise.resolve([...index.search(query, k, 1).keys].map(Number)),
    close: () => undefined,
  };
}

export function sqliteVec(vectors: readonly Float32Array[], dimensions: number): Alternative {
  const start = performance.now();
  const database = new DatabaseSync(':memory:', { allowExtension: true });
  database.loadExtension(getLoadablePath());
  database.exec(
    `CREATE VIRTUAL TABLE vectors USING vec0(vector float[${String(dimensions)}] distance_metric=cosine);
     CREATE TABLE admitted (slot INTEGER PRIMARY KEY)`,
  );
  const insert = database.prepare('INSERT INTO vectors (rowid, vector) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [slot, vector] of vectors.entries()) insert.run(BigInt(slot), bytesOf(vector));
  database.exec('COMMIT');
  const all = database.prepare('SELECT rowid FROM vectors WHERE vector MATCH ? AND k = ?');
  const some = database.prepare(
    'SELECT rowid FROM vectors WHERE vector MATCH ? AND k = ? AND rowid IN (SELECT slot FROM admitted)',
  );
  const slots = (rows: Record<string, unknown>[]): number[] => rows.map((row) => Number(row['rowid']));
  let inTable: Bitmap | undefined;
  return {
    name: 'sqlite-vec',
    built: performance.now() - start,
    nearest: (query, k) => Promise.resolve(slots(all.all(bytesOf(query), k))),
    filtered: (query, k, allowed) => {
      if (inTable !== allowed) {
        inTable = allowed;
        database.exec('DELETE FROM admitted; BEGIN');
        const admit = database.prepare('INSERT INTO admitted VALUES (?)');
        for (const slot of allowed) admit.run(slot);
        database.exec('COMMIT');
      }
      return Promise.resolve(slots(some.all(bytesOf(query), k)));
    },
    close: () => {
      database.close();
    },
  };
}

/** DuckDB's own function over a column of arrays; a filter is a join with the admitted slots. */
export async function duckdb(vectors: readonly Float32Array[], dimensions: number): Promise<Alternative> {
  const start = performance.now();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const type = `FLOAT[${String(dimensions)}]`;
  await connection.run(
    `CREATE TABLE vectors (slot INTEGER, vector ${type}); CREATE TABLE admitted (slot INTEGER)`,
  );
  const appender = await connection.createAppender('vectors');
  for (const [slot, vector] of vectors.entries()) {
    appender.appendInteger(slot);
    appender.appendArray(arrayValue([...vector]), ARRAY(FLOAT, dimensions));
    appender.endRow();
  }
  appender.closeSync();
  const ask = async (query: Float32Array, k: number, from: string): Promise<readonly number[]> => {
    const order = `array_cosine_distance(vector, $1::${type})`;
    const reader = await connection.runAndReadAll(
      `SELECT slot FROM ${from} ORDER BY ${order} LIMIT $2`,
      [arrayValue([...query]), k],
      [ARRAY(FLOAT, dimensions), INTEGER],
    );
    return reader.getRows().map(([slot]) => Number(slot));
  };
  let inTable: Bitmap | undefined;
  return {
    name: 'DuckDB array_cosine_distance',
    built: performance.now() - start,
    nearest: (query, k) => ask(query, k, 'vectors'),
    filtered: async (query, k, allowed) => {
      if (inTable !== allowed) {
        inTable = allowed;
        await connection.run('DELETE FROM admitted');
        const admit = await connection.createAppender('admitted');
        for (const slot of allowed) {
          admit.appendInteger(slot);
          admit.endRow();
        }
        admit.closeSync();
      }
      return ask(query, k, 'vectors JOIN admitted USING (slot)');
    },
    close: () => {
      connection.closeSync();
    },
  };
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}
