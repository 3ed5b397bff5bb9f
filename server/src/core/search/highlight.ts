import { fold } from './fold.ts';
import { literalQuery, type SearchQuery } from './searchQuery.ts';
import { eachCompound, eachRun, eachUnspaced, isUnspaced, tokenise, type Run } from './tokenise.ts';

/** How many terms are named at most. */
const MOST_TERMS = 12;
/** Share of common trigrams (Dice) from which two words count as forms of one. */
const SAME_WORD = 0.5;
/** Short words that so many records have say nothing about a match: articles, pronouns. */
const COMMON_SHARE = 0.1;
const SHORT_WORD = 3;

const ONLY_MARKS = /^\p{M}+$/u;

/** Names what a query found in texts, as written there: words, words in other forms, beginnings, phrases. */
export type TermMatcher = (texts: readonly string[]) => string[];

/** What is looked for. */
interface Wanted {
  words: ReadonlySet<string>;
  trigrams: ReadonlySet<string>;
  prefixes: readonly string[];
  phrases: readonly (readonly string[])[];
}

/** A stretch of a text: a word, or one character of a script that writes no spaces. */
interface Piece extends Run {
  atoms: readonly string[];
}

/**
 * Finds the words of a query, and other forms of them, in texts. `shareOf` tells in which share of the records a word
 * occurs; short common words are named only where the query has no others.
 */
export function createTermMatcher(
  query: string | SearchQuery,
  shareOf: (word: string) => number,
): TermMatcher {
  const wanted = wantedOf(typeof query === 'string' ? literalQuery(query) : query, shareOf);
  return (texts) => {
    const found = new Map<string, string>();
    for (const text of texts) {
      if (found.size >= MOST_TERMS) break;
      for (const term of matchesIn(text, wanted)) {
        const key = fold(term);
        if (!found.has(key)) found.set(key, term);
      }
    }
    return [...found.values()].slice(0, MOST_TERMS);
  };
}

function wantedOf(query: SearchQuery, shareOf: (word: string) => number): Wanted {
  const { words, trigrams } = tokenise(query.freeText);
  const telling = words.filter((word) => word.length > SHORT_WORD || shareOf(word) < COMMON_SHARE);
  const phrases = query.conditions.filter(({ isExcluded, isPrefix }) => !isExcluded && !isPrefix);
  const isSearched = telling.length > 0 || phrases.length > 0 || query.prefixes.length > 0;
  return {
    words: new Set(isSearched ? telling : words),
    trigrams: new Set(trigrams),
    prefixes: [...query.prefixes, ...(query.unfinished === undefined ? [] : [query.unfinished])],
    phrases: phrases.map(({ atoms }) => atoms),
  };
}

/** The matching stretches in the order of the text. */
function matchesIn(text: string, wanted: Wanted): string[] {
  const pieces = piecesOf(text);
  const matches: Run[] = wanted.phrases.flatMap((phrase) => phrasesIn(text, pieces, phrase));
  for (const [position, piece] of pieces.entries()) {
    if (!matchesWord(piece, wanted)) continue;
    const end = piece.start + piece.text.length;
    if (isUnspaced(piece.text)) {
      const next = pieces[position + 1];
      const pair = (piece.atoms[0] ?? '') + (next?.atoms[0] ?? '');
      if (next?.start === end && isUnspaced(next.text) && wanted.words.has(pair))
        matches.push({ text: text.slice(piece.start, end + next.text.length), start: piece.start });
      else if (wanted.words.has(piece.atoms[0] ?? '')) matches.push(piece);
    } else matches.push(piece);
  }
  eachCompound(text, (run) => {
    if (wanted.words.has(fold(run.text))) matches.push(run);
  });
  return joined(text, matches).filter((term) => !ONLY_MARKS.test(term));
}

/** Cuts a text as `tokenise` does, with places. Marks that follow a character belong to it. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  eachRun(text, (run) => {
    eachUnspaced(run.text, (part, unspaced) => {
      if (!unspaced) {
        pieces.push({ ...part, start: run.start + part.start, atoms: tokenise(part.text).atoms });
        return;
      }
      let at = run.start + part.start;
      for (const character of part.text) {
        const atom = fold(character);
        if (atom !== '') pieces.push({ text: character, start: at, atoms: [...atom] });
        at += character.length;
      }
    });
  });
  return pieces;
}

function matchesWord(piece: Piece, { words, trigrams, prefixes }: Wanted): boolean {
  if (isUnspaced(piece.text)) return true;
  const terms = tokenise(piece.text);
  if (terms.words.some((word) => words.has(word))) return true;
  if (terms.words.some((word) => prefixes.some((prefix) => word.startsWith(prefix)))) return true;
  return isOtherForm(terms.trigrams, trigrams);
}

function isOtherForm(word: readonly string[], query: ReadonlySet<string>): boolean {
  if (word.length < 4) return false;
  const common = word.filter((trigram) => query.has(trigram)).length;
  return common / word.length > SAME_WORD && query.has(word[0] ?? '') && query.has(word[1] ?? '');
}

function phrasesIn(text: string, pieces: readonly Piece[], phrase: readonly string[]): Run[] {
  const atoms = pieces.flatMap((piece) => piece.atoms.map((atom) => ({ atom, piece })));
  const found: Run[] = [];
  for (let start = 0; start + phrase.length <= atoms.length; start += 1) {
    if (!phrase.every((wanted, at) => atoms[start + at]?.atom === wanted)) continue;
    const first = atoms[start]?.piece;
    const last = atoms[start + phrase.length - 1]?.piece;
    if (first === undefined || last === undefined) continue;
    found.push({ text: text.slice(first.start, last.start + last.text.length), start: first.start });
  }
  return found;
}

/** Stretches that overlap become one. */
function joined(text: string, matches: readonly Run[]): string[] {
  const terms: string[] = [];
  let start = -1;
  let end = -1;
  for (const match of matches.toSorted((left, right) => left.start - right.start)) {
    if (match.start >= end) {
      if (end > start) terms.push(text.slice(start, end));
      ({ start } = match);
    }
    end = Math.max(end, match.start + match.text.length);
  }
  if (end > start) terms.push(text.slice(start, end));
  return terms;
}
