/** A vector as the cache keeps it. */
export interface CachedVector {
  vector: Float32Array;
  coverage: number;
}
