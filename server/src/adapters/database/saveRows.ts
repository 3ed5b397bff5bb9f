import { DuckDBInstance, type DuckDBConnection, type DuckDBResult } from '@duckdb/node-api';
import type { SqlFileFormat } from '../../../../shared/src/protocol/sql.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { columnsOf } from './readOnlyQuery.ts';
import { sqlFailureOf } from './sqlFailure.ts';

const COPY_OPTIONS: Record<SqlFileFormat, string> = {
  csv: 'FORMAT csv, HEADER true',
  json: 'FORMAT json, ARRAY true',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/** What can be stopped while rows are saved. */
export interface Saving {
  connection: DuckDBConnection;
  isStopped: boolean;
}

/**
 * Writes rows to a file by DuckDB's COPY, in a second database of its own: only values come over, never a user's SQL,
 * and it can reach the one file and nothing else. Returns how many rows were written.
 */
export async function saveRows(
  result: DuckDBResult,
  format: SqlFileFormat,
  path: string,
  megabytes: number,
  started: (saving: Saving) => void,
): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    for (const setting of settings(path, megabytes)) await connection.run(`SET GLOBAL ${setting}`);
    await connection.run('SET lock_configuration = true');
    const saving = { connection, isStopped: false };
    started(saving);
    await connection.run(`CREATE TABLE result (${columnList(result)})`);
    await append(result, saving);
    const source = format === 'parquet' ? await parquetSource(connection, columnsOf(result)) : 'result';
    return await copy(
      connection,
      `COPY ${source} TO ${quoted(path)} (${COPY_OPTIONS[format]}, USE_TMP_FILE false)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function copy(connection: DuckDBConnection, statement: string): Promise<number> {
  try {
    return (await connection.run(statement)).rowsChanged;
  } catch (error) {
    throw new OperationalError(`The file cannot be written: ${sentenceOf(sqlFailureOf(error, ''))}`);
  }
}

/** Integers of 128 bits, such as sums: Parquet has none, and DuckDB would round them to DOUBLE. */
const LARGE_INTEGER = /\bU?HUGEINT\b(?!")/g;

/** What is written to Parquet: large integers as decimals of 38 digits, or as text where that is too few. */
async function parquetSource(
  connection: DuckDBConnection,
  columns: readonly { name: string; type: string }[],
): Promise<string> {
  if (!columns.some(({ type }) => type.match(LARGE_INTEGER))) return 'result';
  const casts = (type: string): string[] =>
    columns.map(({ name, type: own }) => `${identifier(name)}::${typeOf(own).replace(LARGE_INTEGER, type)}`);
  const select = (type: string): string =>
    `SELECT ${casts(type)
      .map((cast, position) => `${cast} AS ${identifier(columns[position]?.name ?? '')}`)
      .join(', ')} FROM result`;
  try {
    const sums = casts('DECIMAL(38,0)').map((cast) => `count(${cast})`);
    await connection.run(`SELECT ${sums.join(', ')} FROM result`);
    return `(${select('DECIMAL(38,0)')})`;
  } catch {
    return `(${select('VARCHAR')})`;
  }
}

function settings(path: string, megabytes: number): string[] {
  return [
    "TimeZone = 'UTC'",
    `memory_limit = '${String(megabytes)}MB'`,
    "temp_directory = ''",
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    `allowed_paths = [${quoted(path)}]`,
    'enable_external_access = false',
  ];
}

function columnList(result: DuckDBResult): string {
  return columnsOf(result)
    .map(({ name, type }) => `${identifier(name)} ${typeOf(type)}`)
    .join(', ');
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The type of a column that can hold the values; that of NULL alone is no type of a table. */
function typeOf(type: string): string {
  return type === '"NULL"' ? 'VARCHAR' : type;
}

async function append(result: DuckDBResult, saving: Saving): Promise<void> {
  const appender = await saving.connection.createAppender('result');
  for (;;) {
    const chunk = await result.fetchChunk();
    if (saving.isStopped) throw new OperationalError('The query was stopped.');
    if (chunk === null || chunk.rowCount === 0) break;
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
