import { HEADER, KEPT_WORDS, likenessOf, textStarts, type Sketch } from './sketch.ts';

/**
 * Texts of which at least this share of words is common are nearly equal. On the 10,003 questions of Banking77 92.6 % of
 * such pairs have one intent (0.75: 89.6 %, 0.7: 85.2 %); docs/rules.md says which edits are found.
 */
export const NEAR = 0.8;

/** Counters of words: a few collisions only make the order in which words are looked at a little worse. */
const COUNTERS = 2 ** 20;
/** Of a long text not all words are kept, and of two that are alike not the same ones: more of them are looked up. */
const SLACK = 0.85;
/** Most places that are looked up for one value: where thousands say nearly the same, the first of them are enough. */
const MOST_PLACES = 50_000;
/** Two texts that are alike have so many of their rarest words in common. */
const COMMON = 2;

/** How often words occur, so that values are looked up by their rarest words. */
export class WordCounts {
  readonly #counts = new Uint32Array(COUNTERS);

  add(sketch: Sketch): void {
    for (const start of textStarts(sketch)) {
      const end = start + HEADER + (sketch[start + 3] ?? 0);
      for (let at = start + HEADER; at < end; at += 1) {
        const place = (sketch[at] ?? 0) % COUNTERS;
        this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      }
    }
  }

  of(word: number): number {
    return this.#counts[word % COUNTERS] ?? 0;
  }
}

/** A value that is like another. */
export interface NearValue {
  row: number;
  /** `NEAR` to 1. */
  likeness: number;
}

/**
 * Finds nearly equal values among many. Of two texts with a share of common words of at least `NEAR`, the rarest words of
 * each have two in common (prefix filter; Bayardo, Ma and Srikant 2007; with two instead of one: Wang, Li and Feng 2012), so
 * only those are looked up; and since every text of a value has to be like its counterpart, only the text that is rarest.
 */
export class NearIndex {
  readonly #counts: WordCounts;
  /** Places in the lists of values, by word. */
  readonly #places = new Map<number, number[]>();
  readonly #rows: number[] = [];
  readonly #sketches: Sketch[] = [];
  /** How many of the rarest words a value has in common with the one that is looked for. All are 0 between questions. */
  #common = new Uint8Array(1024);

  /** `counts` has to know all values before the first is added. */
  constructor(counts: WordCounts) {
    this.#counts = counts;
  }

  add(row: number, sketch: Sketch): void {
    const place = this.#rows.push(row) - 1;
    this.#sketches.push(sketch);
    if (place >= this.#common.length) this.#common = new Uint8Array(this.#common.length * 2);
    for (const start of textStarts(sketch)) {
      for (const word of this.#rarest(sketch, start)) {
        const places = this.#places.get(word);
        if (places === undefined) this.#places.set(word, [place]);
        else places.push(place);
      }
    }
  }

  /** At most `most` of the values that are nearly equal and wanted. */
  find(sketch: Sketch, most: number, isWanted: (row: number) => boolean): NearValue[] {
    const found: NearValue[] = [];
    for (const place of this.#candidates(sketch)) {
      const [row, other] = [this.#rows[place], this.#sketches[place]];
      if (found.length >= most) break;
      if (row === undefined || other === undefined || !isWanted(row)) continue;
      const likeness = likenessOf(sketch, other);
      if (likeness >= NEAR) found.push({ row, likeness });
    }
    return found;
  }

  #candidates(sketch: Sketch): number[] {
    const lists = this.#fewestPlaces(sketch);
    const needed = Math.min(COMMON, lists.length);
    const touched: number[] = [];
    const candidates: number[] = [];
    // Plain loops: this runs for every place of every word of every value.
    for (const places of lists) {
      for (const place of places) {
        const common = (this.#common[place] ?? 0) + 1;
        this.#common[place] = common;
        if (common === 1) touched.push(place);
        if (common === needed) candidates.push(place);
      }
      if (touched.length > MOST_PLACES) break;
    }
    for (const place of touched) this.#common[place] = 0;
    return candidates;
  }

  /** The lists of places for the words of the text that has the fewest. */
  #fewestPlaces(sketch: Sketch): (readonly number[])[] {
    let fewest: (readonly number[])[] = [];
    let least = Infinity;
    for (const start of textStarts(sketch)) {
      const lists = this.#rarest(sketch, start).map((word) => this.#places.get(word) ?? []);
      const count = lists.reduce((sum, { length }) => sum + length, 0);
      if (count < least) [fewest, least] = [lists, count];
    }
    return fewest;
  }

  /** The rarest words of a text, of which one that is like it has `COMMON` among its own rarest. */
  #rarest(sketch: Sketch, start: number): number[] {
    const kept = sketch[start + 3] ?? 0;
    const keys = new Float64Array(kept);
    for (let at = 0; at < kept; at += 1) {
      const word = sketch[start + HEADER + at] ?? 0;
      keys[at] = this.#counts.of(word) * 2 ** 32 + word;
    }
    const isCut = (sketch[start + 2] ?? 0) > KEPT_WORDS;
    const needed = Math.ceil(kept * NEAR * (isCut ? SLACK : 1));
    return Array.from(keys.sort().subarray(0, kept - needed + COMMON), (key) => key % 2 ** 32);
  }
}
