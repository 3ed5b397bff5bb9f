/** The terms of a text, in two families that are scored apart. Repetitions stay. */
export interface Terms {
  /** Folded words, parts of identifiers, and bigrams of scripts that write no spaces. */
  words: string[];
  /** Character trigrams of the words, with their edges marked by a space. */
  trigrams: string[];
}

/** A run of letters, digits and marks as it stands in a text; the end is exclusive. */
export interface Run {
  text: string;
  start: number;
}

const RUN = /[\p{L}\p{N}\p{M}_]+/gu;
/** Numbers and codes with inner punctuation, for example 3.14, 2026-03-04, 10.0.0.1. */
const COMPOUND_NUMBER = /\p{N}+(?:[.,:/-]\p{N}+)+/gu;
/** Scripts that write words without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
const HAS_UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const IDENTIFIER_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{N}_]+|\p{Lu}|\p{N}+/gu;
const ASCII = /^\p{ASCII}*$/u;
/** Accents of Latin, Greek and Cyrillic; marks of other scripts carry meaning and stay. */
const ACCENTS = /[\u0300-\u036f]/gu;
/** Longer runs are data (base64, hashes): they are found as a whole, but not by their parts. */
const LONGEST_WORD = 64;

/** Folds case, width and accents, so that `Café` and `cafe` meet. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFC');
}

/** Calls `visit` for every run of letters, digits and marks, in order. */
export function eachRun(text: string, visit: (run: Run) => void): void {
  for (const match of text.matchAll(RUN)) visit({ text: match[0], start: match.index });
}

/** The terms of a text: Unicode words, identifier parts, numbers, trigrams, and bigrams where no spaces are written. */
export function tokenise(text: string): Terms {
  const terms: Terms = { words: [], trigrams: [] };
  eachRun(text, (run) => {
    termsOfRun(run.text, terms);
  });
  for (const match of text.matchAll(COMPOUND_NUMBER)) terms.words.push(fold(match[0]));
  return terms;
}

/** Adds the terms of one run. */
export function termsOfRun(run: string, terms: Terms): void {
  if (HAS_UNSPACED.test(run)) mixedTerms(run, terms);
  else spacedTerms(run, terms);
}

function mixedTerms(run: string, terms: Terms): void {
  let end = 0;
  for (const match of run.matchAll(UNSPACED)) {
    if (match.index > end) spacedTerms(run.slice(end, match.index), terms);
    unspacedTerms(match[0], terms);
    end = match.index + match[0].length;
  }
  if (end < run.length) spacedTerms(run.slice(end), terms);
}

/** Single characters as well, so that a query of one character finds its place. */
function unspacedTerms(text: string, terms: Terms): void {
  const characters = [...fold(text)];
  for (const [position, character] of characters.entries()) {
    terms.words.push(character);
    const next = characters[position + 1];
    if (next !== undefined) terms.words.push(character + next);
  }
}

function spacedTerms(run: string, terms: Terms): void {
  if (run.length > LONGEST_WORD) {
    terms.words.push(fold(run));
    return;
  }
  const parts = run.match(IDENTIFIER_PART) ?? [];
  if (parts.length > 1) {
    const whole = fold(run.replaceAll('_', ''));
    terms.words.push(whole);
  }
  for (const part of parts) {
    const folded = fold(part);
    terms.words.push(folded);
    trigramsOf(folded, terms.trigrams);
  }
}

/** Character trigrams of a word, its edges marked: `cat` → ` ca`, `cat`, `at `. */
export function trigramsOf(word: string, into: string[]): void {
  const padded = ` ${word} `;
  if (padded.length < 4) return;
  for (let start = 0; start + 3 <= padded.length; start += 1) into.push(padded.slice(start, start + 3));
}
