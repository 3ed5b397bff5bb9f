import { NEAR, NearIndex, type NearValue, type Wanted } from '../likeness/nearIndex.ts';
import { RowsByKey } from '../likeness/rowsByKey.ts';
import { isOneText, type Sketch } from '../likeness/sketch.ts';
import type { Vocabulary } from '../likeness/vocabulary.ts';
import { Derivations } from './derivations.ts';
import { ALIKE, SAME_MEANING, type Meanings } from './meanings.ts';
import type { RecordDigest, SketchedDigest } from './recordDigest.ts';

/** A record with nearly, or just, the same input as another. */
export interface NearRecord extends NearValue {
  /** True where the words alone would not do. */
  isByMeaning: boolean;
}

/**
 * Records by row, ready to be asked which others a record has to do with. A row stays the record's own as long as it is
 * there; one that is free is taken next, so that an edited record comes back to its row.
 */
export class RecordTable {
  readonly derivations = new Derivations((row) => this.#digests[row]);
  readonly #digests: (RecordDigest | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #byInput = new RowsByKey<number>();
  readonly #near: NearIndex;
  readonly #meanings: Meanings | undefined;

  /** `vocabulary` knows the words of all records. */
  constructor(vocabulary: Vocabulary, meanings?: Meanings) {
    this.#near = new NearIndex(vocabulary, meanings === undefined ? NEAR : ALIKE);
    this.#meanings = meanings;
  }

  get size(): number {
    return this.#digests.length - this.#free.length;
  }

  get(row: number): RecordDigest | undefined {
    return this.#digests[row];
  }

  *rows(): Generator<[row: number, digest: RecordDigest]> {
    for (const [row, digest] of this.#digests.entries()) if (digest !== undefined) yield [row, digest];
  }

  add({ sketch, ...digest }: SketchedDigest): number {
    const row = this.#free.pop() ?? this.#digests.length;
    this.#digests[row] = digest;
    if (digest.id === '') return row;
    this.derivations.add(row, digest);
    if (digest.input !== 0) this.#byInput.add(digest.input, row);
    if (sketch !== undefined) this.#near.add(row, sketch);
    return row;
  }

  remove(row: number): RecordDigest | undefined {
    const digest = this.#digests[row];
    if (digest === undefined) return undefined;
    this.#digests[row] = undefined;
    this.#free.push(row);
    if (digest.id === '') return digest;
    this.derivations.remove(row, digest);
    this.#byInput.remove(digest.input, row);
    this.#near.remove(row);
    return digest;
  }

  /** Makes new records ready to be found by what is near to them. Each step is a little work. */
  index(): Generator<undefined, void> {
    return this.#near.index();
  }

  /** Other records with the same input. */
  sameAs(row: number): number[] {
    const { id, input } = this.#digests[row] ?? { id: '', input: 0 };
    return this.#byInput.of(input).filter((other) => other !== row && this.#digests[other]?.id !== id);
  }

  /** At most `most` of the other records with nearly, or just, the same input that are wanted. */
  nearTo(row: number, most: number, isWanted: (digest: RecordDigest) => boolean): NearRecord[] {
    const sketch = this.#near.sketchOf(row);
    if (sketch === undefined) return [];
    const isNear = (other: number, likeness: number): boolean =>
      likeness >= NEAR || (isOneText(sketch) && (this.#meanings?.cosine(row, other) ?? 0) >= SAME_MEANING);
    return this.#alike(row, sketch, { most, isWanted, isNear }).map((near) => ({
      ...near,
      isByMeaning: near.likeness < NEAR,
    }));
  }

  /** All records of which something else may be said when this one comes or goes. */
  relatedTo(row: number): number[] {
    const sketch = this.#near.sketchOf(row);
    // Those by meaning are among those by words: the vector may have gone already.
    const everything = { most: Infinity, isWanted: () => true };
    return [
      // Two records with one id derive from what either of them names.
      ...this.derivations.rowsOf(this.#digests[row]?.id ?? ''),
      ...this.sameAs(row),
      ...(sketch === undefined ? [] : this.#alike(row, sketch, everything).map((near) => near.row)),
      ...[...this.derivations.ancestorsOf(row)].map((relative) => relative.row),
      ...[...this.derivations.descendantsOf(row)].map((relative) => relative.row),
    ];
  }

  #alike(
    row: number,
    sketch: Sketch,
    { isWanted, ...wanted }: Omit<Wanted, 'isWanted'> & { isWanted: (digest: RecordDigest) => boolean },
  ): NearValue[] {
    const id = this.#digests[row]?.id;
    return this.#near.find(sketch, {
      ...wanted,
      isWanted: (other) => {
        const digest = this.#digests[other];
        return digest !== undefined && digest.id !== id && isWanted(digest);
      },
    });
  }
}
