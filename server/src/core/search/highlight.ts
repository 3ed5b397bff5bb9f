import { eachRun, termsOfRun, tokenise, type Terms } from './tokenise.ts';

/** How many terms are named at most. */
const MOST_TERMS = 12;
/** Share of common trigrams (Dice) from which two words count as forms of one. */
const SAME_WORD = 0.5;

/** Short words that so many records have say nothing about a match: articles, pronouns. */
const COMMON_SHARE = 0.1;
const SHORT_WORD = 3;

/** Names the words of texts that a query found, as written there. */
export type TermMatcher = (texts: readonly string[]) => string[];

/**
 * Finds the words of a query, and other forms of them, in texts. `shareOf` tells in which share of the records a word
 * occurs; short common words are named only where the query has no others.
 */
export function createTermMatcher(query: string, shareOf: (word: string) => number): TermMatcher {
  const wanted = tokenise(query);
  const telling = wanted.words.filter((word) => word.length > SHORT_WORD || shareOf(word) < COMMON_SHARE);
  const words = new Set(telling.length > 0 ? telling : wanted.words);
  const trigrams = new Set(wanted.trigrams);
  return (texts) => {
    const found = new Map<string, string>();
    for (const text of texts) {
      eachRun(text, (run) => {
        if (found.size >= MOST_TERMS || found.has(run.text.toLowerCase())) return;
        for (const piece of matchingPieces(run.text, words, trigrams)) found.set(piece.toLowerCase(), piece);
      });
    }
    return [...found.values()].slice(0, MOST_TERMS);
  };
}

function matchingPieces(run: string, words: ReadonlySet<string>, trigrams: ReadonlySet<string>): string[] {
  const terms: Terms = { words: [], trigrams: [] };
  termsOfRun(run, terms);
  const matching = terms.words.filter((word) => words.has(word));
  // Scripts without spaces: the run is a whole sentence, so only the matching stretches are named.
  if (terms.trigrams.length === 0 && terms.words.length > 1) return stretches(run, new Set(matching));
  if (matching.length > 0) return [run];
  return isOtherForm(terms.trigrams, trigrams) ? [run] : [];
}

function isOtherForm(word: readonly string[], query: ReadonlySet<string>): boolean {
  if (word.length < 4) return false;
  const common = word.filter((trigram) => query.has(trigram)).length;
  return common / word.length > SAME_WORD && query.has(word[0] ?? '') && query.has(word[1] ?? '');
}

/** The longest stretches of the run whose bigrams all match. */
function stretches(run: string, matching: ReadonlySet<string>): string[] {
  const characters = [...run];
  const found: string[] = [];
  let current = '';
  for (const [position, character] of characters.entries()) {
    const next = characters[position + 1];
    if (next !== undefined && matching.has(character + next)) {
      current = current === '' ? character + next : current + next;
    } else {
      if (current !== '') found.push(current);
      current = '';
    }
  }
  return found.length > 0 ? found : characters.filter((character) => matching.has(character)).slice(0, 1);
}
