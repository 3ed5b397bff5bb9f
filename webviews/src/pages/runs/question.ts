import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import { asApiError, isCancelled } from '../../rpc.ts';

/** What is asked of the server, with the answer there was last. */
export class Question<T> {
  answer: T | undefined;
  isRunning = false;
  error: ApiError | undefined;
  readonly #changed: () => void;
  #abort: AbortController | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks; an earlier question is called off. What was answered before stays until then. */
  async ask(call: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.isRunning = true;
    try {
      const answer = await call(abort.signal);
      if (this.#abort !== abort) return;
      this.answer = answer;
      this.error = undefined;
    } catch (error) {
      if (this.#abort !== abort) return;
      // What is shown is as good as before.
      if (!isCancelled(error) || this.answer === undefined) this.error = asApiError(error);
    }
    this.isRunning = false;
    this.#changed();
  }

  /** Stops waiting. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** Forgets the answer. */
  drop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.answer = undefined;
    this.error = undefined;
    this.isRunning = false;
  }
}
