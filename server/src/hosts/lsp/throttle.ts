/** Does something at most once in a while: at the first call's end of the interval, for all calls within it. */
export class Throttle {
  readonly #interval: number;
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** `interval` is in milliseconds. */
  constructor(interval: number, run: () => void) {
    this.#interval = interval;
    this.#run = run;
  }

  ask(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, this.#interval);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
