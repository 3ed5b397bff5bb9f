import { isNumber } from './plainWords.ts';

/** Shorter words differ by a letter from words that mean something else: `lost`, `list`. In UTF-16 code units. */
const SHORTEST = 5;
/** Most words that are remembered: typos of others are not seen. */
const MOST_WORDS = 2 ** 20;

/** Words by their hashes, so that texts of which only hashes are kept can be looked through for typos. */
export class Vocabulary {
  readonly #words = new Map<number, string>();

  /** Remembers a word that is long enough to have a typo in it, and no number or code: those are never typos. */
  add(hash: number, word: string): void {
    if (word.length < SHORTEST || this.#words.size >= MOST_WORDS || isNumber(word)) return;
    this.#words.set(hash, word);
  }

  /** True where one word may be the other with a typo in it: a letter more, less, another, or two that changed places. */
  isTypo(one: number, other: number): boolean {
    const [word, another] = [this.#words.get(one), this.#words.get(other)];
    if (word === undefined || another === undefined || word.charAt(0) !== another.charAt(0)) return false;
    return isOneEditAway(word, another);
  }
}

/** True for words whose distance is at most 1 (optimal string alignment; Damerau 1964). */
export function isOneEditAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  if (end - start <= 1 && otherEnd - start <= 1) return true;
  const isPair = end - start === 2 && otherEnd - start === 2;
  return isPair && one[start] === other[start + 1] && one[start + 1] === other[start];
}
