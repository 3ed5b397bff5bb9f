import type { Bitmap } from './bitmap.ts';
import {
  mergeSegments,
  MutableKeywordSegment,
  type KeywordSegment,
  type Postings,
  type WeightedTerms,
} from './keywordSegment.ts';
import { tokenise } from './tokenise.ts';
import { TopK, type Hits } from './topK.ts';

/** A text with the weight of its field. */
export interface WeightedText {
  text: string;
  weight: number;
}

/** BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const K1 = 1.2;
const B = 0.75;
/** A word has about five trigrams that say nearly the same: together they count about as much as the word. */
const TRIGRAM_WEIGHT = 0.3;
/** Share of the query's trigram weight from which a record without any of its words still matches. */
const TRIGRAM_MATCH = 0.4;
/**
 * Share of the best record's word weight that another record needs to match: one that has `the` of a whole sentence
 * has nothing to do with it.
 */
const WORD_MATCH = 0.25;
/** The rarest terms of a long query decide it; the others cost time only. */
const MOST_QUERY_TERMS = 256;
/** Documents that the mutable segment takes before it is frozen. */
const FREEZE_AT = 2048;
/** Keeps trigrams apart from words of three letters. */
const TRIGRAM = '\u0001';

interface QueryTerm {
  trigram: boolean;
  weight: number;
  idf: number;
  /** Postings by segment, in the order of the segments. */
  postings: (Postings | undefined)[];
}

interface DocumentPlace {
  segment: KeywordSegment;
  document: number;
}

/** What a keyword query found. Valid until the index's next search or change. */
export interface KeywordMatches {
  /** The best records that match, by BM25. */
  best: Hits;
  /** How many records match. */
  total: number;
  /** BM25 of a record: 0 where nothing matched. */
  scoreOf(slot: number): number;
  /** Calls `visit` with every record that matches, in no order. */
  forEach(visit: (slot: number) => void): void;
  /** Share, 0 to 1, of the query's words (weighted by rarity) that the record could have and has. */
  coverageOf(slot: number): number;
}

/**
 * BM25 over weighted fields (as BM25F: frequencies are weighted before they saturate), for words and character
 * trigrams. Segments are immutable but for their deletions; small ones are merged, so adding stays cheap.
 */
export class KeywordIndex {
  #segments: KeywordSegment[] = [];
  #mutable = new MutableKeywordSegment();
  readonly #places = new Map<number, DocumentPlace>();
  #wordLengths = 0;
  #trigramLengths = 0;
  #words = new Float32Array(0);
  #trigrams = new Float32Array(0);
  #coveredWords = new Float32Array(0);
  #coveredTrigrams = new Float32Array(0);
  #touched: number[] = [];
  #highestSlot = -1;

  get size(): number {
    return this.#places.size;
  }

