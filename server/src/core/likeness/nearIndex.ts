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
/** Most values that are compared with one: where thousands say nearly the same, the first of them are enough. */
const MOST_COMPARED = 1000;

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
 * Finds nearly equal values among many. Two texts with a share of common words of at least `NEAR` have one of the rarest
 * words of each in common (prefix filter; Bayardo, Ma and Srikant 2007), so only those are looked up; and since every text
 * of a value has to be like its counterpart, only the text whose words are the rarest.
 */
export class NearIndex {
  readonly #counts: WordCounts;
  readonly #rows = new Map<number, number[]>();
  readonly #sketches = new Map<number, Sketch>();

  /** `counts` has to know all values before the first is added. */
  constructor(counts: WordCounts) {
    this.#counts = counts;
  }

  add(row: number, sketch: Sketch): void {
    this.#sketches.set(row, sketch);
    for (const start of textStarts(sketch)) {
      for (const word of this.#rarest(sketch, start)) {
        const rows = this.#rows.get(word);
        if (rows === undefined) this.#rows.set(word, [row]);
        else rows.push(row);
      }
    }
  }

  /** At most `most` of the values that are nearly equal and wanted. */
  find(sketch: Sketch, most: number, isWanted: (row: number) => boolean): NearValue[] {
    const found: NearValue[] = [];
    const compared = new Set<number>();
    for (const rows of this.#fewestRows(sketch)) {
      for (const row of rows) {
        if (compared.size >= MOST_COMPARED || found.length >= most) return found;
        if (compared.has(row) || !isWanted(row)) continue;
        compared.add(row);
        const other = this.#sketches.get(row);
        const likeness = other === undefined ? 0 : likenessOf(sketch, other);
        if (likeness >= NEAR) found.push({ row, likeness });
      }
    }
    return found;
  }

  /** The lists of rows for the words of the text that has the fewest. */
  #fewestRows(sketch: Sketch): number[][] {
    let fewest: number[][] = [];
    let least = Infinity;
    for (const start of textStarts(sketch)) {
      const lists = this.#rarest(sketch, start).map((word) => this.#rows.get(word) ?? []);
      const count = lists.reduce((sum, { length }) => sum + length, 0);
      if (count < least) [fewest, least] = [lists, count];
    }
    return fewest;
  }

  #rarest(sketch: Sketch, start: number): number[] {
    const kept = sketch[start + 3] ?? 0;
    const words = Array.from(sketch.subarray(start + HEADER, start + HEADER + kept));
    words.sort((one, other) => this.#counts.of(one) - this.#counts.of(other) || one - other);
    const isCut = (sketch[start + 2] ?? 0) > KEPT_WORDS;
    return words.slice(0, kept - Math.ceil(kept * NEAR * (isCut ? SLACK : 1)) + 1);
  }
}
