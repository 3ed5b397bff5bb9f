import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { sentenceOf } from '../operationalError.ts';
import {
  MEMORY_LIMIT,
  PROCESS_MARGIN,
  type DatabaseQuestion,
  type DatabaseQuestions,
  type FromDatabaseProcess,
  type ToDatabaseProcess,
} from './databaseMessages.ts';
import { insertColumns } from './insertColumns.ts';
import { KeptResults } from './keptResults.ts';
import { checkStatement, runReadOnly, withResult } from './readOnlyQuery.ts';
import { saveRows, type Saving } from './saveRows.ts';
import { readFunctions } from './sqlFunctions.ts';
import { orProblem, sqlFailureOf } from './sqlFailure.ts';
import { createStatements, TABLES } from './tables.ts';

/** Milliseconds between looks at the process's memory: values can be larger than DuckDB's own limit. */
const MEMORY_INTERVAL = 100;
/** Milliseconds between looks for results that nobody reads any more. */
const PRUNE_INTERVAL = 60_000;
/** Characters of an answer that travels in one message. */
const LONGEST_ANSWER = 32 * 1024 * 1024;
/** Characters of a result that stays here. */
const LONGEST_RESULT = 128 * 1024 * 1024;

/** One connection writes, one runs users' queries, one only looks at statements; all see one database in memory. */
class Database {
  readonly #writer: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  readonly #checker: DuckDBConnection;
  readonly #megabytes: number;
  readonly #kept = new KeptResults(Date.now);
  #saving: Saving | undefined;
  /** A connection runs one statement at a time: a second one would end the first. */
  #lastChange: Promise<void> = Promise.resolve();

  constructor(
    writer: DuckDBConnection,
    reader: DuckDBConnection,
    checker: DuckDBConnection,
    megabytes: number,
  ) {
    this.#writer = writer;
    this.#reader = reader;
    this.#checker = checker;
    this.#megabytes = megabytes;
    setInterval(() => {
      this.#kept.prune();
    }, PRUNE_INTERVAL).unref();
  }

  static async open(megabytes: number): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const writer = await instance.connect();
    for (const setting of settings(megabytes)) await writer.run(`SET GLOBAL ${setting}`);
    for (const statement of createStatements()) await writer.run(statement);
    const [reader, checker] = [await instance.connect(), await instance.connect()];
    // From here on no statement can turn anything on again.
    await writer.run('SET lock_configuration = true');
    return new Database(writer, reader, checker, megabytes);
  }

  interrupt(): void {
    this.#reader.interrupt();
    if (this.#saving === undefined) return;
    this.#saving.isStopped = true;
    this.#saving.connection.interrupt();
  }

  async answer(question: DatabaseQuestion): Promise<DatabaseQuestions[keyof DatabaseQuestions]['answer']> {
    switch (question.type) {
      case 'query': {
        const { sql, limit } = question.params;
        return runReadOnly(this.#reader, sql, { rows: limit, characters: LONGEST_ANSWER });
      }
      case 'open':
        return orProblem(this.#open(question.params));
      case 'rows':
        return this.#kept.rows(question.params);
      case 'close':
        this.#kept.close(question.params.handle);
        return undefined;
      case 'check': {
        const checked = await orProblem(this.#check(question.params.sql));
        return 'problem' in checked ? checked.problem : null;
      }
      case 'save':
        return orProblem(this.#save(question.params));
      case 'functions':
        return readFunctions(this.#checker);
      default:
        await this.#changeInTurn(question);
        return undefined;
    }
  }

  #changeInTurn(question: Parameters<typeof change>[1]): Promise<void> {
    const turn = this.#lastChange.then(() => change(this.#writer, question));
    this.#lastChange = turn.catch(() => undefined);
    return turn;
  }

  async #open({
    sql,
    limit,
  }: DatabaseQuestions['open']['params']): Promise<DatabaseQuestions['open']['answer']> {
    const limits = { rows: limit, characters: LONGEST_RESULT };
    return { result: this.#kept.keep(await runReadOnly(this.#reader, sql, limits)) };
  }

  async #check(sql: string): Promise<object> {
    await checkStatement(this.#checker, sql);
    return {};
  }

  async #save({ sql, format, path }: DatabaseQuestions['save']['params']): Promise<{ rows: number }> {
    try {
      return await withResult(this.#reader, sql, async (result) => ({
        rows: await saveRows(result, format, path, this.#megabytes, (saving) => {
          this.#saving = saving;
        }),
      }));
    } finally {
      this.#saving = undefined;
    }
  }
}

/** In this order: what names files has to be set before files are forbidden. */
function settings(megabytes: number): string[] {
  return [
    "TimeZone = 'UTC'",
    `memory_limit = '${String(megabytes)}MB'`,
    "temp_directory = ''",
    "max_temp_directory_size = '0KB'",
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    'allow_community_extensions = false',
    'enable_external_access = false',
    'errors_as_json = true',
  ];
}

async function change(
  writer: DuckDBConnection,
  question: Extract<DatabaseQuestion, { type: 'insert' | 'clear' | 'forget' }>,
): Promise<void> {
  if (question.type === 'insert') {
    const table = TABLES.find(({ name }) => name === question.params.table);
    if (table !== undefined) await insertColumns(writer, table, question.params);
  } else if (question.type === 'clear') {
    for (const table of question.params.tables) await writer.run(`DELETE FROM ${table}`);
  } else {
    const uris = JSON.stringify(question.params.uris);
    for (const table of question.params.tables) {
      await writer.run(`DELETE FROM ${table} WHERE uri IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`, [
        uris,
      ]);
    }
  }
}

/** Entry of the database process: tables in memory, filled by its parent, read by users' queries. */
function main(): void {
  const megabytes = Number(process.argv[2] ?? MEMORY_LIMIT);
  let database: Promise<Database> | undefined;
  process.on('message', (message: ToDatabaseProcess) => {
    database ??= Database.open(megabytes);
    void answer(database, message);
  });
  process.on('disconnect', () => process.exit(0));
  setInterval(() => {
    endWhenTooLarge(megabytes + PROCESS_MARGIN);
  }, MEMORY_INTERVAL).unref();
}

async function answer(database: Promise<Database>, message: ToDatabaseProcess): Promise<void> {
  try {
    const opened = await database;
    if (message.type === 'interrupt') opened.interrupt();
    else send({ type: 'done', id: message.id, answer: await opened.answer(message) });
  } catch (error) {
    if (message.type !== 'interrupt') {
      send({ type: 'failed', id: message.id, reason: sentenceOf(sqlFailureOf(error, '')) });
    }
  }
}

function send(message: FromDatabaseProcess): void {
  // The parent may be gone already; then there is nobody to tell.
  if (process.connected) process.send?.(message);
}

/** Some functions make values far beyond DuckDB's memory limit. The parent starts a new process at the next query. */
function endWhenTooLarge(megabytes: number): void {
  if (process.memoryUsage.rss() > megabytes * 1024 * 1024) process.kill(process.pid, 'SIGKILL');
}

main();
