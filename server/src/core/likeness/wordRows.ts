/** Words or rows that are gone through in one step. */
const STEP = 256;

/**
 * Which rows have which words, packed: words that share a bucket share its rows, so that a look-up answers some rows too
 * many, and words need not be kept.
 */
export class WordRows {
  /** Where the rows of each bucket begin, and where the last ones end. */
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(starts: Uint32Array, rows: Uint32Array) {
    this.#starts = starts;
    this.#rows = rows;
  }

  static empty(): WordRows {
    return new WordRows(new Uint32Array(2), new Uint32Array());
  }

  /** Packs words, each with its row at the same place of `rows`. Each step is a little work. */
  static *pack(words: readonly number[], rows: readonly number[]): Generator<undefined, WordRows> {
    const buckets = 2 ** Math.ceil(Math.log2(words.length + 1));
    const starts = new Uint32Array(buckets + 1);
    for (const [at, word] of words.entries()) {
      if (at % STEP === 0) yield;
      const next = (word % buckets) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= buckets; bucket += 1) {
      if (bucket % STEP === 0) yield;
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    }
    const free = starts.slice();
    const packed = new Uint32Array(rows.length);
    for (const [at, word] of words.entries()) {
      if (at % STEP === 0) yield;
      const bucket = word % buckets;
      const place = free[bucket] ?? 0;
      packed[place] = rows[at] ?? 0;
      free[bucket] = place + 1;
    }
    return new WordRows(starts, packed);
  }

  of(word: number): Uint32Array {
    const bucket = word % (this.#starts.length - 1);
    return this.#rows.subarray(this.#starts[bucket], this.#starts[bucket + 1]);
  }
}
