import { CHUNK, dot } from '../../core/search/vectorIndex.ts';
import type { ComparedVectors } from '../vectors/exactScan.ts';

/** Vectors of `CHUNK` slots each, in memory that threads share. */
export type VectorChunks = readonly (Float32Array | undefined)[];

/** Some slots of vectors that another thread fills, read in place. Positions count the given slots. */
export class SharedVectors implements ComparedVectors {
  readonly #chunks: VectorChunks;
  readonly #dimensions: number;
  readonly #slots: Uint32Array;

  constructor(chunks: VectorChunks, dimensions: number, slots: Uint32Array) {
    this.#chunks = chunks;
    this.#dimensions = dimensions;
    this.#slots = slots;
  }

  get size(): number {
    return this.#slots.length;
  }

  get end(): number {
    return this.#slots.length;
  }

  /** False where the vector was taken away meanwhile. */
  has(position: number): boolean {
    return position < this.#slots.length && this.vector(position).some((value) => value !== 0);
  }

  /** The vector's own memory; zeros where it is gone. */
  vector(position: number): Float32Array {
    const slot = this.#slots[position] ?? 0;
    const start = (slot % CHUNK) * this.#dimensions;
    const chunk = this.#chunks[Math.floor(slot / CHUNK)];
    return chunk?.subarray(start, start + this.#dimensions) ?? new Float32Array(this.#dimensions);
  }

  cosine(query: Float32Array, position: number): number {
    const slot = this.#slots[position] ?? 0;
    const chunk = this.#chunks[Math.floor(slot / CHUNK)];
    return chunk === undefined ? 0 : dot(query, chunk, (slot % CHUNK) * this.#dimensions);
  }
}
