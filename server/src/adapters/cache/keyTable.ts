/** Bytes of a key: a SHA-256. */
export const KEY_BYTES = 32;

/** Where a payload stands: the number of its segment, the offset of its first byte and its length there. */
export interface Place {
  segment: number;
  offset: number;
  length: number;
}

const FIRST_BUCKETS = 1024;
/** Numbers per entry: two of the key, three of the place. */
const STRIDE = 5;

/**
 * Places by key, in typed arrays: a million entries take 30 MB and no objects. Only the first 8 bytes of a key are
 * kept, so whoever reads the place compares the whole key that stands there.
 */
export class KeyTable {
  #entries = new Uint32Array(FIRST_BUCKETS * STRIDE);
  /** Number of the entry plus one; 0 for an empty bucket. There are twice as many buckets as entries at least. */
  #buckets = new Uint32Array(FIRST_BUCKETS * 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  find(key: Buffer): Place | undefined {
    const entry = this.#buckets[this.#bucketOf(key.readUInt32LE(0), key.readUInt32LE(4))] ?? 0;
    if (entry === 0) return undefined;
    const [, , segment = 0, offset = 0, length = 0] = this.#entries.subarray(
      (entry - 1) * STRIDE,
      entry * STRIDE,
    );
    return { segment, offset, length };
  }

  /** Puts a place in, instead of what the key had. */
  set(key: Buffer, { segment, offset, length }: Place): void {
    const [low, high] = [key.readUInt32LE(0), key.readUInt32LE(4)];
    let bucket = this.#bucketOf(low, high);
    if (this.#buckets[bucket] === 0) {
      if ((this.#size + 1) * 2 > this.#buckets.length) {
        this.#grow();
        bucket = this.#bucketOf(low, high);
      }
      this.#size += 1;
      this.#buckets[bucket] = this.#size;
    }
    this.#entries.set([low, high, segment, offset, length], ((this.#buckets[bucket] ?? 1) - 1) * STRIDE);
  }

  /** The key's bucket, or the empty one where it belongs. Keys are hashes, so their bytes are spread well. */
  #bucketOf(low: number, high: number): number {
    const mask = this.#buckets.length - 1;
    for (let bucket = low & mask; ; bucket = (bucket + 1) & mask) {
      const entry = this.#buckets[bucket] ?? 0;
      if (entry === 0) return bucket;
      const at = (entry - 1) * STRIDE;
      if (this.#entries[at] === low && this.#entries[at + 1] === high) return bucket;
    }
  }

  #grow(): void {
    const entries = new Uint32Array(this.#entries.length * 2);
    entries.set(this.#entries);
    this.#entries = entries;
    this.#buckets = new Uint32Array(this.#buckets.length * 2);
    for (let entry = 0; entry < this.#size; entry += 1) {
      const at = entry * STRIDE;
      this.#buckets[this.#bucketOf(entries[at] ?? 0, entries[at + 1] ?? 0)] = entry + 1;
    }
  }
}
