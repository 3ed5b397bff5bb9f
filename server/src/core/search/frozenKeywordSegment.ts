import { Bitmap } from './bitmap.ts';
import { sequenceIn, type KeywordSegment, type Postings } from './keywordSegment.ts';

/** A segment in typed arrays alone, ready to be written to a file. */
export interface FrozenArrays {
  slots: Uint32Array;
  wordLengths: Float32Array;
  trigramLengths: Float32Array;
  /** The terms one after the other as UTF-16 code units, in the order of their code units. */
  termUnits: Uint16Array;
  /** Start of each term in `termUnits`, and one more for the end. */
  termOffsets: Uint32Array;
  /** Start of each term's postings, and one more for the end. */
  offsets: Uint32Array;
  documents: Uint32Array;
  frequencies: Float32Array;
  /** The documents' texts in order, as numbers of terms. */
  atoms: Uint32Array;
  /** Start of each document's atoms, and one more for the end. */
  atomOffsets: Uint32Array;
}

/** An immutable segment; only `dead` changes. */
export class FrozenKeywordSegment implements KeywordSegment {
  readonly dead = new Bitmap();
  /** What it is made of: give it to the constructor of another one to have the segment again. */
  readonly arrays: FrozenArrays;

  constructor(arrays: FrozenArrays) {
    this.arrays = arrays;
  }

  get size(): number {
    return this.arrays.slots.length;
  }

  get termCount(): number {
    return this.arrays.termOffsets.length - 1;
  }

  get postingCount(): number {
    return this.arrays.documents.length;
  }

  slotOf(document: number): number {
    return this.arrays.slots[document] ?? -1;
  }

  wordLength(document: number): number {
    return this.arrays.wordLengths[document] ?? 0;
  }

  trigramLength(document: number): number {
    return this.arrays.trigramLengths[document] ?? 0;
  }

  term(number: number): string {
    const { termUnits, termOffsets } = this.arrays;
    return String.fromCharCode(...termUnits.subarray(termOffsets[number] ?? 0, termOffsets[number + 1] ?? 0));
  }

  numberOf(term: string): number {
    const number = this.#firstFrom(term);
    return number < this.termCount && this.#compare(number, term) === 0 ? number : -1;
  }

  numbersFrom(prefix: string): readonly number[] {
    const found: number[] = [];
    let number = this.#firstFrom(prefix);
    while (number < this.termCount && this.#beginsWith(number, prefix)) {
      found.push(number);
      number += 1;
    }
    return found;
  }

  postings(number: number): Postings {
    const { documents, frequencies, offsets } = this.arrays;
    return { documents, frequencies, start: offsets[number] ?? 0, end: offsets[number + 1] ?? 0 };
  }

  atoms(document: number): ArrayLike<number> {
    const { atoms, atomOffsets } = this.arrays;
    return atoms.subarray(atomOffsets[document] ?? 0, atomOffsets[document + 1] ?? 0);
  }

  hasSequence(document: number, terms: readonly (readonly number[])[]): boolean {
    const { atoms, atomOffsets } = this.arrays;
    return sequenceIn(atoms, atomOffsets[document] ?? 0, atomOffsets[document + 1] ?? 0, terms);
  }

  /** The first term that does not come before the text. */
  #firstFrom(text: string): number {
    let low = 0;
    let high = this.termCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 where the term comes before the text. */
  #compare(number: number, text: string): number {
    const { termUnits, termOffsets } = this.arrays;
    const start = termOffsets[number] ?? 0;
    const length = (termOffsets[number + 1] ?? 0) - start;
    const common = Math.min(length, text.length);
    for (let at = 0; at < common; at += 1) {
      const difference = (termUnits[start + at] ?? 0) - text.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }

  #beginsWith(number: number, prefix: string): boolean {
    const { termUnits, termOffsets } = this.arrays;
    const start = termOffsets[number] ?? 0;
    if ((termOffsets[number + 1] ?? 0) - start < prefix.length) return false;
    for (let at = 0; at < prefix.length; at += 1) {
      if (termUnits[start + at] !== prefix.charCodeAt(at)) return false;
    }
    return true;
  }
}
