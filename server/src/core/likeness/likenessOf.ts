import { HEADER, KEPT_WORDS, type Sketch } from './sketch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** With fewer words a typo leaves too little that is the same. */
const FEWEST_FOR_TYPO = 3;
/** Texts with so many words may have two. */
const FEWEST_FOR_TWO = 10;

/** How many words of a text may be another one's with a typo in it. Of long texts one or two make no difference. */
export function mostTypos(words: number): number {
  if (words < FEWEST_FOR_TYPO || words > KEPT_WORDS) return 0;
  return words < FEWEST_FOR_TWO ? 1 : 2;
}

/**
 * How alike two values are, 0 to 1: the lowest share of common words (Jaccard, a word and its typo being common) of two texts
 * in the same place. 0 where they have texts in different places, or other numbers: `3 apples` is not like `4 apples`. Typos
 * are looked for where they can make it `least`.
 */
export function likenessOf(one: Sketch, other: Sketch, vocabulary: Vocabulary, least = 0): number {
  let lowest = 1;
  let [at, there] = [0, 0];
  while (at < one.length && there < other.length) {
    if (one[at] !== other[there] || one[at + 1] !== other[there + 1]) return 0;
    const [words, otherWords] = [one[at + 2] ?? 0, other[there + 2] ?? 0];
    const fewer = Math.min(words, otherWords);
    // Not even if all of the shorter one were in the longer one.
    if (fewer < least * Math.max(words, otherWords)) return 0;
    const most = mostTypos(fewer);
    let { common, union } = overlapAt(one, at, other, there);
    if (most > 0 && common < union && common + most >= least * (union - most)) {
      const typos = typosBetween(wordsAt(one, at), wordsAt(other, there), most, vocabulary);
      [common, union] = [common + typos, union - typos];
    }
    lowest = Math.min(lowest, union === 0 ? 1 : common / union);
    if (lowest < least) return lowest;
    at += HEADER + (one[at + 3] ?? 0);
    there += HEADER + (other[there + 3] ?? 0);
  }
  return at === one.length && there === other.length ? lowest : 0;
}

/** Words that two texts have in common, and in all: exact where all words are kept, else of the smallest hashes of both together. */
function overlapAt(one: Sketch, at: number, other: Sketch, there: number): { common: number; union: number } {
  const end = at + HEADER + (one[at + 3] ?? 0);
  const otherEnd = there + HEADER + (other[there + 3] ?? 0);
  const isCut = (one[at + 2] ?? 0) > KEPT_WORDS || (other[there + 2] ?? 0) > KEPT_WORDS;
  const most = isCut ? KEPT_WORDS : Infinity;
  let [left, right, common, union] = [at + HEADER, there + HEADER, 0, 0];
  while (union < most && left < end && right < otherEnd) {
    const [a = 0, b = 0] = [one[left], other[right]];
    if (a === b) common += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
    union += 1;
  }
  return { common, union: Math.min(most, union + (end - left) + (otherEnd - right)) };
}

function wordsAt(sketch: Sketch, start: number): Set<number> {
  return new Set(sketch.subarray(start + HEADER, start + HEADER + (sketch[start + 3] ?? 0)));
}

/** How many words that only one text has are words that only the other one has, with a typo; at most `most`. */
function typosBetween(
  words: ReadonlySet<number>,
  others: ReadonlySet<number>,
  most: number,
  vocabulary: Vocabulary,
): number {
  const free = new Set([...others].filter((other) => !words.has(other)));
  let count = 0;
  for (const word of words) {
    if (count === most) break;
    if (others.has(word)) continue;
    for (const other of free) {
      if (!vocabulary.isTypo(word, other)) continue;
      free.delete(other);
      count += 1;
      break;
    }
  }
  return count;
}
