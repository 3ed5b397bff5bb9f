/** BM25 as one writes it first: lower-cased words, k1 1.2, b 0.75. The floor that every search has to beat. */
export class PlainBm25 {
  readonly #documents: Map<string, number>[];
  readonly #frequencies = new Map<string, number>();
  readonly #average: number;

  constructor(texts: readonly string[]) {
    this.#documents = texts.map((text) => {
      const counts = new Map<string, number>();
      for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
      return counts;
    });
    for (const counts of this.#documents)
      for (const word of counts.keys()) this.#frequencies.set(word, (this.#frequencies.get(word) ?? 0) + 1);
    const total = this.#documents.reduce((sum, counts) => sum + lengthOf(counts), 0);
    this.#average = total / Math.max(1, texts.length);
  }

  /** The numbers of the best `k` texts. */
  search(query: string, k: number): number[] {
    const asked = words(query);
    const scored = this.#documents.map((counts, number) => {
      const norm = 1.2 * (0.25 + (0.75 * lengthOf(counts)) / this.#average);
      const score = asked.reduce((sum, word) => {
        const count = counts.get(word) ?? 0;
        return sum + (this.#rarity(word) * count * 2.2) / (count + norm);
      }, 0);
      return { number, score };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((left, right) => right.score - left.score)
      .slice(0, k)
      .map(({ number }) => number);
  }

  #rarity(word: string): number {
    const frequency = this.#frequencies.get(word) ?? 0;
    return Math.log(1 + (this.#documents.length - frequency + 0.5) / (frequency + 0.5));
  }
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function lengthOf(counts: ReadonlyMap<string, number>): number {
  let length = 0;
  for (const count of counts.values()) length += count;
  return length;
}
