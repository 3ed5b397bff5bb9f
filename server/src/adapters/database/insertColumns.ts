import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBTimestampTZValue,
  LIST,
  listValue,
  TIMESTAMPTZ,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { ColumnValue, TableColumns } from './columnValues.ts';
import type { ColumnType, TableDescription } from './tableDescription.ts';

/** DuckDB's own size of a chunk. */
const CHUNK_ROWS = 2048;

/** JSON is text with another name. */
const TYPES: Record<ColumnType, DuckDBType> = {
  VARCHAR,
  JSON: VARCHAR,
  BIGINT,
  DOUBLE,
  BOOLEAN,
  TIMESTAMPTZ,
  'VARCHAR[]': LIST(VARCHAR),
};

/** DuckDB reads every form of a point in time that it knows; what is none becomes NULL. */
const READ_TIMES = `SELECT epoch_us(TRY_CAST(t AS TIMESTAMPTZ)) FROM (SELECT unnest(from_json($1, '["VARCHAR"]')) AS t)`;

/** Appends rows, given by column, to a table: whole chunks, without a statement to be read for each. */
export async function insertColumns(
  connection: DuckDBConnection,
  table: TableDescription,
  { count, columns }: TableColumns,
): Promise<void> {
  const values = await Promise.all(
    table.columns.map(({ type }, position) => valuesOf(connection, type, columns[position] ?? null)),
  );
  const types = table.columns.map(({ type }) => TYPES[type]);
  const appender = await connection.createAppender(table.name);
  try {
    for (let start = 0; start < count; start += CHUNK_ROWS) {
      const end = Math.min(start + CHUNK_ROWS, count);
      const nothing = new Array<null>(end - start).fill(null);
      const chunk = DuckDBDataChunk.create(types, end - start);
      chunk.setColumns(values.map((column) => column?.slice(start, end) ?? nothing));
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

async function valuesOf(
  connection: DuckDBConnection,
  type: ColumnType,
  column: readonly ColumnValue[] | null,
): Promise<DuckDBValue[] | null> {
  if (column === null) return null;
  if (type === 'TIMESTAMPTZ') return readTimes(connection, column);
  if (type === 'BIGINT') return column.map((value) => (typeof value === 'number' ? BigInt(value) : null));
  return column.map((value) => (typeof value === 'object' && value !== null ? listValue(value) : value));
}

async function readTimes(
  connection: DuckDBConnection,
  texts: readonly ColumnValue[],
): Promise<(DuckDBTimestampTZValue | null)[]> {
  const read = await connection.runAndReadAll(READ_TIMES, [JSON.stringify(texts)]);
  return (read.getColumns()[0] ?? []).map((micros) =>
    typeof micros === 'bigint' ? new DuckDBTimestampTZValue(micros) : null,
  );
}
