import type { SearchPlan } from '../../../../shared/src/protocol/search.ts';
import type { Bitmap } from './bitmap.ts';
import { TopK, type Hits } from './topK.ts';

/** Slots with their exact cosines, best first, and how they were found. */
export interface Nearest extends Hits {
  plan: SearchPlan;
}

/** Nearest neighbours among unit vectors by cosine. Slots are the caller's numbers. */
export interface VectorIndex {
  readonly dimensions: number;
  readonly size: number;
  has(slot: number): boolean;
  /** The slot's own memory, which threads may share: copy it (`slice`) before it is kept or sent elsewhere. */
  vector(slot: number): Float32Array | undefined;
  /** Puts a unit vector in, instead of what the slot held. Throws a RangeError for what is none (`checkUnitVector`). */
  set(slot: number, vector: Float32Array): void;
  /**
   * As `set`, for a vector in 8 bits a number: each is a share of the largest, which is 127. Whoever keeps vectors so takes
   * it as it is.
   */
  setRounded(slot: number, numbers: Int8Array): void;
  delete(slot: number): void;
  /**
   * The k nearest of the allowed slots, best first, with their exact cosines; equal ones by slot. Throws a RangeError
   * where the query is no unit vector of the index's size.
   */
  nearest(query: Float32Array, k: number, allowed?: Bitmap): Nearest;
  /** The exact cosine of one slot; `undefined` where it has no vector. */
  cosine(query: Float32Array, slot: number): number | undefined;
}

/** Makes an empty index for the vectors of a model. */
export type CreateVectorIndex = (dimensions: number, model: string) => VectorIndex;

/** Vectors per chunk: the store grows without copying and without an allocation of all at once. */
export const CHUNK = 4096;
/** How far the length of a vector may be from 1. Models of reduced precision are within 0.0001. */
const LENGTH_TOLERANCE = 0.001;

/** Scans every allowed vector in 32-bit floats: exact, with no build and true deletes. The truth for other engines. */
export class ExactVectorIndex implements VectorIndex {
  readonly dimensions: number;
  readonly #allocate: (length: number) => Float32Array;
  readonly #chunks: (Float32Array | undefined)[] = [];
  readonly #present: Uint8Array[] = [];
  #size = 0;

  /** `allocate` makes the memory of a chunk, for instance one that threads share. */
  constructor(dimensions: number, allocate = (length: number): Float32Array => new Float32Array(length)) {
    this.dimensions = dimensions;
    this.#allocate = allocate;
  }

  get size(): number {
    return this.#size;
  }

  /** Every slot that has a vector is below this one. */
  get end(): number {
    return this.#chunks.length * CHUNK;
  }

  /** The vectors of `CHUNK` slots each, in order; absent where none of them was ever set. */
  get chunks(): readonly (Float32Array | undefined)[] {
    return this.#chunks;
  }

  has(slot: number): boolean {
    return this.#present[Math.floor(slot / CHUNK)]?.[slot % CHUNK] === 1;
  }

  vector(slot: number): Float32Array | undefined {
    if (!this.has(slot)) return undefined;
    const start = (slot % CHUNK) * this.dimensions;
    return this.#chunks[Math.floor(slot / CHUNK)]?.subarray(start, start + this.dimensions);
  }

