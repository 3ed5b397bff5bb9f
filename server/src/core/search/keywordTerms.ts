import type { Bitmap } from './bitmap.ts';
import type { KeywordSegment, Postings, WeightedTerms } from './keywordSegment.ts';
import type { SearchQuery } from './searchQuery.ts';
import { tokenise } from './tokenise.ts';

/** A text with the weight of its field. */
export interface WeightedText {
  text: string;
  weight: number;
}

/** A term of a query with where it occurs. */
export interface QueryTerm {
  isTrigram: boolean;
  /** How much the term counts: its repetitions in the query times its rarity. */
  weight: number;
  /** How many records have it. */
  frequency: number;
  /** How much of what the query asks for the term is; 0 for a term that adds to the score only. */
  asked: number;
  /** Postings by segment, in the order of the segments. */
  postings: readonly (Postings | undefined)[];
}

/** Keeps trigrams apart from words of three letters. */
const TRIGRAM = '\u0001';
/** Of a long query the rarest terms that occur decide; the others cost time only. */
const MOST_QUERY_TERMS = 256;
/**
 * Most postings of trigrams that a query reads, the rarest first: common trigrams tell little apart, and in 100,000
 * records they would take most of a search's time. Stores of a few thousand records never come to it.
 */
const MOST_TRIGRAM_POSTINGS = 250_000;
const HAS_DIGIT = /\p{N}/u;
const TELLING_LENGTH = 6;
/** What the last word of an unfinished query may become counts less than what is written. */
const UNFINISHED_WEIGHT = 0.4;

export function weightedTerms(fields: readonly WeightedText[]): WeightedTerms {
  const frequencies = new Map<string, number>();
  const atoms: string[][] = [];
  let wordLength = 0;
  let trigramLength = 0;
  for (const { text, weight } of fields) {
    if (weight <= 0) continue;
    const terms = tokenise(text);
    const count = (term: string): void => {
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    };
    terms.words.forEach(count);
    terms.pieces.forEach(count);
    for (const trigram of terms.trigrams) count(TRIGRAM + trigram);
    wordLength += (terms.words.length + terms.pieces.length) * weight;
    trigramLength += terms.trigrams.length * weight;
    atoms.push(terms.atoms);
  }
  return { frequencies, wordLength, trigramLength, atoms };
}

/** The terms of a query in an index of `size` records. */
export function queryTerms(
  { text, conditions, prefixes, unfinished }: SearchQuery,
  segments: readonly KeywordSegment[],
  size: number,
): QueryTerm[] {
  const { words, trigrams } = tokenise(text);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const trigram of trigrams) counts.set(TRIGRAM + trigram, (counts.get(TRIGRAM + trigram) ?? 0) + 1);
  // What a phrase consists of is asked for, however little each piece of it says by itself.
  const phrases = conditions.filter(({ isExcluded, isPrefix }) => !isExcluded && !isPrefix);
  for (const atom of phrases.flatMap(({ atoms }) => atoms)) counts.set(atom, counts.get(atom) ?? 1);
  const rarity = (frequency: number): number => Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
  const begun = new Map(prefixes.map((prefix) => [prefix, 1]));
  if (unfinished !== undefined) begun.set(unfinished, UNFINISHED_WEIGHT);
  const terms: QueryTerm[] = [];
  for (const [prefix, weight] of begun) {
    const postings = segments.map((segment) => prefixPostings(segment, prefix));
    const frequency = documentFrequency(segments, postings);
    if (frequency === 0) continue;
    // What no record has as it stands is taken for a beginning: it is not asked for as a word.
    const isAsked = weight === 1 || documentFrequency(segments, postingsOf(segments, prefix)) === 0;
    if (isAsked) counts.delete(prefix);
    const gain = weight * rarity(frequency);
    const asked = isAsked ? gain * tellingShare(prefix) : 0;
    terms.push({ isTrigram: false, weight: gain, frequency, asked, postings });
  }
  for (const [term, count] of counts) {
    const postings = postingsOf(segments, term);
    const isTrigram = term.startsWith(TRIGRAM);
    const frequency = documentFrequency(segments, postings);
    // A term that no record has counts as well: the query asks for something that is not there.
    const gain = count * rarity(frequency);
    const asked = isTrigram ? gain : gain * tellingShare(term);
    terms.push({ isTrigram, weight: gain, frequency, asked, postings });
  }
  return worthReading(terms);
}

