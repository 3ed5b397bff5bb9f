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
/** Two texts that are alike have so many of their rarest words in common. */
const COMMON = 2;

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
  readonly #vocabulary: Vocabulary;
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

  /** `vocabulary` knows the words of all sketches. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
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
      for (const word of indexedWords(sketch, this.#counts)) this.#added.remove(word, row);
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
      for (const word of indexedWords(this.#sketches.get(row), this.#counts)) this.#added.add(word, row);
      this.#addedRows += 1;
      this.#new.delete(row);
    }
  }

  /** At most `most` of the values that are nearly equal and wanted. */
  find(sketch: Sketch, most: number, isWanted: (row: number) => boolean): NearValue[] {
    const found: NearValue[] = [];
    for (const row of this.#candidates(sketch)) {
      const other = this.#sketches.get(row);
      if (found.length >= most) break;
      if (other === undefined || !isWanted(row)) continue;
      const likeness = likenessOf(sketch, other, this.#vocabulary, NEAR);
      if (likeness >= NEAR) found.push({ row, likeness });
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
      for (const word of indexedWords(sketch, counts)) {
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
    const lists = this.#fewestRows(sketch);
    const needed = Math.min(COMMON, lists.length);
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

  /** The rows by word of the text that has the fewest. */
  #fewestRows(sketch: Sketch): Iterable<number>[] {
    let fewest: Iterable<number>[] = [];
    let least = Infinity;
    for (const start of textStarts(sketch)) {
      const lists: Iterable<number>[] = [];
      let count = 0;
      for (const word of rarestWords(sketch, start, this.#counts)) {
        const [packed, added] = [this.#packed.of(word), this.#added.of(word)];
        lists.push(added.length === 0 ? packed : [...packed, ...added]);
        count += packed.length + added.length;
      }
      if (count < least) [fewest, least] = [lists, count];
    }
    return fewest;
  }
}

/** The words by which a value is found. */
function* indexedWords(sketch: Sketch | undefined, counts: WordCounts): Generator<number> {
  if (sketch === undefined) return;
  for (const start of textStarts(sketch)) yield* rarestWords(sketch, start, counts);
}

/**
 * The rarest words of a text, of which one that is like it has `COMMON` among its own rarest; mixed with its place and
 * numbers, so that texts that are never alike have none in common.
 */
function rarestWords(sketch: Sketch, start: number, counts: WordCounts): number[] {
  const [words = 0, kept = 0] = [sketch[start + 2], sketch[start + 3]];
  const keys = new Float64Array(kept);
  for (let at = 0; at < kept; at += 1) {
    const word = mixedWord(sketch, start, start + HEADER + at);
    keys[at] = counts.of(word) * 2 ** 32 + word;
  }
  const needed = Math.ceil(kept * NEAR * (words > KEPT_WORDS ? SLACK : 1)) - mostTypos(words);
  return Array.from(keys.sort().subarray(0, kept - needed + COMMON), (key) => key % 2 ** 32);
}
