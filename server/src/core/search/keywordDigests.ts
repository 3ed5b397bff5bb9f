import type { KeywordSegment } from './keywordSegment.ts';

/** Frequencies are multiples of field weights: so many steps tell any two of them apart. */
const FREQUENCY_STEPS = 1024;

/**
 * A number for each slot that depends on its terms, their weighted frequencies and their order, but not on how the
 * index came to hold them: two indexes of one record have one digest (a 32-bit sum over its postings and its text).
 */
export function keywordDigests(segments: readonly KeywordSegment[]): ReadonlyMap<number, number> {
  const digests = new Map<number, number>();
  for (const segment of segments) {
    const hashes = Uint32Array.from({ length: segment.termCount }, (_, number) =>
      hashOf(segment.term(number)),
    );
    const sums = postingSums(segment, hashes);
    for (const [document, sum] of sums.entries()) {
      if (segment.dead.has(document)) continue;
      digests.set(segment.slotOf(document), (sum + textSum(segment.atoms(document), hashes)) >>> 0);
    }
  }
  return digests;
}

function postingSums(segment: KeywordSegment, hashes: Uint32Array): Uint32Array {
  const sums = new Uint32Array(segment.size);
  for (const [number, hash] of hashes.entries()) {
    const { documents, frequencies, start, end } = segment.postings(number);
    for (let entry = start; entry < end; entry += 1) {
      const document = documents[entry] ?? 0;
      const frequency = Math.round((frequencies[entry] ?? 0) * FREQUENCY_STEPS);
      sums[document] = (sums[document] ?? 0) + Math.imul(hash, frequency | 1);
    }
  }
  return sums;
}

/** The ends of fields count as terms of their own, with the hash 0. */
function textSum(atoms: ArrayLike<number>, hashes: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < atoms.length; at += 1) sum = (Math.imul(sum, 31) + (hashes[atoms[at] ?? 0] ?? 0)) | 0;
  return sum;
}

/** FNV-1a (Fowler, Noll and Vo), 32 bits, over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
