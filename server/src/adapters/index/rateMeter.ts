/** Milliseconds over which the rate is taken. */
const WINDOW = 10_000;

/** Counts work and tells its rate over the last seconds. */
export class RateMeter {
  #marks: { at: number; total: number }[] = [];
  #total = 0;
  #startedAt = 0;

  start(): void {
    this.#total = 0;
    this.#startedAt = performance.now();
    this.#marks = [{ at: this.#startedAt, total: 0 }];
  }

  count(units: number): void {
    this.#total += units;
    const now = performance.now();
    this.#marks.push({ at: now, total: this.#total });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > WINDOW) this.#marks.shift();
  }

  /** Units per second since `start`; `undefined` where nothing was counted. */
  average(): number | undefined {
    const last = this.#marks.at(-1);
    if (this.#total === 0 || last === undefined || last.at === this.#startedAt) return undefined;
    return (this.#total / (last.at - this.#startedAt)) * 1000;
  }

  /** Units per second of late; `undefined` before there is something to measure. */
  perSecond(): number | undefined {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.at === first.at) return undefined;
    return ((last.total - first.total) / (last.at - first.at)) * 1000;
  }
}
