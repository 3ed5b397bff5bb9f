import { unitOfRounded } from '../../core/search/vectorIndex.ts';
import type { CachedVector, RoundedVector } from './cachedVector.ts';
import { ContentCache } from './contentCache.ts';
import { decodeRounded, encodeRounded, roundedBytes } from './roundedVector.ts';

export interface VectorCacheOptions {
  /** The folder for caches; vectors lie in a folder of their own in it. */
  folder: string;
  /** Description of the model: vectors of different models never meet. */
  model: string;
  dimensions: number;
  /** True for vectors that are kept in 8 bits a number: see decision 0061. */
  isRounded?: boolean;
  /** Bytes that the vectors of a model may take; those used longest ago are dropped when segments are joined. */
  limit?: number;
}

/** 1.3 million vectors of 384 numbers. */
const DEFAULT_LIMIT = 2 * 1024 ** 3;

/**
 * Vectors by the hash of what they were computed from, shared by windows and the command line. A payload is the
 * coverage (f32) and the vector (f32 each, or 8 bits each), in the byte order of the machines that there are:
 * little-endian.
 */
export class VectorCache {
  readonly #cache: ContentCache;
  readonly #dimensions: number;
  readonly #isRounded: boolean;

  constructor({ folder, model, dimensions, isRounded = false, limit = DEFAULT_LIMIT }: VectorCacheOptions) {
    this.#dimensions = dimensions;
    this.#isRounded = isRounded;
    const variant = `${model}\n${String(dimensions)}${isRounded ? ' rounded' : ''}`;
    this.#cache = new ContentCache({ folder, name: 'vectors', variant, limit, subject: 'Vectors' });
  }

  /** Number of vectors. */
  get size(): number {
    return this.#cache.size;
  }

  /** Why vectors are not kept for the next start, as a sentence; absent where they are. */
  get problem(): string | undefined {
    return this.#cache.problem;
  }

  /** The vector of a key (32 bytes); `undefined` where there is none or its bytes were damaged. */
  get(key: Buffer): CachedVector | undefined {
    if (this.#isRounded) {
      const rounded = this.getRounded(key);
      return rounded && { vector: unitOfRounded(rounded.numbers), coverage: rounded.coverage };
    }
    const payload = this.#cache.get(key);
    if (payload?.length !== (this.#dimensions + 1) * 4) return undefined;
    const numbers = new Float32Array(this.#dimensions + 1);
    new Uint8Array(numbers.buffer).set(payload);
    return { vector: numbers.subarray(1), coverage: numbers[0] ?? 0 };
  }

  /** As `get`, the numbers as they are kept: for a cache of rounded vectors. */
  getRounded(key: Buffer): RoundedVector | undefined {
    const payload = this.#cache.get(key);
    return payload?.length === roundedBytes(this.#dimensions) ? decodeRounded(payload) : undefined;
  }

  /** Keeps vectors. One write: what a crash cuts off is at most the last record of it. */
  put(entries: readonly { key: Buffer; cached: CachedVector }[]): void {
    const encoded = this.#isRounded ? encodeRounded : encode;
    this.#cache.put(entries.map(({ key, cached }) => ({ key, payload: encoded(cached) })));
  }

  close(): void {
    this.#cache.close();
  }
}

function encode({ vector, coverage }: CachedVector): Uint8Array {
  const numbers = new Float32Array(vector.length + 1);
  numbers[0] = coverage;
  numbers.set(vector, 1);
  return new Uint8Array(numbers.buffer);
}
