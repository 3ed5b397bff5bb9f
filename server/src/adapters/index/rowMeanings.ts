import type { Meanings } from '../../core/examination/meanings.ts';
import type { VectorSet } from '../../core/search/vectorSet.ts';
import type { StoredDocument } from './storedFile.ts';

/** The vectors of the records in an examination, where a model has them. */
export class RowMeanings implements Meanings {
  readonly #vectors: () => VectorSet | undefined;
  readonly #documents: (StoredDocument | undefined)[] = [];

  /** `vectors` answers those that are compared now; another object where they are other ones. */
  constructor(vectors: () => VectorSet | undefined) {
    this.#vectors = vectors;
  }

  get source(): object | undefined {
    return this.#vectors();
  }

  /** Says which document a row is of; `undefined` for none. */
  place(row: number, document: StoredDocument | undefined): void {
    this.#documents[row] = document;
  }

  has(row: number): boolean {
    return this.#vectorOf(row) !== undefined;
  }

  cosine(row: number, other: number): number | undefined {
    const vector = this.#vectorOf(row);
    const slot = this.#documents[other]?.slot;
    return vector === undefined || slot === undefined
      ? undefined
      : this.#vectors()?.vectors.cosine(vector, slot);
  }

  #vectorOf(row: number): Float32Array | undefined {
    const slot = this.#documents[row]?.slot;
    return slot === undefined ? undefined : this.#vectors()?.vectors.vector(slot);
  }
}
