import { Bitmap } from '../../../core/search/bitmap.ts';

const NONE = -1;

/**
 * Which slots hold the vector of which node of a graph. Slots come and go and change places from one start to the next;
 * a graph on the disk does not change: they are joined by the fingerprints of the vectors. Slots with equal vectors
 * share a node.
 */
export class NodeLinks {
  readonly #nodes = new Map<number, number>();
  /** The first slot of each node; the others follow by `next`. */
  readonly #first: Int32Array;
  #nodeOf = new Int32Array(1024).fill(NONE);
  #next = new Int32Array(1024).fill(NONE);
  #previous = new Int32Array(1024).fill(NONE);
  readonly #missing = new Bitmap();
  #alive = 0;

  /** `fingerprints` by node; 0 for a node that has no vector any more. */
  constructor(fingerprints: Float64Array) {
    for (const [node, fingerprint] of fingerprints.entries()) {
      if (fingerprint !== 0) this.#nodes.set(fingerprint, node);
    }
    this.#first = new Int32Array(fingerprints.length).fill(NONE);
  }

  /** How many nodes have a vector. */
  get size(): number {
    return this.#nodes.size;
  }

  /** How many nodes have a slot with their vector. */
  get alive(): number {
    return this.#alive;
  }

  /** Slots whose vectors no node has. */
  get missing(): Bitmap {
    return this.#missing;
  }

  /** Nodes whose vectors no slot has any more. */
  dead(): Uint32Array {
    return Uint32Array.from([...this.#nodes.values()].filter((node) => this.#first[node] === NONE));
  }

  /** True where the slot's vector was noted. */
  knows(slot: number): boolean {
    return (this.#nodeOf[slot] ?? NONE) !== NONE || this.#missing.has(slot);
  }

  /** Notes the vector of a slot; `undefined`: it has none any more. */
  set(slot: number, fingerprint: number | undefined): void {
    this.#unlink(slot);
    if (fingerprint === undefined) return;
    const node = this.#nodes.get(fingerprint);
    if (node === undefined) this.#missing.add(slot);
    else this.#link(slot, node);
  }

  /** Calls `visit` with the slots of a node. */
  forEachSlot(node: number, visit: (slot: number) => void): void {
    for (let slot = this.#first[node] ?? NONE; slot !== NONE; slot = this.#next[slot] ?? NONE) visit(slot);
  }

  #link(slot: number, node: number): void {
    if (slot >= this.#nodeOf.length) this.#grow(slot + 1);
    const first = this.#first[node] ?? NONE;
    if (first === NONE) this.#alive += 1;
    else this.#previous[first] = slot;
    this.#next[slot] = first;
    this.#previous[slot] = NONE;
    this.#first[node] = slot;
    this.#nodeOf[slot] = node;
  }

  #unlink(slot: number): void {
    this.#missing.delete(slot);
    const node = this.#nodeOf[slot] ?? NONE;
    if (node === NONE) return;
    const next = this.#next[slot] ?? NONE;
    const previous = this.#previous[slot] ?? NONE;
    if (previous === NONE) this.#first[node] = next;
    else this.#next[previous] = next;
    if (next !== NONE) this.#previous[next] = previous;
    if (this.#first[node] === NONE) this.#alive -= 1;
    this.#nodeOf[slot] = NONE;
  }

  #grow(length: number): void {
    const grown = (before: Int32Array): Int32Array<ArrayBuffer> => {
      const after = new Int32Array(Math.max(length, before.length * 2)).fill(NONE);
      after.set(before);
      return after;
    };
    this.#nodeOf = grown(this.#nodeOf);
    this.#next = grown(this.#next);
    this.#previous = grown(this.#previous);
  }
}
