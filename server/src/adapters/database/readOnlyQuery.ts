import {
  StatementType,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResult,
} from '@duckdb/node-api';
import type { SqlAnswer, SqlColumn, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { SqlFailure, sqlFailureOf } from './sqlFailure.ts';
import { lengthOf, sqlValueOf } from './sqlValues.ts';

const ONE_SELECT = 'Only one SELECT statement can be run: the tables are read-only.';

/** What an answer may have. */
export interface AnswerLimits {
  rows: number;
  /** Characters of all values together; more would take the memory of everyone who handles it. */
  characters: number;
}

/** Runs a user's query: exactly one SELECT, in a read-only transaction. Throws a SqlFailure with DuckDB's own words. */
export async function runReadOnly(
  connection: DuckDBConnection,
  sql: string,
  limits: AnswerLimits,
): Promise<SqlAnswer> {
  const started = performance.now();
  return withResult(connection, sql, async (result) => {
    const columns = columnsOf(result);
    const rows: SqlValue[][] = [];
    let room = limits.characters;
    const answer = (truncated: boolean): SqlAnswer => {
      return { columns, rows, truncated, elapsedMs: performance.now() - started };
    };
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return answer(false);
      const vectors = columns.map((_, position) => chunk.getColumnVector(position));
      for (let row = 0; row < chunk.rowCount; row += 1) {
        if (rows.length >= limits.rows || room <= 0) return answer(true);
        const values = vectors.map((vector) => sqlValueOf(vector.getItem(row)));
        room -= values.reduce((length: number, value) => length + lengthOf(value), 0);
        rows.push(values);
      }
    }
  });
}

/** Says what is wrong with a statement, without running it. */
export async function checkStatement(connection: DuckDBConnection, sql: string): Promise<void> {
  try {
    (await prepareOneSelect(connection, sql)).destroySync();
  } catch (error) {
    throw sqlFailureOf(error, sql);
  }
}

/** Gives the streamed result of a user's query to a reader, inside the transaction. */
export async function withResult<T>(
  connection: DuckDBConnection,
  sql: string,
  read: (result: DuckDBResult) => Promise<T>,
): Promise<T> {
  let statement: DuckDBPreparedStatement | undefined;
  try {
    statement = await prepareOneSelect(connection, sql);
    await connection.run('BEGIN TRANSACTION READ ONLY');
    try {
      return await read(await statement.stream());
    } finally {
      await connection.run('ROLLBACK');
    }
  } catch (error) {
    throw sqlFailureOf(error, sql);
  } finally {
    statement?.destroySync();
  }
}

/** Names and types of a result's columns. JSON is text with another name. */
export function columnsOf(result: DuckDBResult): SqlColumn[] {
  return result.deduplicatedColumnNames().map((name, position) => {
    const type = result.columnType(position);
    return { name, type: type.alias ?? type.toString() };
  });
}

async function prepareOneSelect(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  if (/^[\s;]*$/.test(sql)) throw new SqlFailure({ message: 'There is no query: write a SELECT statement.' });
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new SqlFailure({ message: ONE_SELECT });
  const statement = await statements.prepare(0);
  const isSelect = statement.statementType === StatementType.SELECT;
  if (isSelect && statement.parameterCount === 0) return statement;
  statement.destroySync();
  throw new SqlFailure({
    message: isSelect ? 'The query has parameters: write values instead of `?` and `$1`.' : ONE_SELECT,
  });
}
