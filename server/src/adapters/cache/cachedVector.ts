/** A vector in 8 bits a number, as the cache keeps those of the quick model. */
export interface RoundedVector {
  /** Shares of the largest, which is 127. */
  numbers: Int8Array;
  coverage: number;
}

/** A vector as the cache keeps it. */
export interface CachedVector {
  vector: Float32Array;
  coverage: number;
}
