import { nextTurn } from './guard.ts';

/** Milliseconds without a key after which work on other files goes on. */
const pause = 50;

/** Work on other files waits this long at most, in milliseconds, so that it goes on while someone types without a pause. */
const longestWait = 250;

/** Holds work that nobody waits for while someone types, so that a key does not wait for a slice of it. */
export class TypingGate {
  readonly #now: () => number;
  #typed = -Infinity;

  /** `now` gives milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A key arrived. */
  typed(): void {
    this.#typed = this.#now();
  }

  /** Lets messages that have arrived be read, and waits while someone types. */
  async passed(): Promise<void> {
    await nextTurn();
    const end = this.#now() + longestWait;
    for (;;) {
      const now = this.#now();
      const left = Math.min(this.#typed + pause, end) - now;
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
