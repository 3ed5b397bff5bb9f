/** A text that waits for its vector, with the records that have it. */
export interface WaitingText {
  /** The key of its vector (32 bytes) as a binary string: a hundred thousand buffers would take 30 MB. */
  name: string;
  text: string;
  /** Nearly every text has one record. */
  slots: number | Set<number>;
  /** Higher comes first. */
  priority: number;
}

/** The priority of what someone is working on. */
export const URGENT = Number.POSITIVE_INFINITY;

/**
 * So many texts of about the same priority come in the order of their lengths: a model runs over like ones at once, and
 * those that are padded to the longest cost as much as it (decision 0076).
 */
export const GROUP = 512;

/** Distinct texts that wait to be embedded, by priority. Records may go meanwhile; a text that nobody has any more goes too. */
export class WaitingTexts {
  readonly #texts = new Map<string, WaitingText>();
  readonly #names = new Map<number, string>();
  readonly #urgent = new Set<WaitingText>();
  /** The others, the next one last; `undefined` when it has to be sorted anew. */
  #order: WaitingText[] | undefined;
  readonly #group: number;

  /** `group` texts are taken in the order of their lengths. */
  constructor(group = GROUP) {
    this.#group = group;
  }

  /** Number of texts. */
  get size(): number {
    return this.#texts.size;
  }

  add(slot: number, key: Buffer, text: string, priority: number): void {
    const name = key.toString('latin1');
    const known = this.#texts.get(name);
    const waiting = known ?? { name, text, slots: slot, priority: Number.NEGATIVE_INFINITY };
    if (known?.slots instanceof Set) known.slots.add(slot);
    else if (known !== undefined) known.slots = new Set([known.slots, slot]);
    this.#names.set(slot, waiting.name);
    this.#texts.set(waiting.name, waiting);
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
    if (waiting.slots instanceof Set) {
      waiting.slots.delete(slot);
      if (waiting.slots.size > 0) return;
      // Another record's, which came with the same text while this one's was being embedded.
    } else if (waiting.slots !== slot) return;
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
    this.#order ??= inOrder([...this.#texts.values()], this.#group);
    while (batch.length < count) {
      const waiting = this.#order.pop();
      if (waiting === undefined) return batch;
      if (this.#texts.get(waiting.name) !== waiting) continue;
      batch.push(waiting);
      this.#take(waiting);
    }
    return batch;
  }

  /** Takes back what could not be embedded. Records that went or changed meanwhile do not come back. */
  putBack(batch: readonly WaitingText[]): void {
    for (const waiting of batch) {
      const { name, text, priority } = waiting;
      const key = keyOf(waiting);
      for (const slot of slotsOf(waiting))
        if (this.#names.get(slot) === name) this.add(slot, key, text, priority);
    }
  }

  /** The records of a text that was taken out and that still have it; they wait no more. */
  settle(waiting: WaitingText): number[] {
    const settled = [...slotsOf(waiting)].filter((slot) => this.#names.get(slot) === waiting.name);
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
    this.#texts.delete(waiting.name);
    this.#urgent.delete(waiting);
  }
}

/** The key of a text's vector (32 bytes). */
export function keyOf({ name }: WaitingText): Buffer {
  return Buffer.from(name, 'latin1');
}

function slotsOf({ slots }: WaitingText): Iterable<number> {
  return slots instanceof Set ? slots : [slots];
}

/** By priority, the next one last and the first that came before others, and in groups from the end by length. */
function inOrder(texts: WaitingText[], size: number): WaitingText[] {
  texts.reverse().sort((left, right) => left.priority - right.priority);
  if (size === 1) return texts;
  const groups: WaitingText[][] = [];
  for (let end = texts.length; end > 0; end -= size) groups.push(texts.slice(Math.max(0, end - size), end));
  for (const group of groups) group.sort((left, right) => right.text.length - left.text.length);
  return groups.reverse().flat();
}
