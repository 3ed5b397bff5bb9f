import { Bitmap } from './bitmap.ts';

/** Where a term occurs in a segment: documents of the segment (not slots), ascending, with weighted frequencies. */
export interface Postings {
  documents: ArrayLike<number>;
  frequencies: ArrayLike<number>;
  start: number;
  end: number;
}

/** A part of the keyword index. Documents and terms are numbered from 0 within it. */
export interface KeywordSegment {
  /** Documents, dead ones included. */
  readonly size: number;
  readonly termCount: number;
  /** Postings of all terms together. */
  readonly postingCount: number;
  /** Documents that were removed or replaced since. */
  readonly dead: Bitmap;
  slotOf(document: number): number;
  /** Weighted number of words and of trigrams of a document. */
  wordLength(document: number): number;
  trigramLength(document: number): number;
  term(number: number): string;
  /** The number of a term, −1 where no document has it. */
  numberOf(term: string): number;
  /** The numbers of the terms that begin with a text. */
  numbersFrom(prefix: string): readonly number[];
  postings(number: number): Postings;
  /** The document's text in order, as numbers of terms. Fields are kept apart by `FIELD_END`. */
  atoms(document: number): ArrayLike<number>;
  /** Whether terms follow each other in a document's text; each may be one of several. */
  hasSequence(document: number, terms: readonly (readonly number[])[]): boolean;
}

/** Stands between the atoms of two fields: a phrase does not go on in the next one. */
export const FIELD_END = 0xffff_ffff;

/** The terms of one document with their weighted frequencies. */
export interface WeightedTerms {
  frequencies: ReadonlyMap<string, number>;
  wordLength: number;
  trigramLength: number;
  /** One list for each field. */
  atoms: readonly (readonly string[])[];
}

interface MutablePostings {
  documents: number[];
  frequencies: number[];
}

/** The segment that takes new documents. */
export class MutableKeywordSegment implements KeywordSegment {
  readonly dead = new Bitmap();
  readonly #slots: number[] = [];
  readonly #wordLengths: number[] = [];
  readonly #trigramLengths: number[] = [];
  readonly #atoms: number[][] = [];
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #postings: MutablePostings[] = [];

  get size(): number {
    return this.#slots.length;
  }

  get termCount(): number {
    return this.#terms.length;
  }

  get postingCount(): number {
    return this.#postings.reduce((sum, { documents }) => sum + documents.length, 0);
  }

  /** Adds a document; answers its number in this segment. */
  add(slot: number, terms: WeightedTerms): number {
    const document = this.#slots.length;
    this.#slots.push(slot);
    this.#wordLengths.push(terms.wordLength);
    this.#trigramLengths.push(terms.trigramLength);
    for (const [term, frequency] of terms.frequencies) {
      const postings = this.#postings[this.#number(term)];
      postings?.documents.push(document);
      postings?.frequencies.push(frequency);
    }
    this.#atoms.push(
      terms.atoms.flatMap((field) => [
        ...field.map((atom) => this.#numbers.get(atom) ?? FIELD_END),
        FIELD_END,
      ]),
    );
    return document;
  }

  #number(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    this.#numbers.set(term, number);
    this.#terms.push(term);
    this.#postings.push({ documents: [], frequencies: [] });
    return number;
  }

  slotOf(document: number): number {
    return this.#slots[document] ?? -1;
  }

  wordLength(document: number): number {
    return this.#wordLengths[document] ?? 0;
  }

  trigramLength(document: number): number {
    return this.#trigramLengths[document] ?? 0;
  }

  term(number: number): string {
    return this.#terms[number] ?? '';
  }

  numberOf(term: string): number {
    return this.#numbers.get(term) ?? -1;
  }

  /** Looks at every term: the segment is small. */
  numbersFrom(prefix: string): readonly number[] {
    const found: number[] = [];
    for (const [number, term] of this.#terms.entries()) if (term.startsWith(prefix)) found.push(number);
    return found;
  }

  postings(number: number): Postings {
    const { documents, frequencies } = this.#postings[number] ?? { documents: [], frequencies: [] };
    return { documents, frequencies, start: 0, end: documents.length };
  }

  atoms(document: number): ArrayLike<number> {
    return this.#atoms[document] ?? [];
  }

  hasSequence(document: number, terms: readonly (readonly number[])[]): boolean {
    const atoms = this.#atoms[document] ?? [];
    return sequenceIn(atoms, 0, atoms.length, terms);
  }
}

/** Whether terms follow each other in `atoms` from `start` to `end`. */
export function sequenceIn(
  atoms: ArrayLike<number>,
  start: number,
  end: number,
  terms: readonly (readonly number[])[],
): boolean {
  const [first = FIELD_END, ...others] = terms[0] ?? [];
  for (let at = start; at + terms.length <= end; at += 1) {
    const atom = atoms[at] ?? FIELD_END;
    if (atom !== first && (others.length === 0 || !others.includes(atom))) continue;
    let length = 1;
    while (length < terms.length && terms[length]?.includes(atoms[at + length] ?? FIELD_END) === true)
      length += 1;
    if (length === terms.length) return true;
  }
  return false;
}
