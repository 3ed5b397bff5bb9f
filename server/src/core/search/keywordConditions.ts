import { Bitmap } from './bitmap.ts';
import type { KeywordSegment, Postings } from './keywordSegment.ts';
import type { Condition } from './searchQuery.ts';

/** The slots of `among` that meet every condition. */
export function selectByConditions(
  segments: readonly KeywordSegment[],
  conditions: readonly Condition[],
  among: Bitmap,
): Bitmap {
  let left = among;
  for (const condition of conditions) {
    const having = new Bitmap();
    for (const segment of segments) {
      documentsWith(segment, condition, (document) => {
        if (!segment.dead.has(document)) having.add(segment.slotOf(document));
      });
    }
    const next = new Bitmap();
    left.forEach((slot) => {
      if (having.has(slot) !== condition.isExcluded) next.add(slot);
    });
    left = next;
  }
  return left;
}

/** A single term is read from its postings. A sequence is looked for in the texts of those that have its rarest term. */
function documentsWith(
  segment: KeywordSegment,
  { atoms, isPrefix }: Condition,
  visit: (document: number) => void,
): void {
  const numbers = atoms.map((atom, position) => {
    if (isPrefix && position === atoms.length - 1) return segment.numbersFrom(atom);
    const number = segment.numberOf(atom);
    return number < 0 ? [] : [number];
  });
  const rarest = numbers
    .map((alternatives) => alternatives.map((number) => segment.postings(number)))
    .sort((left, right) => countOf(left) - countOf(right))[0];
  for (const { documents, start, end } of rarest ?? []) {
    for (let entry = start; entry < end; entry += 1) {
      const document = documents[entry] ?? 0;
      if (numbers.length === 1 || segment.hasSequence(document, numbers)) visit(document);
    }
  }
}

function countOf(postings: readonly Postings[]): number {
  return postings.reduce((sum, { start, end }) => sum + end - start, 0);
}
