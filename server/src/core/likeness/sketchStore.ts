import type { Sketch } from './sketch.ts';

/** Numbers in one piece of the store. */
const CHUNK = 2 ** 16;

/** Sketches by row, one behind the other: an array of its own for each would take three times the memory. */
export class SketchStore {
  readonly #chunks: Uint32Array[] = [];
  /** Where the row's sketch begins, by its length; absent for a row without. */
  readonly #starts: (number | undefined)[] = [];
  #used = 0;

  set(row: number, sketch: Sketch): void {
    const needed = sketch.length + 1;
    if ((this.#used % CHUNK) + needed > CHUNK || this.#used === this.#chunks.length * CHUNK) {
      this.#used = this.#chunks.length * CHUNK;
      this.#chunks.push(new Uint32Array(CHUNK));
    }
    const chunk = this.#chunks.at(-1);
    const start = this.#used % CHUNK;
    if (chunk !== undefined) chunk[start] = sketch.length;
    chunk?.set(sketch, start + 1);
    this.#starts[row] = this.#used;
    this.#used += needed;
  }

  /** A view of the row's sketch. */
  get(row: number): Sketch | undefined {
    const place = this.#starts[row];
    const chunk = place === undefined ? undefined : this.#chunks[Math.floor(place / CHUNK)];
    if (place === undefined || chunk === undefined) return undefined;
    const start = (place % CHUNK) + 1;
    return chunk.subarray(start, start + (chunk[start - 1] ?? 0));
  }

  /** Forgets a row. Its place is not used again: a store is made anew from time to time. */
  delete(row: number): void {
    this.#starts[row] = undefined;
  }

  *entries(): Generator<[row: number, sketch: Sketch]> {
    for (const row of this.#starts.keys()) {
      const sketch = this.get(row);
      if (sketch !== undefined) yield [row, sketch];
    }
  }
}
