import { INITIAL_STATE, type PageState } from './state.ts';

/** Holds the state of the page and says when it changes. */
export class PageStore {
  readonly #changed: () => void;
  #state: PageState = INITIAL_STATE;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get state(): PageState {
    return this.#state;
  }

  change(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed();
  }
}
