import type { Bitmap } from '../../core/search/bitmap.ts';
import { TopK, type Hits } from '../../core/search/topK.ts';
import type { ExactVectorIndex } from '../../core/search/vectorIndex.ts';
import { ROWS_PER_CALL } from './kernels.ts';
import type { PreparedQuery, QuantisedRows } from './quantisedRows.ts';

/** What an exact scan found and what it took. */
export interface ScanResult extends Hits {
  /** Rows that were compared in 8 bits. */
  scanned: number;
  /** Vectors that were compared in full precision. */
  candidates: number;
}

/** Vectors in full precision, by slot. */
export type ComparedVectors = Pick<ExactVectorIndex, 'size' | 'end' | 'has' | 'cosine'>;

/** The vectors in both precisions. */
export interface ScannedVectors<E extends ComparedVectors = ExactVectorIndex> {
  exact: E;
  rows: QuantisedRows;
}

/** The k nearest of all slots, or of the allowed ones, going through the memory in its order. */
export function scanAll(
  vectors: ScannedVectors<ComparedVectors>,
  query: Float32Array,
  k: number,
  allowed?: Bitmap,
): ScanResult {
  const search = new Search(vectors, query, k, allowed);
  const { end } = vectors.exact;
  for (let slot = 0; slot < end; slot += ROWS_PER_CALL) {
    const count = Math.min(ROWS_PER_CALL, end - slot);
    search.take(vectors.rows.scan(slot, count, search.threshold));
  }
  return search.finish(vectors.exact.size);
}

/** The k nearest of the given slots, one by one; of those that are allowed besides, where some are. */
export function scanSlots(
  vectors: ScannedVectors<ComparedVectors>,
  query: Float32Array,
  k: number,
  slots: Bitmap,
  allowed?: Bitmap,
): ScanResult {
  const search = new Search(vectors, query, k, undefined);
  const { exact, rows } = vectors;
  let count = 0;
  let scanned = 0;
  slots.forEach((slot) => {
    if (!exact.has(slot) || (allowed !== undefined && !allowed.has(slot))) return;
    rows.setId(count, slot);
    count += 1;
    scanned += 1;
    if (count < ROWS_PER_CALL) return;
    search.take(rows.scanIds(count, search.threshold));
    count = 0;
  });
  search.take(rows.scanIds(count, search.threshold));
  return search.finish(scanned);
}

/**
 * Collects, from scores in 8 bits, every slot that can be among the k nearest. A slot that is more than twice the
 * largest error below the k-th best so far cannot be: k others are nearer for certain. What is left is compared in full
 * precision, by the same sums as the plain scan: the answer is the plain scan's, bit for bit.
 */
class Search {
  readonly #vectors: ScannedVectors<ComparedVectors>;
  readonly #query: Float32Array;
  readonly #k: number;
  readonly #allowed: Bitmap | undefined;
  readonly #prepared: PreparedQuery;
  readonly #best: TopK;
  readonly #slots: number[] = [];
  readonly #cosines: number[] = [];

  constructor(
    vectors: ScannedVectors<ComparedVectors>,
    query: Float32Array,
    k: number,
    allowed: Bitmap | undefined,
  ) {
    this.#vectors = vectors;
    this.#query = query;
    this.#k = k;
    this.#allowed = allowed;
    this.#prepared = vectors.rows.prepare(query);
    this.#best = new TopK(k);
  }

  /** What a row has to score to be looked at. */
  get threshold(): number {
    return this.#limit / this.#prepared.scale;
  }

  get #limit(): number {
    return this.#best.threshold - 2 * this.#prepared.error;
  }

  /** Takes what the last call of the kernels found. */
  take(found: number): void {
    const { exact, rows } = this.#vectors;
    const { scale } = this.#prepared;
    let limit = this.#limit;
    for (let position = 0; position < found; position += 1) {
      const cosine = rows.foundScore(position) * scale;
      if (cosine < limit) continue;
      const slot = rows.foundSlot(position);
      if (!exact.has(slot) || (this.#allowed !== undefined && !this.#allowed.has(slot))) continue;
      this.#slots.push(slot);
      this.#cosines.push(cosine);
      this.#best.offer(slot, cosine);
      limit = this.#limit;
    }
  }

  /** The k best of about first, so that few of the others are near enough to be compared. */
  finish(scanned: number): ScanResult {
    const top = new TopK(this.#k);
    const last = this.#best.threshold;
    let candidates = 0;
    const compare = (slot: number): void => {
      candidates += 1;
      top.offer(slot, this.#vectors.exact.cosine(this.#query, slot) ?? -Infinity);
    };
    for (const [position, cosine] of this.#cosines.entries()) {
      if (cosine >= last) compare(this.#slots[position] as number);
    }
    for (const [position, cosine] of this.#cosines.entries()) {
      const slot = this.#slots[position] as number;
      if (cosine < last && cosine + this.#prepared.errorOf(slot) >= top.threshold) compare(slot);
    }
    return { ...top.take(), scanned, candidates };
  }
}
