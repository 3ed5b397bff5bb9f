/** What a model makes of the records' texts, by their rows in the examination. */
export interface Meanings {
  /** Another object where all vectors are other ones; `undefined` while there are none. */
  readonly source: object | undefined;
  /** True for a row that has a vector. */
  has(row: number): boolean;
  /** The cosine of two rows; `undefined` unless both have a vector. */
  cosine(row: number, other: number): number | undefined;
}

/** Without a model. */
export const NO_MEANINGS: Meanings = { source: undefined, has: () => false, cosine: () => undefined };

/**
 * Texts with a cosine of at least this, and a share of common words of at least `ALIKE`, are nearly equal as well. On 10,000
 * questions of Banking77 97.3 % of such pairs have one intent.
 */
export const SAME_MEANING = 0.9;
export const ALIKE = 0.6;

/** True for the model that the bounds are for: another one's cosines say something else. */
export function tellsSameMeaning(model: string): boolean {
  return model.startsWith('all-MiniLM-L6-v2');
}
