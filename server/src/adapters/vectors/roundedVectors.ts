import { CHUNK, checkUnitVector, dot, unitOfRounded } from '../../core/search/vectorIndex.ts';
import type { QuantisedRows } from './quantisedRows.ts';

/**
 * Unit vectors of which only the 8-bit rows are kept: a quarter of the memory. What the rows say, scaled to length 1, is
 * the vector; for a model whose own table has 8 bits a number that loses next to nothing (see decision 0061).
 */
export class RoundedVectors {
  readonly dimensions: number;
  readonly #rows: QuantisedRows;
  readonly #present: (Uint8Array | undefined)[] = [];
  readonly #read: Float32Array;
  #size = 0;

  constructor(dimensions: number, rows: QuantisedRows) {
    this.dimensions = dimensions;
    this.#rows = rows;
    this.#read = new Float32Array(dimensions);
  }

  get size(): number {
    return this.#size;
  }

  /** Every slot that has a vector is below this one. */
  get end(): number {
    return this.#present.length * CHUNK;
  }

  /** A copy of all vectors in memory that threads share, `CHUNK` slots each: four times what is kept. */
  get chunks(): Float32Array[] {
    return Array.from(this.#present, (present, chunk) => {
      const bytes = CHUNK * this.dimensions * Float32Array.BYTES_PER_ELEMENT;
      const values = new Float32Array(new SharedArrayBuffer(bytes));
      for (const [row, isPresent] of (present ?? []).entries()) {
        const start = row * this.dimensions;
        const into = values.subarray(start, start + this.dimensions);
        if (isPresent === 1) this.#rows.read(chunk * CHUNK + row, into);
      }
      return values;
    });
  }

  has(slot: number): boolean {
    return this.#present[Math.floor(slot / CHUNK)]?.[slot % CHUNK] === 1;
  }

  vector(slot: number): Float32Array | undefined {
    if (!this.has(slot)) return undefined;
    const vector = new Float32Array(this.dimensions);
    this.#rows.read(slot, vector);
    return vector;
  }

  /** Throws a RangeError for what is no unit vector, and where there is no memory for one more. */
  set(slot: number, vector: Float32Array): void {
    checkUnitVector(vector, this.dimensions);
    this.#came(slot, this.#rows.set(slot, vector));
  }

  /** As `set`, for numbers that are rounded already. */
  setRounded(slot: number, numbers: Int8Array): void {
    if (numbers.length !== this.dimensions) checkUnitVector(unitOfRounded(numbers), this.dimensions);
    this.#came(slot, this.#rows.setRounded(slot, numbers));
  }

  #came(slot: number, hasRoom: boolean): void {
    if (!hasRoom) throw new RangeError('There is no memory for more vectors.');
    const present = (this.#present[Math.floor(slot / CHUNK)] ??= new Uint8Array(CHUNK));
    if (present[slot % CHUNK] === 0) this.#size += 1;
    present[slot % CHUNK] = 1;
  }

  delete(slot: number): void {
    const present = this.#present[Math.floor(slot / CHUNK)];
    if (present?.[slot % CHUNK] !== 1) return;
    present[slot % CHUNK] = 0;
    this.#rows.delete(slot);
    this.#size -= 1;
  }

  /** The exact cosine with what is kept; `undefined` where the slot has no vector. */
  cosine(query: Float32Array, slot: number): number | undefined {
    if (!this.has(slot)) return undefined;
    this.#rows.read(slot, this.#read);
    return dot(query, this.#read, 0);
  }
}
