import { fork, type ChildProcess } from 'node:child_process';
import { entryUrl } from '../entryPoints.ts';
import { OperationalError } from '../operationalError.ts';
import type { DatabaseQuestions, FromDatabaseProcess, ToDatabaseProcess } from './databaseMessages.ts';

interface Pending {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** One run of the database process. It may die at any time; then every open question is refused and it stays dead. */
export class DatabaseChild {
  readonly megabytes: number;
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #hasEnded = false;
  #lastId = 0;

  /** Starts the process; DuckDB in it may use so many megabytes. */
  constructor(megabytes: number) {
    this.megabytes = megabytes;
    this.#process = fork(entryUrl('databaseProcess'), [String(megabytes)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    this.#process.on('message', (message: FromDatabaseProcess) => {
      this.#receive(message);
    });
    this.#process.once('error', (error) => {
      this.#onEnd(`it cannot be started (${error.message})`);
    });
    this.#process.once('exit', (code, signal) => {
      const killed = 'it used too much memory or was killed';
      this.#onEnd(signal === 'SIGKILL' ? killed : `exit code ${String(code)}`);
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Asks the process. Rejects with an OperationalError when it says no or ends. */
  ask<Q extends keyof DatabaseQuestions>(
    type: Q,
    params: DatabaseQuestions[Q]['params'],
  ): Promise<DatabaseQuestions[Q]['answer']> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#hasEnded) {
        reject(new OperationalError('The database process ended: run the query again.'));
        return;
      }
      // Both sides are written against the same table of questions.
      this.#pending.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      // A child that just died reports it by `exit`; the error of this message says no more.
      this.#process.send({ type, id, params }, () => undefined);
    });
  }

  /** Asks DuckDB to stop what runs. Some functions do not look whether they should. */
  interrupt(): void {
    if (!this.#hasEnded)
      this.#process.send({ type: 'interrupt' } satisfies ToDatabaseProcess, () => undefined);
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Kills the process and waits until it is gone. */
  async end(): Promise<void> {
    if (this.#hasEnded) return;
    await new Promise<void>((resolve) => {
      this.#process.once('exit', () => {
        resolve();
      });
      this.kill();
    });
  }

  #receive(message: FromDatabaseProcess): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.type === 'done') pending?.resolve(message.answer);
    else pending?.reject(new OperationalError(message.reason));
  }

  #onEnd(how: string): void {
    this.#hasEnded = true;
    const error = new OperationalError(
      `The database process ended, ${how}: run the query again, or a smaller one.`,
    );
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