/** Terms that no record has cost nothing and stay: they are part of what was asked for. */
function worthReading(terms: QueryTerm[]): QueryTerm[] {
  let found = 0;
  let trigramPostings = 0;
  return terms
    .sort((left, right) => right.weight - left.weight)
    .filter(({ isTrigram, frequency }) => {
      if (frequency > 0) found += 1;
      if (isTrigram) trigramPostings += frequency;
      return (
        frequency === 0 ||
        (found <= MOST_QUERY_TERMS && (!isTrigram || trigramPostings <= MOST_TRIGRAM_POSTINGS))
      );
    });
}

/**
 * How much a word says by its length: the words that a language uses most, and that say least, are short (Zipf, 1935).
 * Rarity alone does not know them where a store has little of the language. Numbers and codes say all they can.
 */
function tellingShare(word: string): number {
  return HAS_DIGIT.test(word) ? 1 : Math.min(1, word.length / TELLING_LENGTH);
}

/** Where a term occurs, by segment. */
export function postingsOf(segments: readonly KeywordSegment[], term: string): (Postings | undefined)[] {
  return segments.map((segment) => {
    const number = segment.numberOf(term);
    return number < 0 ? undefined : segment.postings(number);
  });
}

/** The documents with any term that begins so; frequencies add up. */
function prefixPostings(segment: KeywordSegment, prefix: string): Postings | undefined {
  const numbers = segment.numbersFrom(prefix);
  const [only] = numbers;
  if (only === undefined) return undefined;
  if (numbers.length === 1) return segment.postings(only);
  const sums = new Float32Array(segment.size);
  let count = 0;
  for (const number of numbers) {
    const { documents, frequencies, start, end } = segment.postings(number);
    for (let entry = start; entry < end; entry += 1) {
      const document = documents[entry] ?? 0;
      const sum = sums[document] ?? 0;
      if (sum === 0) count += 1;
      sums[document] = sum + (frequencies[entry] ?? 0);
    }
  }
  const together = { documents: new Uint32Array(count), frequencies: new Float32Array(count) };
  let end = 0;
  for (let document = 0; end < count; document += 1) {
    const sum = sums[document] ?? 0;
    if (sum === 0) continue;
    together.documents[end] = document;
    together.frequencies[end] = sum;
    end += 1;
  }
  return { ...together, start: 0, end };
}

/** Live documents with the term. Exact, so that an updated index answers as a rebuilt one does. */
export function documentFrequency(
  segments: readonly KeywordSegment[],
  postings: readonly (Postings | undefined)[],
): number {
  let frequency = 0;
  for (const [index, found] of postings.entries()) {
    const dead = segments[index]?.dead;
    if (found !== undefined && dead !== undefined)
      frequency += found.end - found.start - countDead(found, dead);
  }
  return frequency;
}

function countDead({ documents, start, end }: Postings, dead: Bitmap): number {
  let count = 0;
  // A few dead documents are looked up in the postings; otherwise each posting is looked at.
  if (dead.size * 16 < end - start) {
    dead.forEach((document) => {
      if (documents[lowerBound(documents, start, end, document)] === document) count += 1;
    });
    return count;
  }
  if (dead.size > 0)
    for (let entry = start; entry < end; entry += 1) if (dead.has(documents[entry] ?? 0)) count += 1;
  return count;
}

/** The first place from `start` to `end` whose value is not below `wanted`; `end` where there is none. */
function lowerBound(values: ArrayLike<number>, start: number, end: number, wanted: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
