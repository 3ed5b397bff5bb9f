import { HEADER, mixedWord, textStarts, type Sketch } from './sketch.ts';

/** Counters for each value, and most of all: a few collisions only make the order in which words are looked at a little worse. */
const COUNTERS_OF_VALUE = 16;
const MOST_COUNTERS = 2 ** 20;

/** How often words occur, so that values are looked up by their rarest words. */
export class WordCounts {
  readonly #counts: Uint32Array;

  /** For so many values. */
  constructor(values: number) {
    this.#counts = new Uint32Array(Math.min(MOST_COUNTERS, Math.max(1, values) * COUNTERS_OF_VALUE));
  }

  add(sketch: Sketch): void {
    for (const start of textStarts(sketch)) {
      const end = start + HEADER + (sketch[start + 3] ?? 0);
      for (let at = start + HEADER; at < end; at += 1) {
        const place = mixedWord(sketch, start, at) % this.#counts.length;
        this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      }
    }
  }

  of(word: number): number {
    return this.#counts[word % this.#counts.length] ?? 0;
  }
}
