import { OperationalError } from '../operationalError.ts';
import type { Embedding } from './embeddingProvider.ts';

/** Throws a sentence where a model answered another number of vectors, or vectors of another size, than it should. */
export function checkEmbeddings(
  embeddings: readonly (Embedding | undefined)[],
  texts: number,
  dimensions: number,
): void {
  if (embeddings.length !== texts) {
    throw new OperationalError(
      `The embedding model answered ${String(embeddings.length)} vectors for ${String(texts)} texts: choose another model, or restart the server to try again.`,
    );
  }
  const odd = embeddings.find(
    (embedding) => embedding !== undefined && embedding.vector.length !== dimensions,
  );
  if (odd === undefined) return;
  throw new OperationalError(
    `The embedding model answered a vector of ${String(odd.vector.length)} numbers where ${String(dimensions)} belong: choose another model, or restart the server to try again.`,
  );
}

/** Says for how many texts a model gave a zero vector or none of numbers; `undefined` where for none. */
export function unusableNotice(model: string, count: number): string | undefined {
  if (count === 0) return undefined;
  const texts = count === 1 ? '1 text' : `${String(count)} texts`;
  return `The model ${model} gives no usable vector for ${texts}: found by keywords only.`;
}
