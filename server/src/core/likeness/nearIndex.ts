import { RowsByKey } from './rowsByKey.ts';
import { likenessOf, mostTypos } from './likenessOf.ts';
import { HEADER, KEPT_WORDS, mixedWord, textStarts, type Sketch } from './sketch.ts';
import { SketchStore } from './sketchStore.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordCounts } from './wordCounts.ts';
import { WordRows } from './wordRows.ts';

/**
 * Texts of which at least this share of words is common are nearly equal: 7 of 9, so that of eight words one may be another.
 * On the 10,003 questions of Banking77 91.1 % of such pairs have one intent (0.8: 92.1 %, 0.75: 87.9 %); docs/rules.md says
 * which edits are found.
 */
export const NEAR = 0.77;

/** Of a long text not all words are kept, and of two that are alike not the same ones: more of them are looked up. */
const SLACK = 0.85;
/** Most rows that are looked up for one value: where thousands say nearly the same, the first of them are enough. */
const MOST_ROWS = 50_000;
/** Words from which on a text has three of its rarest in common with one that is like it; shorter ones have two. */
const FEWEST_FOR_THREE = 8;

/** A value that is like another. */
export interface NearValue {
  row: number;
  /** Share of common words, at least that of the index to 1. */
  likeness: number;
}

/** Which values are looked for. */
export interface Wanted {
  most: number;
  /** Asked first. */
  isWanted: (row: number) => boolean;
  /** Asked of a value that is wanted and like enough for the index; all are near enough when left out. */
  isNear?: (row: number, likeness: number) => boolean;
}

/**
 * Finds nearly equal values among many. Of two texts that are alike, the rarest words of each have some in common (prefix
 * filter; Bayardo, Ma and Srikant 2007; with more than one: Wang, Li and Feng 2012), so only those are looked up; and since
 * every text of a value has to be like its counterpart, only the text that is rarest. Values come and go one by one.
 */
export class NearIndex {
  readonly #vocabulary: Vocabulary;
  readonly #least: number;
  #sketches = new SketchStore();
  /** Rows whose words are not looked up yet. */
  readonly #new = new Set<number>();
  /** Says in which order words are looked at; as it was when the packed rows were made. */
  #counts = new WordCounts(0);
  #packed = WordRows.empty();
  /** Rows by word, of values that came since. */
  #added = new RowsByKey<number>();
  #addedRows = 0;
  #size = 0;
  /** How many of the rarest words a value has in common with the one that is looked for. All are 0 between questions. */
  #common = new Uint8Array(1024);

  /** `vocabulary` knows the words of all sketches; values with a share of common words of `least` are found. */
  constructor(vocabulary: Vocabulary, least = NEAR) {
    this.#vocabulary = vocabulary;
    this.#least = least;
  }

