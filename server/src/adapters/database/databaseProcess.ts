import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { sentenceOf } from '../operationalError.ts';
import {
  MEMORY_LIMIT,
  PROCESS_LIMIT,
  type FromDatabaseProcess,
  type ToDatabaseProcess,
} from './databaseMessages.ts';
import { clearMessage, runReadOnly } from './readOnlyQuery.ts';
import { createStatements, insertStatement, TABLES } from './tables.ts';

/** Milliseconds between looks at the process's memory: values can be larger than DuckDB's own limit. */
const MEMORY_INTERVAL = 100;

/** In this order: what names files has to be set before files are forbidden. */
const SETTINGS = [
  "TimeZone = 'UTC'",
  `memory_limit = '${String(MEMORY_LIMIT)}MB'`,
  "temp_directory = ''",
  "max_temp_directory_size = '0KB'",
  'autoinstall_known_extensions = false',
  'autoload_known_extensions = false',
  'allow_community_extensions = false',
  'enable_external_access = false',
];

/** One connection writes, another runs users' queries; both see one database in memory. */
interface Database {
  writer: DuckDBConnection;
  reader: DuckDBConnection;
}

/** Entry of the database process: tables in memory, filled by its parent, read by users' queries. */
function main(): void {
  let database: Promise<Database> | undefined;
  process.on('message', (message: ToDatabaseProcess) => {
    database ??= open();
    void answer(database, message);
  });
  process.on('disconnect', () => process.exit(0));
  setInterval(endWhenTooLarge, MEMORY_INTERVAL).unref();
}

async function open(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const writer = await instance.connect();
  for (const setting of SETTINGS) await writer.run(`SET GLOBAL ${setting}`);
  for (const statement of createStatements()) await writer.run(statement);
  const reader = await instance.connect();
  // From here on no statement can turn anything on again.
  await writer.run('SET lock_configuration = true');
  return { writer, reader };
}

async function answer(database: Promise<Database>, message: ToDatabaseProcess): Promise<void> {
  try {
    const { writer, reader } = await database;
    if (message.type === 'interrupt') reader.interrupt();
    else if (message.type === 'query') {
      send({ type: 'done', id: message.id, answer: await runReadOnly(reader, message.sql, message.limit) });
    } else {
      await change(writer, message);
      send({ type: 'done', id: message.id });
    }
  } catch (error) {
    if (message.type !== 'interrupt')
      send({ type: 'failed', id: message.id, reason: clearMessage(sentenceOf(error)) });
  }
}

async function change(
  writer: DuckDBConnection,
  message: Exclude<ToDatabaseProcess, { type: 'query' | 'interrupt' }>,
): Promise<void> {
  if (message.type === 'insert') {
    const table = TABLES.find(({ name }) => name === message.table);
    if (table !== undefined) await writer.run(insertStatement(table), [message.rows]);
  } else if (message.type === 'clear') {
    for (const table of message.tables) await writer.run(`DELETE FROM ${table}`);
  } else {
    const uris = JSON.stringify(message.uris);
    for (const table of message.tables) {
      await writer.run(`DELETE FROM ${table} WHERE uri IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`, [
        uris,
      ]);
    }
  }
}

function send(message: FromDatabaseProcess): void {
  // The parent may be gone already; then there is nobody to tell.
  if (process.connected) process.send?.(message);
}

/** Some functions make values far beyond DuckDB's memory limit. The parent starts a new process at the next query. */
function endWhenTooLarge(): void {
  if (process.memoryUsage.rss() > PROCESS_LIMIT * 1024 * 1024) process.kill(process.pid, 'SIGKILL');
}

main();
