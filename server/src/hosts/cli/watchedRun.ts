import { statSync } from 'node:fs';
import type { RunFiles } from '../../adapters/dspy/locations.ts';
import type { Cancellation } from '../../core/cancellation.ts';

/** Milliseconds without a window that follows the run after which it ends: enough for one to be loaded again. */
const PATIENCE = 120_000;

/**
 * Lets a run go on after its terminal is gone, as long as a window follows it: a window that is loaded again takes the terminal away
 * and gives it back to nobody. Cancelled where the token is, and where nobody follows any more.
 */
export class WatchedRun implements Cancellation {
  readonly #token: Cancellation;
  readonly #files: Pick<RunFiles, 'followed'>;
  readonly #now: () => number;
  #leftAt: number | undefined;

  /** `now` is in milliseconds since 1970. */
  constructor(token: Cancellation, files: Pick<RunFiles, 'followed'>, now: () => number) {
    this.#token = token;
    this.#files = files;
    this.#now = now;
  }

  /** The terminal is gone. */
  leave(): void {
    this.#leftAt ??= this.#now();
  }

  get isCancellationRequested(): boolean {
    return this.#token.isCancellationRequested || this.#isAlone();
  }

  #isAlone(): boolean {
    if (this.#leftAt === undefined) return false;
    const followed = statSync(this.#files.followed, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return this.#now() - Math.max(this.#leftAt, followed) > PATIENCE;
  }
}
