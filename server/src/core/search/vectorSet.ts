import { numeral } from '../../../../shared/src/counted.ts';
import { Bitmap } from './bitmap.ts';
import type { VectorIndex } from './vectorIndex.ts';

/** The vectors of one model: which records have one, which have no text to embed, and which still wait. */
export class VectorSet {
  /** The model's name, as answers show it; empty where nobody asked. */
  readonly model: string;
  /** Lower is better: the order in which models are preferred. */
  readonly rank: number;
  readonly vectors: VectorIndex;
  readonly #coverages: number[] = [];
  readonly #waiting = new Bitmap();
  readonly #withoutText = new Bitmap();
  #changes = 0;

  constructor(model: string, rank: number, vectors: VectorIndex) {
    this.model = model;
    this.rank = rank;
    this.vectors = vectors;
  }

  /** Grows whenever a vector comes, changes or goes. */
  get changes(): number {
    return this.#changes;
  }

  /** Records that wait for their vector. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Records that have no text to embed: they miss nothing. */
  get withoutText(): number {
    return this.#withoutText.size;
  }

  /** A record came: it waits. */
  add(slot: number): void {
    this.#waiting.add(slot);
    this.#withoutText.delete(slot);
  }

  remove(slot: number): void {
    this.#changes += 1;
    this.#waiting.delete(slot);
    this.#withoutText.delete(slot);
    this.vectors.delete(slot);
  }

  set(slot: number, vector: Float32Array, coverage: number): void {
    this.vectors.set(slot, vector);
    this.#came(slot, coverage);
  }

  /** As `set`, for a vector in 8 bits a number. */
  setRounded(slot: number, numbers: Int8Array, coverage: number): void {
    this.vectors.setRounded(slot, numbers);
    this.#came(slot, coverage);
  }

  #came(slot: number, coverage: number): void {
    this.#changes += 1;
    this.#coverages[slot] = coverage;
    this.#waiting.delete(slot);
    this.#withoutText.delete(slot);
  }

  /** Notes that the record has no text, so that nobody waits for it. */
  setWithoutText(slot: number): void {
    this.#changes += 1;
    this.vectors.delete(slot);
    this.#waiting.delete(slot);
    this.#withoutText.add(slot);
  }

  /** How well the model's vocabulary covers the record's text, 0 to 1; 1 where unknown. */
  coverage(slot: number): number {
    return this.#coverages[slot] ?? 1;
  }

  /** How many of the allowed records wait; of all where none are excluded. */
  missing(allowed: Bitmap | undefined): number {
    return allowed === undefined ? this.#waiting.size : this.#waiting.countCommon(allowed);
  }
}

/**
 * The sets in the order in which they should answer a query over the allowed records: one query is answered by one
 * model. A set that covers all of them goes before one that does not, then the better model, then the one that misses
 * fewer. Sets without a vector are left out.
 */
export function inOrderOfUse(sets: readonly VectorSet[], allowed: Bitmap | undefined): VectorSet[] {
  const rated = sets
    .filter(({ vectors }) => vectors.size > 0)
    .map((set) => ({ set, missing: set.missing(allowed) }));
  rated.sort((left, right) => left.missing - right.missing || left.set.rank - right.set.rank);
  return rated.map(({ set }) => set);
}

/** Why a set answers that is not the preferred one, as a sentence; `undefined` where it is. */
export function reasonForChoice(
  chosen: VectorSet,
  sets: readonly VectorSet[],
  failure: string | undefined,
): string | undefined {
  const [preferred] = sets;
  if (failure !== undefined) return `Answered by the quick model. ${failure}`;
  if (preferred === undefined || preferred === chosen) return undefined;
  const waiting = numeral(preferred.waiting);
  const records = preferred.waiting === 1 ? 'record waits' : 'records wait';
  return `Answered by the quick model while ${waiting} ${records} for the better one.`;
}
