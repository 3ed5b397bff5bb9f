import { FrozenKeywordSegment, type FrozenArrays } from './frozenKeywordSegment.ts';
import { FIELD_END, type KeywordSegment } from './keywordSegment.ts';

const DEAD = 0xffff_ffff;

/** Joins segments into an immutable one without their dead documents. Documents keep their order. */
export function mergeSegments(segments: readonly KeywordSegment[]): FrozenKeywordSegment {
  const { numbers, ...documents } = numberDocuments(segments);
  const terms = liveTerms(segments);
  const positions = new Map(terms.map((term, position) => [term, position]));
  const sources = segments.map((segment, index): Source => {
    const renumbered = new Uint32Array(segment.termCount);
    const oldNumbers = new Int32Array(terms.length).fill(-1);
    for (let number = 0; number < segment.termCount; number += 1) {
      const position = positions.get(segment.term(number));
      if (position === undefined) continue;
      renumbered[number] = position;
      oldNumbers[position] = number;
    }
    return { segment, renumbered, oldNumbers, documents: numbers[index] ?? new Uint32Array() };
  });
  return new FrozenKeywordSegment({
    ...documents,
    ...packTerms(terms),
    ...mergePostings(sources, terms.length),
    ...mergeAtoms(sources),
  });
}

/** A segment with how its numbers and those of the merged one belong together. */
interface Source {
  segment: KeywordSegment;
  /** Of each of its terms, the number in the merged segment. */
  renumbered: Uint32Array;
  /** Of each term of the merged segment, the number in this one, or −1. */
  oldNumbers: Int32Array;
  /** Of each of its documents, the number in the merged segment, or `DEAD`. */
  documents: Uint32Array;
}

function numberDocuments(
  segments: readonly KeywordSegment[],
): Pick<FrozenArrays, 'slots' | 'wordLengths' | 'trigramLengths'> & { numbers: Uint32Array[] } {
  const slots: number[] = [];
  const wordLengths: number[] = [];
  const trigramLengths: number[] = [];
  const numbers = segments.map((segment) =>
    Uint32Array.from({ length: segment.size }, (_, document) => {
      if (segment.dead.has(document)) return DEAD;
      wordLengths.push(segment.wordLength(document));
      trigramLengths.push(segment.trigramLength(document));
      return slots.push(segment.slotOf(document)) - 1;
    }),
  );
  return {
    numbers,
    slots: Uint32Array.from(slots),
    wordLengths: Float32Array.from(wordLengths),
    trigramLengths: Float32Array.from(trigramLengths),
  };
}

/** The terms that a live document has, in the order of their code units (as `sort` orders strings). */
function liveTerms(segments: readonly KeywordSegment[]): string[] {
  const live = new Set<string>();
  for (const segment of segments) {
    for (let number = 0; number < segment.termCount; number += 1) {
      if (segment.dead.size === 0 || hasLive(segment, number)) live.add(segment.term(number));
    }
  }
  return [...live].sort((left, right) => (left < right ? -1 : 1));
}

function hasLive(segment: KeywordSegment, number: number): boolean {
  const { documents, start, end } = segment.postings(number);
  let entry = start;
  while (entry < end && segment.dead.has(documents[entry] ?? 0)) entry += 1;
  return entry < end;
}

function packTerms(terms: readonly string[]): Pick<FrozenArrays, 'termUnits' | 'termOffsets'> {
  const termOffsets = new Uint32Array(terms.length + 1);
  for (const [position, term] of terms.entries())
    termOffsets[position + 1] = (termOffsets[position] ?? 0) + term.length;
  const termUnits = new Uint16Array(termOffsets[terms.length] ?? 0);
  for (const [position, term] of terms.entries()) {
    const start = termOffsets[position] ?? 0;
    for (let at = 0; at < term.length; at += 1) termUnits[start + at] = term.charCodeAt(at);
  }
  return { termUnits, termOffsets };
}

function mergePostings(
  sources: readonly Source[],
  termCount: number,
): Pick<FrozenArrays, 'offsets' | 'documents' | 'frequencies'> {
  const offsets = new Uint32Array(termCount + 1);
  const most = sources.reduce((sum, { segment }) => sum + segment.postingCount, 0);
  const documents = new Uint32Array(most);
  const frequencies = new Float32Array(most);
  let at = 0;
  for (let term = 0; term < termCount; term += 1) {
    for (const { segment, oldNumbers, documents: numbers } of sources) {
      const number = oldNumbers[term] ?? -1;
      if (number < 0) continue;
      const found = segment.postings(number);
      for (let entry = found.start; entry < found.end; entry += 1) {
        const document = numbers[found.documents[entry] ?? 0] ?? DEAD;
        if (document === DEAD) continue;
        documents[at] = document;
        frequencies[at] = found.frequencies[entry] ?? 0;
        at += 1;
      }
    }
    offsets[term + 1] = at;
  }
  if (at === most) return { offsets, documents, frequencies };
  return { offsets, documents: documents.slice(0, at), frequencies: frequencies.slice(0, at) };
}

function mergeAtoms(sources: readonly Source[]): Pick<FrozenArrays, 'atoms' | 'atomOffsets'> {
  const ends = [0];
  eachLiveDocument(sources, (atoms) => {
    ends.push((ends.at(-1) ?? 0) + atoms.length);
  });
  const merged = new Uint32Array(ends.at(-1) ?? 0);
  let at = 0;
  eachLiveDocument(sources, (atoms, renumbered) => {
    for (let position = 0; position < atoms.length; position += 1) {
      const atom = atoms[position] ?? FIELD_END;
      merged[at] = atom === FIELD_END ? FIELD_END : (renumbered[atom] ?? FIELD_END);
      at += 1;
    }
  });
  return { atoms: merged, atomOffsets: Uint32Array.from(ends) };
}

function eachLiveDocument(
  sources: readonly Source[],
  visit: (atoms: ArrayLike<number>, renumbered: Uint32Array) => void,
): void {
  for (const { segment, renumbered } of sources) {
    for (let document = 0; document < segment.size; document += 1) {
      if (!segment.dead.has(document)) visit(segment.atoms(document), renumbered);
    }
  }
}
