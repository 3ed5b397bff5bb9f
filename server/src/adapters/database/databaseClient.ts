import { fork, type ChildProcess } from 'node:child_process';
import type { SqlAnswer } from '../../../../shared/src/protocol/sql.ts';
import { entryUrl } from '../entryPoints.ts';
import { OperationalError } from '../operationalError.ts';
import type { FromDatabaseProcess, ToDatabaseProcess } from './databaseMessages.ts';
import type { RowsByTable } from './tableRows.ts';
import { FILE_TABLES } from './tableRows.ts';

/** What fills the tables. */
export interface TableSource {
  /** All files, by URI. */
  uris(): Iterable<string>;
  /** Rows of a file's records; none for a file that is gone. */
  rowsOf(uri: string, rows: RowsByTable): void;
  /** Rows that depend on all records; asked for again after every change. */
  wholeRows(sql: string): RowsByTable;
}

export interface DatabaseLimits {
  /** Milliseconds for a query. */
  query: number;
  /** Milliseconds between asking a query to stop and killing its process. */
  grace: number;
}

export const DATABASE_LIMITS: DatabaseLimits = { query: 10_000, grace: 1000 };
export const DEFAULT_ROWS = 1000;
/** Characters of JSON per message, so that neither process holds all rows twice. */
const INSERT_SIZE = 4 * 1024 * 1024;

type Request = Exclude<ToDatabaseProcess, { type: 'interrupt' }>;
type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never;

interface Pending {
  resolve: (answer: SqlAnswer | undefined) => void;
  reject: (error: Error) => void;
}

/**
 * DuckDB in a child process that may be killed at any time: it is started at the first query, filled from the records,
 * and kept in step by file before each query. Queries run one after the other.
 */
export class DatabaseClient {
  readonly #source: TableSource;
  readonly #limits: DatabaseLimits;
  readonly #pending = new Map<number, Pending>();
  readonly #changed = new Set<string>();
  #child: ChildProcess | undefined;
  #isFilled = false;
  #lastId = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(source: TableSource, limits: DatabaseLimits = DATABASE_LIMITS) {
    this.#source = source;
    this.#limits = limits;
  }

  /** The process's id, so that tests can kill it. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** Notes that a file's records changed. Costs nothing until somebody asks. */
  fileChanged(uri: string): void {
    if (this.#child !== undefined) this.#changed.add(uri);
  }

  /** Runs exactly one SELECT. Rejects with an OperationalError that says what is wrong with it. */
  query(sql: string, limit = DEFAULT_ROWS): Promise<SqlAnswer> {
    const next = this.#last.then(() => this.#query(sql, limit));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async dispose(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.kill('SIGKILL');
    });
  }

  async #query(sql: string, limit: number): Promise<SqlAnswer> {
    await this.#synchronise(sql);
    const answer = await this.#withinTime(this.#ask({ type: 'query', sql, limit }));
    if (answer === undefined) throw new OperationalError('The database gave no answer: run the query again.');
    return answer;
  }

  async #withinTime(answer: Promise<SqlAnswer | undefined>): Promise<SqlAnswer | undefined> {
    const { query, grace } = this.#limits;
    const child = this.#child;
    const state = { isLate: false };
    const soft = setTimeout(() => {
      state.isLate = true;
      child?.send({ type: 'interrupt' } satisfies ToDatabaseProcess, () => undefined);
    }, query);
    // Some functions do not look whether they should stop.
    const hard = setTimeout(() => child?.kill('SIGKILL'), query + grace);
    try {
      return await answer;
    } catch (error) {
      if (!state.isLate) throw error;
      const seconds = String(query / 1000);
      throw new OperationalError(
        `The query took longer than ${seconds} s and was stopped: narrow it with WHERE or LIMIT.`,
      );
    } finally {
      clearTimeout(soft);
      clearTimeout(hard);
    }
  }

  async #synchronise(sql: string): Promise<void> {
    if (this.#child === undefined) this.#start();
    const uris = this.#isFilled ? [...this.#changed] : [...this.#source.uris()];
    // What changes from here on is for the next query.
    this.#changed.clear();
    if (this.#isFilled && uris.length > 0) await this.#ask({ type: 'forget', tables: FILE_TABLES, uris });
    for (const rows of this.#batches(uris)) await this.#insert(rows);
    this.#isFilled = true;
    const whole = this.#source.wholeRows(sql);
    await this.#ask({ type: 'clear', tables: [...whole.keys()] });
    await this.#insert(whole);
  }

  *#batches(uris: readonly string[]): Iterable<RowsByTable> {
    let rows: RowsByTable = new Map();
    for (const [position, uri] of uris.entries()) {
      this.#source.rowsOf(uri, rows);
      if (position % 64 !== 63) continue;
      yield rows;
      rows = new Map();
    }
    yield rows;
  }

  async #insert(rows: RowsByTable): Promise<void> {
    for (const [table, list] of rows) {
      let texts: string[] = [];
      let size = 0;
      const flush = async (): Promise<void> => {
        if (texts.length > 0) await this.#ask({ type: 'insert', table, rows: `[${texts.join(',')}]` });
        texts = [];
        size = 0;
      };
      for (const row of list) {
        const text = JSON.stringify(row);
        if (size + text.length > INSERT_SIZE) await flush();
        texts.push(text);
        size += text.length;
      }
      await flush();
    }
  }

  #start(): void {
    const child = fork(entryUrl('databaseProcess'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    this.#child = child;
    this.#isFilled = false;
    this.#changed.clear();
    child.on('message', (message: FromDatabaseProcess) => {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.type === 'done') pending?.resolve(message.answer);
      else pending?.reject(new OperationalError(message.reason));
    });
    child.once('error', (error) => {
      this.#onEnd(child, `it cannot be started (${error.message})`);
    });
    child.once('exit', (code, signal) => {
      this.#onEnd(
        child,
        signal === 'SIGKILL' ? 'it used too much memory or was killed' : `exit code ${String(code)}`,
      );
    });
  }

  #onEnd(child: ChildProcess, how: string): void {
    if (this.#child === child) this.#child = undefined;
    const error = new OperationalError(
      `The database process ended, ${how}: run the query again, or a smaller one.`,
    );
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #ask(request: WithoutId<Request>): Promise<SqlAnswer | undefined> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const child = this.#child;
      if (child === undefined) {
        reject(new OperationalError('The database process ended: run the query again.'));
        return;
      }
      this.#pending.set(id, { resolve, reject });
      // A child that just died reports it by `exit`; the error of this message says no more.
      child.send({ ...request, id }, () => undefined);
    });
  }
}