  /** Puts a value into a row that has none. It is found after the next `index`. */
  add(row: number, sketch: Sketch): void {
    this.#sketches.set(row, sketch);
    this.#new.add(row);
    this.#size += 1;
    while (row >= this.#common.length) this.#common = new Uint8Array(this.#common.length * 2);
  }

  /** Takes a row's value out; nothing where there is none. */
  remove(row: number): void {
    const sketch = this.#sketches.get(row);
    if (sketch === undefined) return;
    // Among the packed rows it stays, and is passed over.
    if (!this.#new.delete(row))
      for (const word of indexedWords(sketch, this.#counts, this.#least)) this.#added.remove(word, row);
    this.#sketches.delete(row);
    this.#size -= 1;
  }

  sketchOf(row: number): Sketch | undefined {
    return this.#sketches.get(row);
  }

  /** Takes new values into the index, which is made anew where most of them are new. Each step is a little work. */
  *index(): Generator<undefined, void> {
    if ((this.#new.size + this.#addedRows) * 2 > this.#size) return yield* this.#indexAnew();
    for (const row of this.#new) {
      yield;
      for (const word of indexedWords(this.#sketches.get(row), this.#counts, this.#least))
        this.#added.add(word, row);
      this.#addedRows += 1;
      this.#new.delete(row);
    }
  }

  /** At most `most` of the values that are near and wanted. */
  find(sketch: Sketch, { most, isWanted, isNear }: Wanted): NearValue[] {
    const found: NearValue[] = [];
    for (const row of this.#candidates(sketch)) {
      const other = this.#sketches.get(row);
      if (found.length >= most) break;
      if (other === undefined || !isWanted(row)) continue;
      const likeness = likenessOf(sketch, other, this.#vocabulary, this.#least);
      if (likeness >= this.#least && isNear?.(row, likeness) !== false) found.push({ row, likeness });
    }
    return found;
  }

  /** Until the end the index that was there stays in use. */
  *#indexAnew(): Generator<undefined, void> {
    const counts = new WordCounts(this.#size);
    const sketches = new SketchStore();
    for (const [row, sketch] of this.#sketches.entries()) {
      yield;
      counts.add(sketch);
      sketches.set(row, sketch);
    }
    const words: number[] = [];
    const rows: number[] = [];
    for (const [row, sketch] of sketches.entries()) {
      yield;
      for (const word of indexedWords(sketch, counts, this.#least)) {
        words.push(word);
        rows.push(row);
      }
    }
    this.#packed = yield* WordRows.pack(words, rows);
    this.#sketches = sketches;
    this.#counts = counts;
    this.#added = new RowsByKey();
    this.#addedRows = 0;
    this.#new.clear();
  }

  #candidates(sketch: Sketch): number[] {
    const { lists, needed } = this.#fewestRows(sketch);
    const touched: number[] = [];
    const candidates: number[] = [];
    // Plain loops: this runs for every row of every word of every value.
    for (const rows of lists) {
      for (const row of rows) {
        const common = (this.#common[row] ?? 0) + 1;
        this.#common[row] = common;
        if (common === 1) touched.push(row);
        if (common === needed) candidates.push(row);
      }
      if (touched.length > MOST_ROWS) break;
    }
    for (const row of touched) this.#common[row] = 0;
    return candidates;
  }

  /** The rows by word of the text that has the fewest, and in how many of the lists one that is like it is. */
  #fewestRows(sketch: Sketch): { lists: Iterable<number>[]; needed: number } {
    let fewest: Iterable<number>[] = [];
    let [least, needed] = [Infinity, 0];
    for (const start of textStarts(sketch)) {
      const lists: Iterable<number>[] = [];
      const words = rarestWords(sketch, start, this.#counts, this.#least);
      let count = 0;
      for (const word of words) {
        const [packed, added] = [this.#packed.of(word), this.#added.of(word)];
        lists.push(packed, added);
        count += packed.length + added.length;
      }
      if (count >= least) continue;
      [fewest, least] = [lists, count];
      // The shortest text that can be like this one has so many words.
      const shortest = Math.floor((sketch[start + 3] ?? 0) * this.#least);
      needed = Math.min(commonOf(shortest), words.length);
    }
    return { lists: fewest, needed };
  }
}

/** The words by which a value is found. */
function* indexedWords(sketch: Sketch | undefined, counts: WordCounts, least: number): Generator<number> {
  if (sketch === undefined) return;
  for (const start of textStarts(sketch)) yield* rarestWords(sketch, start, counts, least);
}

/**
 * The rarest words of a text, of which one that is like it has `commonOf` among its own rarest; mixed with its place and
 * numbers, so that texts that are never alike have none in common.
 */
function rarestWords(sketch: Sketch, start: number, counts: WordCounts, least: number): number[] {
  const [words = 0, kept = 0] = [sketch[start + 2], sketch[start + 3]];
  const keys = new Float64Array(kept);
  for (let at = 0; at < kept; at += 1) {
    const word = mixedWord(sketch, start, start + HEADER + at);
    keys[at] = counts.of(word) * 2 ** 32 + word;
  }
  const needed = Math.ceil(kept * least * (words > KEPT_WORDS ? SLACK : 1)) - mostTypos(words);
  return Array.from(keys.sort().subarray(0, kept - needed + commonOf(kept)), (key) => key % 2 ** 32);
}

/** How many of the rarest words of a text with so many words, and of one that is like it, are the same. */
function commonOf(words: number): number {
  return words < FEWEST_FOR_THREE ? 2 : 3;
}
