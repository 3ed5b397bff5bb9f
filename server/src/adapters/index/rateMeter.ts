/** Milliseconds over which the rate is taken. */
const WINDOW = 10_000;

/** Counts work and tells its rate over the last seconds. */
export class RateMeter {
  #marks: { at: number; total: number }[] = [];
  #total = 0;

  start(): void {
    this.#total = 0;
    this.#marks = [{ at: performance.now(), total: 0 }];
  }

  count(units: number): void {
    this.#total += units;
    const now = performance.now();
    this.#marks.push({ at: now, total: this.#total });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > WINDOW) this.#marks.shift();
  }

  /** Units per second; `undefined` before there is something to measure. */
  perSecond(): number | undefined {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.at === first.at) return undefined;
    return ((last.total - first.total) / (last.at - first.at)) * 1000;
  }
}
