import { Bitmap } from './bitmap.ts';
import { selectByConditions } from './keywordConditions.ts';
import { FrozenKeywordSegment } from './frozenKeywordSegment.ts';
import { KeywordScores } from './keywordScores.ts';
import { MutableKeywordSegment, type KeywordSegment } from './keywordSegment.ts';
import {
  documentFrequency,
  postingsOf,
  queryTerms,
  weightedTerms,
  type WeightedText,
} from './keywordTerms.ts';
import { mergeSegments } from './mergeSegments.ts';
import { literalQuery, type Condition, type SearchQuery } from './searchQuery.ts';
import { TopK, type Hits } from './topK.ts';

/** Share of the query's trigram weight from which a record without any of its words still matches. */
const TRIGRAM_MATCH = 0.4;
/**
 * Share of the best record's word weight that another record needs to match: one that has `the` of a whole sentence
 * has nothing to do with it.
 */
const WORD_MATCH = 0.25;
/** Documents that the mutable segment takes before it is frozen. */
const FREEZE_AT = 2048;

interface DocumentPlace {
  scores: KeywordScores;
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
  /** The last one takes new records; the others are frozen, the largest first. */
  #segments: KeywordScores[] = [];
  #mutable = new MutableKeywordSegment();
  readonly #places = new Map<number, DocumentPlace>();
  #wordLengths = 0;
  #trigramLengths = 0;

  constructor() {
    this.#segments.push(new KeywordScores(this.#mutable, FREEZE_AT));
  }

  get size(): number {
    return this.#places.size;
  }

  /** The slots that hold a record. */
  get live(): Bitmap {
    const live = new Bitmap();
    for (const slot of this.#places.keys()) live.add(slot);
    return live;
  }

  /** Puts a record in, instead of what the slot held. */
  set(slot: number, fields: readonly WeightedText[]): void {
    this.delete(slot);
    const terms = weightedTerms(fields);
    const document = this.#mutable.add(slot, terms);
    const scores = this.#segments.at(-1);
    if (scores !== undefined) this.#places.set(slot, { scores, document });
    this.#wordLengths += terms.wordLength;
    this.#trigramLengths += terms.trigramLength;
    if (this.#mutable.size >= FREEZE_AT) this.#freeze();
  }

  /** All records in immutable segments, to be written to files. */
  frozen(): readonly FrozenKeywordSegment[] {
    if (this.#mutable.size > 0) this.#freeze();
    return this.#all().filter((segment) => segment instanceof FrozenKeywordSegment);
  }

  /** Takes segments that an earlier `frozen` gave, in their order and with their dead documents, into the empty index. */
  restore(segments: readonly FrozenKeywordSegment[]): void {
    const restored = segments.map((segment) => new KeywordScores(segment, segment.size));
    this.#segments.unshift(...restored);
    for (const scores of restored) {
      const { segment } = scores;
      for (let document = 0; document < segment.size; document += 1) {
        if (segment.dead.has(document)) continue;
        this.#places.set(segment.slotOf(document), { scores, document });
        this.#wordLengths += segment.wordLength(document);
        this.#trigramLengths += segment.trigramLength(document);
      }
    }
  }

  delete(slot: number): void {
    const place = this.#places.get(slot);
    if (place === undefined) return;
    const { segment } = place.scores;
    this.#places.delete(slot);
    segment.dead.add(place.document);
    this.#wordLengths -= segment.wordLength(place.document);
    this.#trigramLengths -= segment.trigramLength(place.document);
    if (segment !== this.#mutable && segment.dead.size * 2 > segment.size) this.#replace([segment]);
  }

  /** Share of the records that have the word (folded), 0 to 1. */
  shareOf(word: string): number {
    const segments = this.#all();
    return documentFrequency(segments, postingsOf(segments, word)) / Math.max(1, this.size);
  }

  /** The records of `among` that meet every condition. */
  select(conditions: readonly Condition[], among: Bitmap): Bitmap {
    return selectByConditions(this.#all(), conditions, among);
  }

  /** Ranks the records (the allowed ones only) that share terms with the query; at least `k` of them where so many match. */
  search(query: string | SearchQuery, k: number, allowed?: Bitmap): KeywordMatches {
    const terms = queryTerms(typeof query === 'string' ? literalQuery(query) : query, this.#all(), this.size);
    const count = Math.max(1, this.size);
    let words = 0;
    let trigrams = 0;
    for (const scores of this.#segments)
      scores.reset(this.#wordLengths / count, this.#trigramLengths / count);
    for (const term of terms) {
      if (term.isTrigram) trigrams += term.asked;
      else words += term.asked;
      for (const [index, scores] of this.#segments.entries()) scores.add(term, index);
    }
    return this.#matches(k, words, trigrams * TRIGRAM_MATCH, allowed);
  }

  #matches(k: number, words: number, trigramFloor: number, allowed: Bitmap | undefined): KeywordMatches {
    const top = new TopK(k);
    const floors = { word: WORD_MATCH * this.#mostCovered(), trigram: trigramFloor };
    const forEach = (visit: (slot: number, score: number) => void): void => {
      for (const scores of this.#segments) scores.forEachMatch(floors, allowed, visit);
    };
    let total = 0;
    forEach((slot, score) => {
      total += 1;
      if (score >= top.threshold) top.offer(slot, score);
    });
    const scoreOf = (slot: number): number => {
      const place = this.#places.get(slot);
      if (place === undefined || (allowed !== undefined && !allowed.has(slot))) return 0;
      return place.scores.scoreOf(place.document, floors);
    };
    const coverageOf = (slot: number): number => {
      const place = this.#places.get(slot);
      return place === undefined || words === 0 ? 0 : place.scores.coveredOf(place.document) / words;
    };
    return { best: top.take(), total, scoreOf, forEach, coverageOf };
  }

  /** Over all records, whatever the filter: a filter decides who is shown, not who matches. */
  #mostCovered(): number {
    return Math.max(0, ...this.#segments.map((scores) => scores.mostCovered()));
  }

  #all(): KeywordSegment[] {
    return this.#segments.map(({ segment }) => segment);
  }

  /** Freezes the mutable segment together with those that are not much larger, so that sizes stay geometric. */
  #freeze(): void {
    const merged: KeywordSegment[] = [];
    let size = 0;
    for (const segment of this.#all().reverse()) {
      if (segment !== this.#mutable && segment.size > size * 2) break;
      merged.unshift(segment);
      size += segment.size;
    }
    this.#replace(merged);
    this.#mutable = new MutableKeywordSegment();
    this.#segments.push(new KeywordScores(this.#mutable, FREEZE_AT));
  }

  #replace(old: readonly KeywordSegment[]): void {
    const frozen = mergeSegments(old);
    this.#segments = this.#segments.filter(({ segment }) => !old.includes(segment));
    if (frozen.size === 0) return;
    const scores = new KeywordScores(frozen, frozen.size);
    this.#segments.push(scores);
    this.#segments.sort((left, right) => this.#orderOf(right) - this.#orderOf(left));
    for (let document = 0; document < frozen.size; document += 1) {
      this.#places.set(frozen.slotOf(document), { scores, document });
    }
  }

  /** By size; the mutable segment comes last. */
  #orderOf({ segment }: KeywordScores): number {
    return segment === this.#mutable ? -1 : segment.size;
  }
}
