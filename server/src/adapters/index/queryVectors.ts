import type { QueryVector } from '../../core/search/fusion.ts';
import type { EmbeddingProvider } from '../embedding/embeddingProvider.ts';

/** Pages and changed filters ask with the same text again. */
const MOST_KEPT = 64;

/** Vectors of query texts; the last ones are kept. */
export class QueryVectors {
  readonly #provider: EmbeddingProvider | undefined;
  readonly #kept = new Map<string, QueryVector>();

  constructor(provider: EmbeddingProvider | undefined) {
    this.#provider = provider;
  }

  /** `undefined` where there is no model, or where it fails: the search then goes on with keywords. */
  async vectorOf(text: string): Promise<QueryVector | undefined> {
    const known = this.#kept.get(text);
    if (known !== undefined || this.#provider === undefined) return known;
    try {
      const [embedding] = await this.#provider.embed([text], 'query');
      if (embedding === undefined) return undefined;
      this.#kept.set(text, embedding);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
      return embedding;
    } catch {
      return undefined;
    }
  }
}
