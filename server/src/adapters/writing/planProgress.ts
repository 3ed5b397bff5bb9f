/** How far a plan is: records that were looked at, of all that are to be changed. */
export interface PlanState {
  done: number;
  total: number;
}

/** How far the plan is that is being made; of several at once, the one that began last. */
export class PlanProgress {
  readonly #onChanged: () => void;
  #state: PlanState | undefined;

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
  }

  get state(): PlanState | undefined {
    return this.#state;
  }

  /** Tells of a plan of so many records while it is made; `tell` takes how many were looked at. */
  async during(total: number, make: (tell: (done: number) => void) => Promise<void>): Promise<void> {
    const state: PlanState = { done: 0, total };
    this.#state = state;
    try {
      await make((done) => {
        state.done = Math.min(total, done);
        this.#onChanged();
      });
    } finally {
      if (this.#state === state) this.#state = undefined;
      this.#onChanged();
    }
  }
}
