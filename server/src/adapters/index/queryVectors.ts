import type { QueryVector } from '../../core/search/fusion.ts';
import { checkEmbeddings } from '../embedding/checkEmbeddings.ts';
import type { EmbeddingProvider } from '../embedding/embeddingProvider.ts';

/** Pages and changed filters ask with the same text again. */
const MOST_KEPT = 64;

/** Vectors of query texts by one model; the last ones are kept. */
export class QueryVectors {
  readonly #provider: EmbeddingProvider;
  readonly #kept = new Map<string, QueryVector>();

  constructor(provider: EmbeddingProvider) {
    this.#provider = provider;
  }

  /** `undefined` where the text has no meaning to the model. Rejects where the model fails. */
  async vectorOf(text: string): Promise<QueryVector | undefined> {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const { dimensions } = await this.#provider.load();
    const embeddings = await this.#provider.embed([text], 'query');
    checkEmbeddings(embeddings, 1, dimensions);
    const [embedding] = embeddings;
    if (embedding === undefined) return undefined;
    this.#kept.set(text, embedding);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return embedding;
  }
}
