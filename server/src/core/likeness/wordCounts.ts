import { HEADER, textStarts, type Sketch } from './sketch.ts';

/** Counters of words: a few collisions only make the order in which words are looked at a little worse. */
const COUNTERS = 2 ** 20;

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
