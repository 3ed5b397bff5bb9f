/** A text that waits for its vector, with the records that have it. */
export interface WaitingText {
  key: Buffer;
  text: string;
  slots: Set<number>;
  /** Higher comes first. */
  priority: number;
}

/** The priority of what someone is working on. */
export const URGENT = Number.POSITIVE_INFINITY;

/** Distinct texts that wait to be embedded, by priority. Records may go meanwhile; a text that nobody has any more goes too. */
export class WaitingTexts {
  readonly #texts = new Map<string, WaitingText>();
  readonly #names = new Map<number, string>();
  readonly #urgent = new Set<WaitingText>();
  /** The others, the next one last; `undefined` when it has to be sorted anew. */
  #order: WaitingText[] | undefined;

  /** Number of texts. */
  get size(): number {
    return this.#texts.size;
  }

  add(slot: number, key: Buffer, text: string, priority: number): void {
    const name = key.toString('latin1');
    const known = this.#texts.get(name);
    const waiting = known ?? { key, text, slots: new Set<number>(), priority: Number.NEGATIVE_INFINITY };
    waiting.slots.add(slot);
    this.#names.set(slot, name);
    this.#texts.set(name, waiting);
    this.#raise(waiting, priority);
  }

  /** Puts a record's text before all that are not urgent. */
  prefer(slot: number): void {
    const waiting = this.#texts.get(this.#names.get(slot) ?? '');
    if (waiting !== undefined) this.#raise(waiting, URGENT);
  }

  remove(slot: number): void {
    const name = this.#names.get(slot);
    this.#names.delete(slot);
    const waiting = name === undefined ? undefined : this.#texts.get(name);
    if (waiting === undefined || name === undefined) return;
    waiting.slots.delete(slot);
    if (waiting.slots.size > 0) return;
    this.#texts.delete(name);
    this.#urgent.delete(waiting);
  }

  /** Takes the next texts out, at most `count`. */
  next(count: number): WaitingText[] {
    const batch: WaitingText[] = [];
    for (const waiting of this.#urgent) {
      if (batch.length === count) return batch;
      batch.push(waiting);
      this.#take(waiting);
    }
    this.#order ??= [...this.#texts.values()].sort((left, right) => left.priority - right.priority);
    while (batch.length < count) {
      const waiting = this.#order.pop();
      if (waiting === undefined) return batch;
      if (this.#texts.get(waiting.key.toString('latin1')) !== waiting) continue;
      batch.push(waiting);
      this.#take(waiting);
    }
    return batch;
  }

  /** Takes back what could not be embedded. Records that went or changed meanwhile do not come back. */
  putBack(batch: readonly WaitingText[]): void {
    for (const { key, text, slots, priority } of batch) {
      const name = key.toString('latin1');
      for (const slot of slots) if (this.#names.get(slot) === name) this.add(slot, key, text, priority);
    }
  }

  /** The records of a text that was taken out and that still have it; they wait no more. */
  settle({ key, slots }: WaitingText): number[] {
    const name = key.toString('latin1');
    const settled = [...slots].filter((slot) => this.#names.get(slot) === name);
    for (const slot of settled) this.#names.delete(slot);
    return settled;
  }

  #raise(waiting: WaitingText, priority: number): void {
    if (priority <= waiting.priority) return;
    waiting.priority = priority;
    if (priority === URGENT) this.#urgent.add(waiting);
    else this.#order = undefined;
  }

  #take(waiting: WaitingText): void {
    this.#texts.delete(waiting.key.toString('latin1'));
    this.#urgent.delete(waiting);
  }
}
