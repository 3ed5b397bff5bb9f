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
