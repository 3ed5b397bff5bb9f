import { MOST_DIMENSIONS, PLACES, ROW_HEAD, ROWS_PER_CALL, startKernels, type Kernels } from './kernels.ts';

const PAGE = 65_536;
/** Largest 8-bit number of a row. */
const LARGEST = 127;
/** The memory grows by this share of itself, so that it seldom does. */
const GROWTH = 0.125;
/** Rounding of the scores to 32-bit floats, with room to spare: lengths are 1. */
const ROUNDING = 1e-6;
/** The same, as a share, of the sum of what rounding a row left out. */
const SUMMING = 1e-3;

/** What turns the scores of a query into cosines, and how far these may be off. */
export interface PreparedQuery {
  /** A score times this is about the cosine. */
  scale: number;
  /** The cosine is within this of any row's. */
  error: number;
  /** The cosine is within this of one slot's. */
  errorOf(slot: number): number;
}

/**
 * Unit vectors in 8 bits a number, each scaled by its largest, in memory that WebAssembly scans. A query has about 15
 * bits. With q and x the exact vectors and q', x' the rounded ones,
 * |q·x − q'·x'| ≤ |q||x − x'| + |q − q'||x'| by Cauchy and Schwarz, which both are known exactly when they are rounded:
 * the caller can tell for certain which rows have to be compared in full precision.
 */
export class QuantisedRows {
  readonly #kernels: Kernels;
  /** Bytes of a row's numbers. */
  readonly #width: number;
  /** |x − x'| by slot. */
  #errors = new Float32Array(ROWS_PER_CALL);
  #largestError = 0;
  #bytes: Int8Array;
  #words: Int16Array;
  #integers: Int32Array;
  #floats: Float32Array;

  constructor(kernels: Kernels, dimensions: number) {
    this.#kernels = kernels;
    this.#width = Math.ceil(dimensions / 32) * 32;
    const { buffer } = kernels.memory;
    this.#bytes = new Int8Array(buffer);
    this.#words = new Int16Array(buffer);
    this.#integers = new Int32Array(buffer);
    this.#floats = new Float32Array(buffer);
  }

  /** `undefined` where the machine has no WebAssembly with SIMD, or the vectors are larger than the query's room. */
  static create(dimensions: number): QuantisedRows | undefined {
    if (dimensions > MOST_DIMENSIONS) return undefined;
    const kernels = startKernels();
    return kernels && new QuantisedRows(kernels, dimensions);
  }

