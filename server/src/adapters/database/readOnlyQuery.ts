import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { SqlAnswer, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { OperationalError } from '../operationalError.ts';
import { sqlValueOf } from './sqlValues.ts';

/** Characters of all values of an answer together; more would take the memory of everyone who handles it. */
const LONGEST_ANSWER = 32 * 1024 * 1024;
const ONE_SELECT = 'Only one SELECT statement can be run: the tables are read-only.';

/** Runs a user's query: exactly one SELECT, in a read-only transaction. Throws an OperationalError with DuckDB's own words. */
export async function runReadOnly(
  connection: DuckDBConnection,
  sql: string,
  limit: number,
): Promise<SqlAnswer> {
  const started = performance.now();
  const statement = await prepareOneSelect(connection, sql);
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    const reader = await statement.streamAndReadUntil(limit + 1);
    const columns = reader.deduplicatedColumnNames().map((name, position) => ({
      name,
      // JSON is text with another name.
      type: reader.columnType(position).alias ?? reader.columnType(position).toString(),
    }));
    const rows: SqlValue[][] = [];
    let room = LONGEST_ANSWER;
    const count = Math.min(reader.currentRowCount, limit);
    for (let row = 0; row < count && room > 0; row += 1) {
      const values = columns.map((_, position) => sqlValueOf(reader.value(position, row)));
      room -= values.reduce((length: number, value) => length + lengthOf(value), 0);
      rows.push(values);
    }
    const truncated = rows.length < reader.currentRowCount || !reader.done;
    return { columns, rows, truncated, elapsedMs: performance.now() - started };
  } finally {
    statement.destroySync();
    await connection.run('ROLLBACK');
  }
}

async function prepareOneSelect(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  if (/^[\s;]*$/.test(sql)) throw new OperationalError('There is no query: write a SELECT statement.');
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new OperationalError(ONE_SELECT);
  const statement = await statements.prepare(0);
  const isSelect = statement.statementType === StatementType.SELECT;
  if (isSelect && statement.parameterCount === 0) return statement;
  statement.destroySync();
  throw new OperationalError(
    isSelect ? 'The query has parameters: write values instead of `?` and `$1`.' : ONE_SELECT,
  );
}

function lengthOf(value: SqlValue): number {
  return typeof value === 'string'
    ? value.length
    : typeof value === 'object'
      ? JSON.stringify(value).length
      : 8;
}

/**
 * DuckDB's message without its stack and without the quoted query: `Catalog Error: Table with name example does not
 * exist! Did you mean "example_store"?`
 */
export function clearMessage(message: string): string {
  const [body = message] = message.split(/\n\s*LINE \d+:/);
  return body
    .replace(/^Failed to extract statements: /, '')
    .replace(/\s*\n+\s*/g, ' ')
    .trim();
}
