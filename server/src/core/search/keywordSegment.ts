import { Bitmap } from './bitmap.ts';

/** Where a term occurs in a segment: documents of the segment (not slots) with weighted frequencies. */
export interface Postings {
  documents: ArrayLike<number>;
  frequencies: ArrayLike<number>;
  start: number;
  end: number;
}

/** A part of the keyword index. Documents are numbered from 0 within it. */
export interface KeywordSegment {
  /** Documents, dead ones included. */
  readonly size: number;
  /** Documents that were removed or replaced since. */
  readonly dead: Bitmap;
  slotOf(document: number): number;
  /** Weighted number of words and of trigrams of a document. */
  wordLength(document: number): number;
  trigramLength(document: number): number;
  postings(term: string): Postings | undefined;
  terms(): Iterable<string>;
}

/** The terms of one document with their weighted frequencies. */
export interface WeightedTerms {
  frequencies: ReadonlyMap<string, number>;
  wordLength: number;
  trigramLength: number;
}

/** The segment that takes new documents. */
export class MutableKeywordSegment implements KeywordSegment {
  readonly dead = new Bitmap();
  readonly #slots: number[] = [];
  readonly #wordLengths: number[] = [];
  readonly #trigramLengths: number[] = [];
  readonly #postings = new Map<string, { documents: number[]; frequencies: number[] }>();

  get size(): number {
    return this.#slots.length;
  }

  /** Adds a document; answers its number in this segment. */
  add(slot: number, terms: WeightedTerms): number {
    const document = this.#slots.length;
    this.#slots.push(slot);
    this.#wordLengths.push(terms.wordLength);
    this.#trigramLengths.push(terms.trigramLength);
    for (const [term, frequency] of terms.frequencies) {
      let postings = this.#postings.get(term);
      if (postings === undefined) {
        postings = { documents: [], frequencies: [] };
        this.#postings.set(term, postings);
      }
      postings.documents.push(document);
      postings.frequencies.push(frequency);
    }
    return document;
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

  postings(term: string): Postings | undefined {
    const found = this.#postings.get(term);
    return found && { ...found, start: 0, end: found.documents.length };
  }

  terms(): Iterable<string> {
    return this.#postings.keys();
  }
}

/** Everything in typed arrays, ready to be written to a file. Only `dead` changes. */
export interface FrozenArrays {
  slots: Uint32Array;
  wordLengths: Float32Array;
  trigramLengths: Float32Array;
  /** Terms in the order of their postings. */
  terms: readonly string[];
  /** Start of each term's postings, and one more for the end. */
  offsets: Uint32Array;
  documents: Uint32Array;
  frequencies: Float32Array;
}

/** An immutable segment. */
export class FrozenKeywordSegment implements KeywordSegment {
  readonly dead = new Bitmap();
  readonly #arrays: FrozenArrays;
  readonly #positions: ReadonlyMap<string, number>;

  constructor(arrays: FrozenArrays) {
    this.#arrays = arrays;
    this.#positions = new Map(arrays.terms.map((term, position) => [term, position]));
  }

  get size(): number {
    return this.#arrays.slots.length;
  }

  slotOf(document: number): number {
    return this.#arrays.slots[document] ?? -1;
  }

  wordLength(document: number): number {
    return this.#arrays.wordLengths[document] ?? 0;
  }

  trigramLength(document: number): number {
    return this.#arrays.trigramLengths[document] ?? 0;
  }

  postings(term: string): Postings | undefined {
    const position = this.#positions.get(term);
    if (position === undefined) return undefined;
    const { offsets, documents, frequencies } = this.#arrays;
    return { documents, frequencies, start: offsets[position] ?? 0, end: offsets[position + 1] ?? 0 };
  }

  terms(): Iterable<string> {
    return this.#arrays.terms;
  }
}

/** Joins segments into an immutable one without their dead documents. Documents keep their order. */
export function mergeSegments(segments: readonly KeywordSegment[]): FrozenKeywordSegment {
  const numbering = new Numbering(segments);
  const postings = new Map<string, number>();
  for (const segment of segments) {
    for (const term of segment.terms()) {
      const live = countLive(segment, term);
      if (live > 0) postings.set(term, (postings.get(term) ?? 0) + live);
    }
  }
  const terms = [...postings.keys()];
  const offsets = new Uint32Array(terms.length + 1);
  for (const [position, term] of terms.entries()) {
    offsets[position + 1] = (offsets[position] ?? 0) + (postings.get(term) ?? 0);
  }
  const total = offsets[terms.length] ?? 0;
  const documents = new Uint32Array(total);
  const frequencies = new Float32Array(total);
  for (const [position, term] of terms.entries()) {
    let at = offsets[position] ?? 0;
    for (const [index, segment] of segments.entries()) {
      const found = segment.postings(term);
      if (found === undefined) continue;
      for (let entry = found.start; entry < found.end; entry += 1) {
        const document = found.documents[entry] ?? 0;
        if (segment.dead.has(document)) continue;
        documents[at] = numbering.numberOf(index, document);
        frequencies[at] = found.frequencies[entry] ?? 0;
        at += 1;
      }
    }
  }
  return new FrozenKeywordSegment({ ...numbering.arrays(), terms, offsets, documents, frequencies });
}

function countLive(segment: KeywordSegment, term: string): number {
  const found = segment.postings(term);
  if (found === undefined) return 0;
  if (segment.dead.size === 0) return found.end - found.start;
  let live = 0;
  for (let entry = found.start; entry < found.end; entry += 1) {
    if (!segment.dead.has(found.documents[entry] ?? 0)) live += 1;
  }
  return live;
}

/** Numbers of documents in the merged segment. */
class Numbering {
  readonly #numbers: Uint32Array[];
  readonly #slots: number[] = [];
  readonly #wordLengths: number[] = [];
  readonly #trigramLengths: number[] = [];

  constructor(segments: readonly KeywordSegment[]) {
    this.#numbers = segments.map((segment) => {
      const numbers = new Uint32Array(segment.size);
      for (let document = 0; document < segment.size; document += 1) {
        if (segment.dead.has(document)) continue;
        numbers[document] = this.#slots.length;
        this.#slots.push(segment.slotOf(document));
        this.#wordLengths.push(segment.wordLength(document));
        this.#trigramLengths.push(segment.trigramLength(document));
      }
      return numbers;
    });
  }

  numberOf(segment: number, document: number): number {
    return this.#numbers[segment]?.[document] ?? 0;
  }

  arrays(): Pick<FrozenArrays, 'slots' | 'wordLengths' | 'trigramLengths'> {
    return {
      slots: Uint32Array.from(this.#slots),
      wordLengths: Float32Array.from(this.#wordLengths),
      trigramLengths: Float32Array.from(this.#trigramLengths),
    };
  }
}
