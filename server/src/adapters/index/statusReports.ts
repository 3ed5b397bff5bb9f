/** Milliseconds between two status messages while something is in progress. */
const STATUS_INTERVAL = 250;

/** Sends a changing status, though not more often than anybody can look at it. */
export class StatusReports {
  readonly #send: () => void;
  #last = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: () => void) {
    this.#send = send;
  }

  /** Sends the status soon: at once when the last message is old enough, else after a moment. */
  soon(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#last + STATUS_INTERVAL - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last = performance.now();
      this.#send();
    }, wait);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