  set(slot: number, vector: Float32Array): void {
    checkUnitVector(vector, this.dimensions);
    const chunk = Math.floor(slot / CHUNK);
    const values = (this.#chunks[chunk] ??= this.#allocate(CHUNK * this.dimensions));
    const present = (this.#present[chunk] ??= new Uint8Array(CHUNK));
    values.set(vector, (slot % CHUNK) * this.dimensions);
    if (present[slot % CHUNK] === 0) this.#size += 1;
    present[slot % CHUNK] = 1;
  }

  setRounded(slot: number, numbers: Int8Array): void {
    this.set(slot, unitOfRounded(numbers));
  }

  delete(slot: number): void {
    const chunk = Math.floor(slot / CHUNK);
    const present = this.#present[chunk];
    if (present?.[slot % CHUNK] !== 1) return;
    present[slot % CHUNK] = 0;
    const start = (slot % CHUNK) * this.dimensions;
    this.#chunks[chunk]?.fill(0, start, start + this.dimensions);
    this.#size -= 1;
  }

  nearest(query: Float32Array, k: number, allowed?: Bitmap): Nearest {
    checkUnitVector(query, this.dimensions);
    const top = new TopK(k);
    let scanned = 0;
    for (const [position, values] of this.#chunks.entries()) {
      const present = this.#present[position];
      if (values === undefined || present === undefined) continue;
      const first = position * CHUNK;
      for (let row = 0; row < CHUNK; row += 1) {
        if (present[row] === 0) continue;
        if (allowed !== undefined && !allowed.has(first + row)) continue;
        scanned += 1;
        const score = dot(query, values, row * this.dimensions);
        if (score >= top.threshold) top.offer(first + row, score);
      }
    }
    const path = allowed === undefined ? 'scan' : 'filtered';
    const reason = 'Every admitted vector was compared in full precision: there is no other way here.';
    return { ...top.take(), plan: { path, reason, exact: true, scanned, candidates: scanned } };
  }

  cosine(query: Float32Array, slot: number): number | undefined {
    if (!this.has(slot)) return undefined;
    const values = this.#chunks[Math.floor(slot / CHUNK)];
    return values && dot(query, values, (slot % CHUNK) * this.dimensions);
  }
}

/** Throws a RangeError, with a sentence for people, for what is no vector of the size and of length 1. */
export function checkUnitVector(vector: Float32Array, dimensions: number): void {
  if (vector.length !== dimensions) {
    throw new RangeError(
      `A vector has ${String(vector.length)} numbers where ${String(dimensions)} belong: it is another model's.`,
    );
  }
  const length = Math.sqrt(dot(vector, vector, 0));
  if (Math.abs(length - 1) <= LENGTH_TOLERANCE) return;
  if (!Number.isFinite(length)) throw new RangeError('A vector has numbers that are not finite.');
  throw new RangeError(`A vector has the length ${length.toPrecision(3)} where 1 belongs.`);
}

/** The vector of length 1 that rounded numbers stand for. Throws a RangeError for zeros, which no vector has. */
export function unitOfRounded(numbers: Int8Array): Float32Array {
  const unit = unitVector(new Float32Array(numbers));
  if (unit === undefined) throw new RangeError('A rounded vector has zeros only.');
  return unit;
}

/**
 * The product of a query with the vector that starts at a place: the cosine of unit vectors. Eight sums at once do not
 * wait for each other: half the time of the plain loop (measured).
 */
export function dot(query: Float32Array, values: Float32Array, start: number): number {
  const length = query.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  let at = 0;
  let from = start;
  for (; at + 7 < length; at += 8, from += 8) {
    a += (query[at] as number) * (values[from] as number);
    b += (query[at + 1] as number) * (values[from + 1] as number);
    c += (query[at + 2] as number) * (values[from + 2] as number);
    d += (query[at + 3] as number) * (values[from + 3] as number);
    e += (query[at + 4] as number) * (values[from + 4] as number);
    f += (query[at + 5] as number) * (values[from + 5] as number);
    g += (query[at + 6] as number) * (values[from + 6] as number);
    h += (query[at + 7] as number) * (values[from + 7] as number);
  }
  for (; at < length; at += 1, from += 1) a += (query[at] as number) * (values[from] as number);
  return a + b + c + d + e + f + g + h;
}

/**
 * The vector scaled to length 1; `undefined` where it cannot be one: a zero vector, or numbers that are not finite.
 */
export function unitVector(vector: Float32Array): Float32Array | undefined {
  // Plain loops: this runs for every text of the quick model, and iterators take five times as long.
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] as number) ** 2;
  if (!Number.isFinite(squares) || squares === 0) return undefined;
  const scale = 1 / Math.sqrt(squares);
  const unit = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) unit[at] = (vector[at] as number) * scale;
  return unit;
}
