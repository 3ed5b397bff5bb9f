import { fold } from '../search/fold.ts';

/** Longer texts are compared by their beginning: trigrams of a book tell nothing more. */
const LONGEST = 4000;

/** A text without what does not change what it says: case, accents, width, and how it is spaced. */
export function normalisedText(text: string): string {
  return fold(text).replace(/\s+/gu, ' ').trim();
}

/** The distinct character trigrams of a normalised text, its edges marked by a space. */
export function trigramsOf(normalised: string): Set<string> {
  const characters = [...` ${normalised.slice(0, LONGEST)} `];
  const found = new Set<string>();
  for (let at = 0; at + 2 < characters.length; at += 1) found.add(characters.slice(at, at + 3).join(''));
  return found;
}

/** Share of what both sets have in what either has, 0 to 1 (Jaccard, 1912); 1 for two empty sets. */
export function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 && other.size === 0) return 1;
  let common = 0;
  for (const item of one) if (other.has(item)) common += 1;
  return common / (one.size + other.size - common);
}

/** Two multiplicative hashes joined to 53 bits: equal texts have equal numbers, others nearly never. */
export function textHash(text: string): number {
  let high = 0x9e3779b9 | 0;
  let low = 0x85ebca6b | 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0xcc9e2d51);
    high ^= high >>> 15;
    low = Math.imul(low + unit, 0x1b873593);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}
