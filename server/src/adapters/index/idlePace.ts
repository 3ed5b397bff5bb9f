/** Milliseconds of work at a time, and of rest after it: whoever asks gets an answer in between. */
const SLICE = 5;
const REST = 2;
/** Milliseconds without a question before work goes on. */
const CALM = 250;
/** Milliseconds after which a slice is due all the same: somebody may ask without end. */
const LONGEST_REST = 1000;
/** Steps between two looks at the clock. */
const LOOK = 32;

/** The clock that a pace goes by. */
export interface PaceClock {
  /** Milliseconds of a clock that only goes on. */
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
}

const CLOCK: PaceClock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Long work on a thread that answers questions: in slices, and hardly at all while somebody asks. */
export class IdlePace {
  readonly #clock: PaceClock;
  #asked = -Infinity;

  constructor(clock = CLOCK) {
    this.#clock = clock;
  }

  /** Somebody asked the thread something. */
  asked(): void {
    this.#asked = this.#clock.now();
  }

  /** Goes through the steps; `undefined` where `isStale` said after a rest that they lead nowhere any more. */
  async run<T>(steps: Generator<undefined, T>, isStale: () => boolean): Promise<T | undefined> {
    let started = this.#clock.now();
    let step = steps.next();
    for (let taken = 1; step.done !== true; taken += 1) {
      if (taken % LOOK === 0 && this.#clock.now() - started > SLICE) {
        await this.#rest();
        if (isStale()) return undefined;
        started = this.#clock.now();
      }
      step = steps.next();
    }
    return step.value;
  }

  async #rest(): Promise<void> {
    const end = this.#clock.now() + LONGEST_REST;
    await this.#clock.wait(REST);
    for (let now = this.#clock.now(); now < end; now = this.#clock.now()) {
      const left = Math.min(this.#asked + CALM, end) - now;
      if (left <= 0) return;
      await this.#clock.wait(left);
    }
  }
}