  /**
   * False where there is no memory for the slot. Zeros are no vector: another thread may just have taken it away. Such a
   * slot scores 0.
   */
  set(slot: number, vector: Float32Array): boolean {
    if (!this.#makeRoom(slot)) return false;
    if (vector.every((value) => value === 0)) {
      this.delete(slot);
      this.#errors[slot] = 0;
      return true;
    }
    this.#floats.set(vector, PLACES.vector / 4);
    const error = Math.sqrt(this.#kernels.quantise(this.#width, slot)) * (1 + SUMMING);
    this.#errors[slot] = error;
    this.#largestError = Math.max(this.#largestError, error);
    return true;
  }

  /**
   * As `set`, for numbers of which the largest is 127: they are the row, which leaves nothing out. Throws a RangeError for
   * zeros, which no vector has.
   */
  setRounded(slot: number, numbers: Int8Array): boolean {
    if (!this.#makeRoom(slot)) return false;
    let squares = 0;
    for (let at = 0; at < numbers.length; at += 1) squares += (numbers[at] as number) ** 2;
    if (squares === 0) throw new RangeError('A rounded vector has zeros only.');
    const row = this.#rowOf(slot);
    this.#floats[row / 4] = 1 / Math.sqrt(squares);
    this.#bytes.set(numbers, row + ROW_HEAD);
    this.#bytes.fill(0, row + ROW_HEAD + numbers.length, row + ROW_HEAD + this.#width);
    this.#errors[slot] = 0;
    return true;
  }

  /** Leaves nothing of the vector behind. */
  delete(slot: number): void {
    const row = this.#rowOf(slot);
    if (row < this.#bytes.length) this.#bytes.fill(0, row, row + ROW_HEAD + this.#width);
  }

  /** Writes the rounded vector of a slot, scaled to length 1; its slot must have one. */
  read(slot: number, into: Float32Array): void {
    const row = this.#rowOf(slot) + ROW_HEAD;
    let squares = 0;
    for (let at = 0; at < into.length; at += 1) squares += (this.#bytes[row + at] as number) ** 2;
    const scale = 1 / Math.sqrt(squares);
    for (let at = 0; at < into.length; at += 1) into[at] = (this.#bytes[row + at] as number) * scale;
  }

  /** Takes the query of the scans that follow. */
  prepare(query: Float32Array): PreparedQuery {
    // No sum of products may leave 32 bits.
    const limit = Math.min(32_767, Math.floor(2 ** 31 / (LARGEST * query.length)) - 1);
    let largest = 0;
    for (const value of query) largest = Math.max(largest, Math.abs(value));
    // A query of zeros has no scale, and scores 0 everywhere.
    const scale = largest === 0 ? 1 : largest / limit;
    let squares = 0;
    let missed = 0;
    for (let at = 0; at < this.#width; at += 1) {
      const value = query[at] ?? 0;
      const rounded = Math.round(value / scale);
      this.#words[PLACES.query / 2 + at] = rounded;
      squares += value * value;
      missed += (value - rounded * scale) ** 2;
    }
    const length = Math.sqrt(squares);
    const ofQuery = Math.sqrt(missed);
    const errorFor = (error: number): number => length * error + ofQuery * (1 + error) + ROUNDING;
    const errors = this.#errors;
    return {
      scale,
      error: errorFor(this.#largestError),
      errorOf: (slot) => errorFor(errors[slot] ?? this.#largestError),
    };
  }

  /**
   * Scores up to `ROWS_PER_CALL` rows from a slot; answers how many reach the threshold. Slots without a vector score 0.
   */
  scan(slot: number, count: number, threshold: number): number {
    const rows = Math.min(count, Math.floor((this.#bytes.length - this.#rowOf(slot)) / this.#stride));
    return rows <= 0 ? 0 : this.#kernels.scan(this.#width, slot, rows, threshold);
  }

  /** Puts an id into the list for `scanIds`. Its slot must have had a vector. */
  setId(position: number, slot: number): void {
    this.#integers[position] = slot;
  }

  /** Scores the first ids, up to `ROWS_PER_CALL`; answers how many reach the threshold. */
  scanIds(count: number, threshold: number): number {
    return count === 0 ? 0 : this.#kernels.scanIds(this.#width, count, threshold);
  }

  /** The slot of what the last scan found at a position. */
  foundSlot(position: number): number {
    return this.#integers[PLACES.found / 4 + position * 2] as number;
  }

  foundScore(position: number): number {
    return this.#floats[PLACES.found / 4 + position * 2 + 1] as number;
  }

  get #stride(): number {
    return this.#width + ROW_HEAD;
  }

  #rowOf(slot: number): number {
    return PLACES.rows + slot * this.#stride;
  }

  #makeRoom(slot: number): boolean {
    if (slot >= this.#errors.length) {
      const errors = new Float32Array(Math.max(slot + 1, this.#errors.length * 2));
      errors.set(this.#errors);
      this.#errors = errors;
    }
    const missing = this.#rowOf(slot + 1) - this.#bytes.length;
    if (missing <= 0) return true;
    return this.#grow(Math.max(missing, this.#bytes.length * GROWTH)) || this.#grow(missing);
  }

  #grow(bytes: number): boolean {
    try {
      // The memory has its addresses reserved: it grows in place.
      this.#kernels.memory.grow(Math.ceil(bytes / PAGE));
    } catch {
      return false;
    }
    const { buffer } = this.#kernels.memory;
    this.#bytes = new Int8Array(buffer);
    this.#words = new Int16Array(buffer);
    this.#integers = new Int32Array(buffer);
    this.#floats = new Float32Array(buffer);
    return true;
  }
}
