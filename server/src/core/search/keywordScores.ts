import type { Bitmap } from './bitmap.ts';
import type { KeywordSegment } from './keywordSegment.ts';
import type { QueryTerm } from './keywordTerms.ts';

/** BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const K1 = 1.2;
const B = 0.75;

/** A word has about five trigrams that say nearly the same: together they count about as much as the word. */
const TRIGRAM_WEIGHT = 0.3;

/** What a document needs to match: of the asked words, or of the asked trigrams. */
export interface Floors {
  word: number;
  trigram: number;
}

/** A document's sums of a family lie side by side, so that a posting touches one line of the processor's cache. */
const SUMS = 2;
/** Places among the sums: BM25, and the weights of the asked terms that the document has. */
const SCORE = 0;
const COVERED = 1;

/**
 * What the terms of a query add up to in each document of a segment. Its arrays are used again by the next query, so
 * that a query allocates nothing: the loop over postings is what a keyword search spends its time in.
 */
export class KeywordScores {
  readonly segment: KeywordSegment;
  readonly #words: Float32Array;
  readonly #trigrams: Float32Array;
  readonly #wordNorms: Float32Array;
  readonly #trigramNorms: Float32Array;
  #wordAverage = NaN;
  #trigramAverage = NaN;

  /** `capacity`: documents that the segment may come to have. */
  constructor(segment: KeywordSegment, capacity: number) {
    this.segment = segment;
    this.#words = new Float32Array(capacity * SUMS);
    this.#trigrams = new Float32Array(capacity * SUMS);
    this.#wordNorms = new Float32Array(capacity);
    this.#trigramNorms = new Float32Array(capacity);
  }

  /** Starts a query. The averages are the mean weighted numbers of words and trigrams of the index's records. */
  reset(wordAverage: number, trigramAverage: number): void {
    this.#words.fill(0);
    this.#trigrams.fill(0);
    if (wordAverage === this.#wordAverage && trigramAverage === this.#trigramAverage) return;
    const { segment } = this;
    const { size } = segment;
    for (let document = 0; document < size; document += 1) {
      this.#wordNorms[document] = norm(segment.wordLength(document), wordAverage);
      this.#trigramNorms[document] = norm(segment.trigramLength(document), trigramAverage);
    }
    this.#wordAverage = wordAverage;
    this.#trigramAverage = trigramAverage;
  }

  /** Adds a term, the `index`-th segment of the query being this one. */
  add(term: QueryTerm, index: number): void {
    const postings = term.postings[index];
    if (postings === undefined) return;
    const sums = term.isTrigram ? this.#trigrams : this.#words;
    const norms = term.isTrigram ? this.#trigramNorms : this.#wordNorms;
    const { documents, frequencies, start, end } = postings;
    const gain = term.weight * (K1 + 1);
    const share = term.asked;
    for (let entry = start; entry < end; entry += 1) {
      const document = documents[entry] ?? 0;
      const frequency = frequencies[entry] ?? 0;
      const at = document * SUMS;
      sums[at + SCORE] = (sums[at + SCORE] ?? 0) + (gain * frequency) / (frequency + (norms[document] ?? 0));
      sums[at + COVERED] = (sums[at + COVERED] ?? 0) + share;
    }
  }

  /** How much of the asked words a document has. */
  coveredOf(document: number): number {
    return this.#words[document * SUMS + COVERED] ?? 0;
  }

  /** The most of the asked words that a live document has. */
  mostCovered(): number {
    const words = this.#words;
    const { dead, size } = this.segment;
    let most = 0;
    for (let document = 0; document < size; document += 1) {
      const share = words[document * SUMS + COVERED] ?? 0;
      if (share > most && !dead.has(document)) most = share;
    }
    return most;
  }

  /** Words count fully, trigrams less; either makes a match where enough of what was asked for is there. 0 is no match. */
  scoreOf(document: number, floors: Floors): number {
    const [words, trigrams] = [this.#words, this.#trigrams];
    const at = document * SUMS;
    // Nearly all documents end here, which the processor foresees: five times as fast as asking for the scores first.
    const hasWords = (words[at + COVERED] ?? 0) >= floors.word;
    const hasTrigrams = (trigrams[at + COVERED] ?? 0) >= floors.trigram;
    if (!hasWords && !hasTrigrams) return 0;
    const word = words[at + SCORE] ?? 0;
    const trigram = trigrams[at + SCORE] ?? 0;
    const isMatch = (hasWords && word > 0) || (hasTrigrams && trigram > 0);
    return isMatch ? word + TRIGRAM_WEIGHT * trigram : 0;
  }

  /** Calls `visit` with the slots of the allowed live documents that match, and their scores. */
  forEachMatch(
    floors: Floors,
    allowed: Bitmap | undefined,
    visit: (slot: number, score: number) => void,
  ): void {
    const { segment } = this;
    const { dead, size } = segment;
    for (let document = 0; document < size; document += 1) {
      const score = this.scoreOf(document, floors);
      if (score === 0 || dead.has(document)) continue;
      const slot = segment.slotOf(document);
      if (allowed === undefined || allowed.has(slot)) visit(slot, score);
    }
  }
}

function norm(length: number, average: number): number {
  return K1 * (1 - B + (B * length) / Math.max(average, 1e-9));
}
