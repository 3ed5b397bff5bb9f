import type { KeywordSegment } from './keywordSegment.ts';
import type { QueryTerm } from './keywordTerms.ts';

/** BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const K1 = 1.2;
const B = 0.75;

/** Sums of one family of terms: BM25, and the weights of the asked terms that a document has. */
interface Sums {
  scores: Float32Array;
  covered: Float32Array;
}

/**
 * What the terms of a query add up to in each document of a segment. Its arrays are used again by the next query, so
 * that a query allocates nothing: the loop over postings is what a keyword search spends its time in.
 */
export class KeywordScores {
  readonly segment: KeywordSegment;
  readonly words: Sums;
  readonly trigrams: Sums;
  readonly #wordNorms: Float32Array;
  readonly #trigramNorms: Float32Array;
  #wordAverage = NaN;
  #trigramAverage = NaN;

  /** `capacity`: documents that the segment may come to have. */
  constructor(segment: KeywordSegment, capacity: number) {
    this.segment = segment;
    const zeros = (): Float32Array => new Float32Array(capacity);
    this.words = { scores: zeros(), covered: zeros() };
    this.trigrams = { scores: zeros(), covered: zeros() };
    this.#wordNorms = zeros();
    this.#trigramNorms = zeros();
  }

  /** Starts a query. The averages are the mean weighted numbers of words and trigrams of the index's records. */
  reset(wordAverage: number, trigramAverage: number): void {
    for (const { scores, covered } of [this.words, this.trigrams]) {
      scores.fill(0);
      covered.fill(0);
    }
    if (wordAverage === this.#wordAverage && trigramAverage === this.#trigramAverage) return;
    const { segment } = this;
    for (let document = 0; document < segment.size; document += 1) {
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
    const { scores, covered } = term.isTrigram ? this.trigrams : this.words;
    const norms = term.isTrigram ? this.#trigramNorms : this.#wordNorms;
    const { documents, frequencies, start, end } = postings;
    const gain = term.weight * (K1 + 1);
    const share = term.asked;
    for (let entry = start; entry < end; entry += 1) {
      const document = documents[entry] ?? 0;
      const frequency = frequencies[entry] ?? 0;
      scores[document] = (scores[document] ?? 0) + (gain * frequency) / (frequency + (norms[document] ?? 0));
      covered[document] = (covered[document] ?? 0) + share;
    }
  }
}

function norm(length: number, average: number): number {
  return K1 * (1 - B + (B * length) / Math.max(average, 1e-9));
}