  /** Puts a record in, instead of what the slot held. */
  set(slot: number, fields: readonly WeightedText[]): void {
    this.delete(slot);
    const terms = weightedTerms(fields);
    const document = this.#mutable.add(slot, terms);
    this.#places.set(slot, { segment: this.#mutable, document });
    this.#wordLengths += terms.wordLength;
    this.#trigramLengths += terms.trigramLength;
    this.#highestSlot = Math.max(this.#highestSlot, slot);
    if (this.#mutable.size >= FREEZE_AT) this.#freeze();
  }

  delete(slot: number): void {
    const place = this.#places.get(slot);
    if (place === undefined) return;
    this.#places.delete(slot);
    place.segment.dead.add(place.document);
    this.#wordLengths -= place.segment.wordLength(place.document);
    this.#trigramLengths -= place.segment.trigramLength(place.document);
    if (place.segment !== this.#mutable && place.segment.dead.size * 2 > place.segment.size) {
      this.#replace([place.segment]);
    }
  }

  /** Share of the records that have the word (folded), 0 to 1. */
  shareOf(word: string): number {
    const segments = [...this.#segments, this.#mutable];
    const postings = segments.map((segment) => segment.postings(word));
    return documentFrequency(segments, postings) / Math.max(1, this.size);
  }

  /** Ranks the records (the allowed ones only) that share terms with the query; at least `k` of them where so many match. */
  search(query: string, k: number, allowed?: Bitmap): KeywordMatches {
    this.#reset();
    const segments = [...this.#segments, this.#mutable];
    const terms = this.#queryTerms(query, segments);
    let words = 0;
    let trigrams = 0;
    for (const term of terms) {
      if (term.trigram) trigrams += term.weight * term.idf;
      else words += term.weight * term.idf;
      for (const [index, segment] of segments.entries()) {
        const postings = term.postings[index];
        if (postings !== undefined) this.#accumulate(term, segment, postings, allowed);
      }
    }
    return this.#matches(k, words, trigrams * TRIGRAM_MATCH);
  }

  #matches(k: number, words: number, trigramFloor: number): KeywordMatches {
    const top = new TopK(k);
    let total = 0;
    const wordFloor = WORD_MATCH * this.#mostCovered();
    const scoreOf = (slot: number): number => {
      const word = this.#words[slot] ?? 0;
      const trigram = this.#trigrams[slot] ?? 0;
      const byWords = word > 0 && (this.#coveredWords[slot] ?? 0) >= wordFloor;
      const byTrigrams = trigram > 0 && (this.#coveredTrigrams[slot] ?? 0) >= trigramFloor;
      return byWords || byTrigrams ? word + TRIGRAM_WEIGHT * trigram : 0;
    };
    for (const slot of this.#touched) {
      const score = scoreOf(slot);
      if (score === 0) continue;
      total += 1;
      if (score >= top.threshold) top.offer(slot, score);
    }
    const forEach = (visit: (slot: number) => void): void => {
      for (const slot of this.#touched) if (scoreOf(slot) > 0) visit(slot);
    };
    const coverageOf = (slot: number): number => (words === 0 ? 0 : (this.#coveredWords[slot] ?? 0) / words);
    return { best: top.hits(), total, scoreOf, forEach, coverageOf };
  }

  #mostCovered(): number {
    let most = 0;
    for (const slot of this.#touched) most = Math.max(most, this.#coveredWords[slot] ?? 0);
    return most;
  }

  #accumulate(
    term: QueryTerm,
    segment: KeywordSegment,
    postings: Postings,
    allowed: Bitmap | undefined,
  ): void {
    const scores = term.trigram ? this.#trigrams : this.#words;
    const covered = term.trigram ? this.#coveredTrigrams : this.#coveredWords;
    const lengths = term.trigram ? this.#trigramLengths : this.#wordLengths;
    const average = Math.max(lengths / Math.max(1, this.size), 1e-9);
    const { documents, frequencies, end } = postings;
    for (let entry = postings.start; entry < end; entry += 1) {
      const document = documents[entry] ?? 0;
      if (segment.dead.size > 0 && segment.dead.has(document)) continue;
      const slot = segment.slotOf(document);
      if (allowed !== undefined && !allowed.has(slot)) continue;
      const frequency = frequencies[entry] ?? 0;
      const length = term.trigram ? segment.trigramLength(document) : segment.wordLength(document);
      const saturation = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average));
      if (this.#words[slot] === 0 && this.#trigrams[slot] === 0) this.#touched.push(slot);
      scores[slot] = (scores[slot] ?? 0) + term.weight * term.idf * saturation;
      covered[slot] = (covered[slot] ?? 0) + term.weight * term.idf;
    }
  }

  #queryTerms(query: string, segments: readonly KeywordSegment[]): QueryTerm[] {
    const counts = countTerms(query);
    const terms: QueryTerm[] = [];
    for (const [term, weight] of counts) {
      const postings = segments.map((segment) => segment.postings(term));
      const frequency = documentFrequency(segments, postings);
      // A term that no record has counts for coverage: the query asks for something that is not there.
      const idf = Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
      terms.push({ trigram: term.startsWith(TRIGRAM), weight, idf, postings });
    }
    if (terms.length <= MOST_QUERY_TERMS) return terms;
    return terms
      .sort((left, right) => right.weight * right.idf - left.weight * left.idf)
      .slice(0, MOST_QUERY_TERMS);
  }

  #reset(): void {
    for (const slot of this.#touched) {
      this.#words[slot] = 0;
      this.#trigrams[slot] = 0;
      this.#coveredWords[slot] = 0;
      this.#coveredTrigrams[slot] = 0;
    }
    this.#touched = [];
    if (this.#words.length > this.#highestSlot) return;
    const capacity = Math.max(1024, (this.#highestSlot + 1) * 2);
    this.#words = new Float32Array(capacity);
    this.#trigrams = new Float32Array(capacity);
    this.#coveredWords = new Float32Array(capacity);
    this.#coveredTrigrams = new Float32Array(capacity);
  }

  /** Freezes the mutable segment together with those that are not much larger, so that sizes stay geometric. */
  #freeze(): void {
    const merged: KeywordSegment[] = [this.#mutable];
    let size = this.#mutable.size;
    while (this.#segments.length > 0) {
      const last = this.#segments.at(-1);
      if (last === undefined || last.size > size * 2) break;
      merged.unshift(last);
      size += last.size;
      this.#segments.pop();
    }
    this.#mutable = new MutableKeywordSegment();
    this.#replace(merged);
  }

  #replace(old: readonly KeywordSegment[]): void {
    const frozen = mergeSegments(old);
    this.#segments = this.#segments.filter((segment) => !old.includes(segment));
    if (frozen.size > 0) this.#segments.push(frozen);
    this.#segments.sort((left, right) => right.size - left.size);
    for (let document = 0; document < frozen.size; document += 1) {
      this.#places.set(frozen.slotOf(document), { segment: frozen, document });
    }
  }
}

function weightedTerms(fields: readonly WeightedText[]): WeightedTerms {
  const frequencies = new Map<string, number>();
  let wordLength = 0;
  let trigramLength = 0;
  for (const { text, weight } of fields) {
    if (weight <= 0) continue;
    const { words, trigrams } = tokenise(text);
    for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + weight);
    for (const trigram of trigrams) {
      const term = TRIGRAM + trigram;
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    }
    wordLength += words.length * weight;
    trigramLength += trigrams.length * weight;
  }
  return { frequencies, wordLength, trigramLength };
}

function countTerms(query: string): Map<string, number> {
  const { words, trigrams } = tokenise(query);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const trigram of trigrams) counts.set(TRIGRAM + trigram, (counts.get(TRIGRAM + trigram) ?? 0) + 1);
  return counts;
}

/** Live documents with the term. Exact, so that an updated index answers as a rebuilt one does. */
function documentFrequency(
  segments: readonly KeywordSegment[],
  postings: readonly (Postings | undefined)[],
): number {
  let frequency = 0;
  for (const [index, found] of postings.entries()) {
    const dead = segments[index]?.dead;
    if (found === undefined || dead === undefined) continue;
    frequency += found.end - found.start;
    if (dead.size === 0) continue;
    for (let entry = found.start; entry < found.end; entry += 1) {
      if (dead.has(found.documents[entry] ?? 0)) frequency -= 1;
    }
  }
  return frequency;
}
