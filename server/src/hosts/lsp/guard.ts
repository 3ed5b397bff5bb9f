import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

/** Where the server says what it does; the editor shows it in an output channel. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Answers slower than this are logged, in milliseconds. */
const slow = 200;

/** Runs requests so that none of them can end the server: cancellation, time, log and a neutral answer in one place. */
export class Guard {
  readonly #log: Log;
  readonly #now: () => number;

  /** `now` gives milliseconds. */
  constructor(log: Log, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  /**
   * Runs a request. A failure is logged and answered with `neutral`; a cancelled one is answered as LSP wants it.
   * The editor's next message gets its turn first: a cancellation that is already on its way spares the work.
   * `mayWait`: the answer waits for something to happen, so that its time says nothing.
   */
  async request<R>(
    name: string,
    token: CancellationToken,
    neutral: R,
    run: () => Promise<R> | R,
    { mayWait = false }: { mayWait?: boolean } = {},
  ): Promise<R | ResponseError> {
    await nextTurn();
    if (isCancelled(token)) return cancelled();
    const start = this.#now();
    try {
      const result = await run();
      const elapsed = this.#now() - start;
      if (elapsed > slow && !mayWait) this.#log.info(`${name} took ${elapsed.toFixed(0)} ms.`);
      return isCancelled(token) ? cancelled() : result;
    } catch (error) {
      this.#log.error(`${name} failed: ${describeError(error)}`);
      return neutral;
    }
  }

  /** Runs something that nobody waits for; a failure is logged. */
  task(name: string, run: () => Promise<void> | void): void {
    void this.#run(name, run);
  }

  async #run(name: string, run: () => Promise<void> | void): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#log.error(`${name} failed: ${describeError(error)}`);
    }
  }
}

/** An error with its trace for the log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Lets messages that have arrived be read. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A token changes while one waits, which the compiler does not expect of a property. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
