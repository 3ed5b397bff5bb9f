import type { PrivateRuns } from './privateRuns.ts';

/** Milliseconds between two looks. */
const INTERVAL = 2000;

export interface RunWatchOptions {
  started: PrivateRuns;
  roots: readonly string[];
  /** Milliseconds since 1970. */
  now: () => number;
  onChanged: () => void;
}

/**
 * Looks whether runs that were started on this machine began or ended, once somebody has asked for runs: their files are
 * outside the workspace, where no editor watches. Those that go on hear that they are followed.
 */
export class RunWatch {
  readonly #options: RunWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #seen = '';

  constructor(options: RunWatchOptions) {
    this.#options = options;
  }

  /** From now on changes are told. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.#seen = this.#look();
    this.#timer = setInterval(() => {
      const now = this.#look();
      if (now === this.#seen) return;
      this.#seen = now;
      this.#options.onChanged();
    }, INTERVAL);
    this.#timer.unref();
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  /** What a list would show otherwise: which runs there are, how they stand, and how many evaluations they have. */
  #look(): string {
    const { started, roots, now } = this.#options;
    return [...started.of(roots)]
      .map(([id, run]) => {
        if (!run.isRunning(now())) return id;
        run.follow();
        return `${id} ${String(run.state.trials.length)}`;
      })
      .join('\n');
  }
}
