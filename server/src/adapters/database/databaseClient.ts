import type {
  SqlAnswer,
  SqlLimits,
  SqlOpenAnswer,
  SqlParams,
  SqlProblem,
  SqlRowsAnswer,
  SqlRowsParams,
  SqlSaveAnswer,
  SqlSaveParams,
  SqlSchema,
} from '../../../../shared/src/protocol/sql.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { OperationalError } from '../operationalError.ts';
import { DatabaseChild } from './databaseChild.ts';
import { MEMORY_LIMIT } from './databaseMessages.ts';
import { replaceFile } from './replaceFile.ts';
import { TableFiller } from './tableFiller.ts';
import type { FillProgress, TableSource } from './tableSource.ts';
import { TABLES } from './tables.ts';

/** Used where a query does not bring limits of its own. */
export interface DatabaseLimits {
  /** Milliseconds for a query. */
  query: number;
  /** Milliseconds between asking a query to stop and killing its process. */
  grace: number;
}

export const DATABASE_LIMITS: DatabaseLimits = { query: 10_000, grace: 1000 };
export const DEFAULT_ROWS = 1000;
/** Milliseconds between looks whether anybody still waits for a query. */
const CANCEL_INTERVAL = 50;

/** Sentences about rows that may be missing, as a part of an answer. */
interface Notes {
  notes?: string[];
}

/**
 * DuckDB in a child process that may be killed at any time: it is started at the first query, filled from the records,
 * and kept in step by file before each query. Queries run one after the other; parts of their results come between.
 */
export class DatabaseClient {
  readonly #source: TableSource;
  readonly #limits: DatabaseLimits;
  readonly #onFill: (progress: FillProgress | undefined) => void;
  #child: DatabaseChild | undefined;
  #filler: TableFiller | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `onFill` hears how far the tables are while a query waits for them, and `undefined` when it does not. */
  constructor(
    source: TableSource,
    limits: DatabaseLimits = DATABASE_LIMITS,
    onFill: (progress: FillProgress | undefined) => void = () => undefined,
  ) {
    this.#source = source;
    this.#limits = limits;
    this.#onFill = onFill;
  }

  /** The process's id, so that tests can kill it. */
  get processId(): number | undefined {
    return this.#living?.pid;
  }

  /** Notes that a file's records changed. Costs nothing until somebody asks. */
  fileChanged(uri: string): void {
    if (this.#living !== undefined) this.#filler?.fileChanged(uri);
  }

  /** Runs exactly one SELECT. Rejects with an OperationalError that says what is wrong with it. */
  run({ sql, limit = DEFAULT_ROWS, limits }: SqlParams, token: Cancellation): Promise<SqlAnswer> {
    return this.#inTurn(sql, limits, token, async (child, notes) => ({
      ...(await child.ask('query', { sql, limit })),
      ...notes,
    }));
  }

  /** Runs exactly one SELECT and keeps its rows in the process. */
  open({ sql, limit = DEFAULT_ROWS, limits }: SqlParams, token: Cancellation): Promise<SqlOpenAnswer> {
    return this.#inTurn(sql, limits, token, async (child, notes) => {
      const answer = await child.ask('open', { sql, limit });
      return 'problem' in answer ? answer : { result: { ...answer.result, ...notes } };
    });
  }

  /** A part of a kept result. Rejects with an OperationalError where it is not kept any more. */
  async rows(params: SqlRowsParams): Promise<SqlRowsAnswer> {
    const child = this.#living;
    if (child === undefined)
      throw new OperationalError('This result is no longer kept: run the query again.');
    return child.ask('rows', params);
  }

  async close(handle: string): Promise<Record<string, never>> {
    await this.#living?.ask('close', { handle });
    return {};
  }

  /** What is wrong with a statement. Needs the tables, but not their rows. */
  check(sql: string): Promise<SqlProblem | null> {
    return this.#start(undefined).child.ask('check', { sql });
  }

  /** Writes all rows of a query into a file, which is replaced only when the new one is complete. */
  save({ sql, format, path, limits }: SqlSaveParams, token: Cancellation): Promise<SqlSaveAnswer> {
    return this.#inTurn(sql, limits, token, async (child, notes) => {
      const answer = await replaceFile(path, async (temporary) => {
        const saved = await child.ask('save', { sql, format, path: temporary });
        if (token.isCancellationRequested) throw new OperationalError('The query was cancelled.');
        return saved;
      });
      return 'problem' in answer ? answer : { ...answer, ...notes };
    });
  }

  /** The tables with their documentation, and DuckDB's functions. */
  async schema(): Promise<SqlSchema> {
    const tables = TABLES.map((table) => ({ ...table, columns: [...table.columns] }));
    return { tables, functions: await this.#start(undefined).child.ask('functions', {}) };
  }

  async dispose(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    await child?.end();
  }

  get #living(): DatabaseChild | undefined {
    return this.#child?.hasEnded === true ? undefined : this.#child;
  }

  #inTurn<T>(
    sql: string,
    limits: SqlLimits | undefined,
    token: Cancellation,
    ask: (child: DatabaseChild, notes: Notes) => Promise<T>,
  ): Promise<T> {
    const next = this.#last.then(async () => {
      if (token.isCancellationRequested) throw new OperationalError('The query was cancelled.');
      const { child, filler } = this.#start(limits?.megabytes);
      const notes = await filler.synchronise(sql, token);
      const milliseconds = limits?.seconds === undefined ? this.#limits.query : limits.seconds * 1000;
      const asked = (): Promise<T> => ask(child, notes.length === 0 ? {} : { notes });
      return this.#withinTime(child, asked, milliseconds, token);
    });
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #withinTime<T>(
    child: DatabaseChild,
    ask: () => Promise<T>,
    milliseconds: number,
    token: Cancellation,
  ): Promise<T> {
    const late = `The query took longer than ${String(milliseconds / 1000)} s and was stopped: narrow it with WHERE or LIMIT.`;
    const state: { reason?: string; kill?: NodeJS.Timeout } = {};
    const stop = (reason: string): void => {
      if (state.reason !== undefined) return;
      state.reason = reason;
      child.interrupt();
      // Some functions do not look whether they should stop.
      state.kill = setTimeout(() => {
        child.kill();
      }, this.#limits.grace);
    };
    const limit = setTimeout(() => {
      stop(late);
    }, milliseconds);
    const look = setInterval(() => {
      if (token.isCancellationRequested) stop('The query was cancelled.');
    }, CANCEL_INTERVAL);
    try {
      return await ask();
    } catch (error) {
      throw state.reason === undefined ? error : new OperationalError(state.reason);
    } finally {
      clearTimeout(limit);
      clearInterval(look);
      clearTimeout(state.kill);
    }
  }

  /** The process; another one where it ended, or where its memory has to be another (`undefined`: any will do). */
  #start(megabytes: number | undefined): { child: DatabaseChild; filler: TableFiller } {
    const living = this.#living;
    if (
      living !== undefined &&
      this.#filler !== undefined &&
      (megabytes ?? living.megabytes) === living.megabytes
    )
      return { child: living, filler: this.#filler };
    living?.kill();
    const child = new DatabaseChild(megabytes ?? MEMORY_LIMIT);
    const filler = new TableFiller(child, this.#source, this.#onFill);
    this.#child = child;
    this.#filler = filler;
    return { child, filler };
  }
}
