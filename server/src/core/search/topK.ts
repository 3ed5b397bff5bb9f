/** Slots with their scores, best first. */
export interface Hits {
  slots: number[];
  scores: number[];
}

/** Keeps the k best of a stream of scored slots. Equal scores: the lower slot wins, so that answers repeat. */
export class TopK {
  readonly #limit: number;
  // A binary heap with the worst at the root.
  readonly #slots: number[] = [];
  readonly #scores: number[] = [];

  constructor(limit: number) {
    this.#limit = Math.max(0, limit);
  }

  /** A score below this one cannot enter any more. */
  get threshold(): number {
    return this.#slots.length < this.#limit ? -Infinity : (this.#scores[0] ?? Infinity);
  }

  offer(slot: number, score: number): void {
    if (this.#slots.length < this.#limit) {
      this.#slots.push(slot);
      this.#scores.push(score);
      this.#rise(this.#slots.length - 1);
    } else if (this.#limit > 0 && isWorse(this.#scores[0] ?? 0, this.#slots[0] ?? 0, score, slot)) {
      this.#slots[0] = slot;
      this.#scores[0] = score;
      this.#sink(0);
    }
  }

  /** The best so far, best first; takes them out. */
  take(): Hits {
    const { length } = this.#slots;
    const hits: Hits = { slots: new Array<number>(length), scores: new Array<number>(length) };
    for (let place = length - 1; place >= 0; place -= 1) {
      // The worst is at the root.
      hits.slots[place] = this.#slots[0] ?? 0;
      hits.scores[place] = this.#scores[0] ?? 0;
      this.#swap(0, place);
      this.#slots.pop();
      this.#scores.pop();
      this.#sink(0);
    }
    return hits;
  }

  #rise(from: number): void {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#worse(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #sink(from: number): void {
    let parent = from;
    for (;;) {
      const left = parent * 2 + 1;
      const right = left + 1;
      let worst = parent;
      if (left < this.#slots.length && this.#worse(left, worst)) worst = left;
      if (right < this.#slots.length && this.#worse(right, worst)) worst = right;
      if (worst === parent) return;
      this.#swap(worst, parent);
      parent = worst;
    }
  }

  #worse(left: number, right: number): boolean {
    return isWorse(
      this.#scores[left] ?? 0,
      this.#slots[left] ?? 0,
      this.#scores[right] ?? 0,
      this.#slots[right] ?? 0,
    );
  }

  #swap(left: number, right: number): void {
    const slot = this.#slots[left] ?? 0;
    const score = this.#scores[left] ?? 0;
    this.#slots[left] = this.#slots[right] ?? 0;
    this.#scores[left] = this.#scores[right] ?? 0;
    this.#slots[right] = slot;
    this.#scores[right] = score;
  }
}

function isWorse(score: number, slot: number, otherScore: number, otherSlot: number): boolean {
  return score < otherScore || (score === otherScore && slot > otherSlot);
}
