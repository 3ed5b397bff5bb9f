import { fold } from './fold.ts';

/** The terms of a text, in families that are scored apart. Repetitions stay. */
export interface Terms {
  /** What a query asks by: folded words, identifiers and their parts, numbers, bigrams of unspaced scripts. */
  words: string[];
  /** Pieces of longer terms that say little: found where a query names them alone, left out of longer queries. */
  pieces: string[];
  /** Character trigrams of the words, with their edges marked by a space. Numbers have none: 1234 is not like 1235. */
  trigrams: string[];
  /** The text in order, in its smallest terms: what a phrase is compared with. Each is among the words or pieces. */
  atoms: string[];
}

/** A run of letters, digits and marks as it stands in a text, or an emoji. */
export interface Run {
  text: string;
  start: number;
}

/** Goes up whenever `tokenise` or `fold` answers otherwise: stored postings of another version are worthless. */
export const TOKENISER_VERSION = 2;

const RUN = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_\u00ad\u200c\u200d]*|\p{RI}{2}|\p{Extended_Pictographic}/gu;
/** Numbers and codes with inner punctuation (3.14, 2026-03-04, 10.0.0.1) and languages with signs (C++, F#). */
const COMPOUND = /(?<!\p{N})\p{N}+(?:[.,:/-]\p{N}+)+|(?<![\p{L}\p{N}])\p{L}(?:\+\+|#)(?![\p{L}\p{N}])/gu;
const ASCII = /^\p{ASCII}*$/u;
/** Scripts without spaces between words; and Korean, whose words carry endings, so that their inside has to be found. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]';
const UNSPACED_RUN = new RegExp(`${UNSPACED}+`, 'gu');
const HAS_UNSPACED = new RegExp(UNSPACED, 'u');
const IDENTIFIER_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{N}_]+|\p{Lu}|\p{N}+/gu;
const HAS_DIGIT = /\p{N}/u;
/** Longer runs are data (base64, hashes): they are found as a whole, but not by their parts. */
const LONGEST_WORD = 64;
/** Of longer terms the beginning and the length are kept: no index should hold a file as a word. */
const LONGEST_TERM = 256;
/** Shorter parts of codes such as `E1234`, `0x1F` or `1.24.3` say nothing by themselves. */
const TELLING_PART = 3;

/** Calls `visit` for every run of letters, digits and marks and every emoji, in order. */
export function eachRun(text: string, visit: (run: Run) => void): void {
  for (const match of text.matchAll(RUN)) visit({ text: match[0], start: match.index });
}

/** Calls `visit` for every number with inner punctuation and every name with signs, in order. */
export function eachCompound(text: string, visit: (run: Run) => void): void {
  for (const match of text.matchAll(COMPOUND)) visit({ text: match[0], start: match.index });
}

/** The terms of a text. */
export function tokenise(text: string): Terms {
  const terms: Terms = { words: [], pieces: [], trigrams: [], atoms: [] };
  const normal = ASCII.test(text) ? text : text.normalize('NFKC');
  const compounds = [...normal.matchAll(COMPOUND)];
  let passed = 0;
  for (const { 0: run, index } of normal.matchAll(RUN)) {
    while (endOf(compounds[passed]) <= index) passed += 1;
    const isInCompound = index >= (compounds[passed]?.index ?? Infinity);
    eachUnspaced(run, (part, unspaced) => {
      if (unspaced) unspacedTerms(part.text, terms);
      else spacedTerms(part.text, isInCompound, terms);
    });
  }
  for (const [compound] of compounds) terms.words.push(shortened(fold(compound)));
  return terms;
}

/** Whether a text has characters of scripts that are searched without word boundaries. */
export function isUnspaced(text: string): boolean {
  return HAS_UNSPACED.test(text);
}

/** Cuts a run into stretches of scripts with spaces and of those without. */
export function eachUnspaced(run: string, visit: (part: Run, unspaced: boolean) => void): void {
  let end = 0;
  if (HAS_UNSPACED.test(run)) {
    for (const { 0: text, index } of run.matchAll(UNSPACED_RUN)) {
      if (index > end) visit({ text: run.slice(end, index), start: end }, false);
      visit({ text, start: index }, true);
      end = index + text.length;
    }
  }
  if (end < run.length) visit({ text: run.slice(end), start: end }, false);
}

function unspacedTerms(text: string, terms: Terms): void {
  const characters = [...fold(text)];
  const isAlone = characters.length === 1;
  for (const [position, character] of characters.entries()) {
    terms.atoms.push(character);
    (isAlone ? terms.words : terms.pieces).push(character);
    const next = characters[position + 1];
    if (next !== undefined) terms.words.push(character + next);
  }
}

function endOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? Infinity : match.index + match[0].length;
}

function spacedTerms(run: string, isInCompound: boolean, terms: Terms): void {
  const parts = run.length > LONGEST_WORD ? [run] : (run.match(IDENTIFIER_PART) ?? []);
  if (parts.length > 1) terms.words.push(fold(run.replaceAll('_', '')));
  const isCode = isInCompound || (parts.length > 1 && HAS_DIGIT.test(run));
  const least = isCode ? TELLING_PART : Math.min(parts.length, 2);
  for (const part of parts) {
    const folded = shortened(fold(part));
    if (folded === '') continue;
    terms.atoms.push(folded);
    (part.length < least ? terms.pieces : terms.words).push(folded);
    if (run.length <= LONGEST_WORD && part.length >= least && !HAS_DIGIT.test(part))
      trigramsOf(folded, terms.trigrams);
  }
}

function shortened(term: string): string {
  return term.length <= LONGEST_TERM ? term : `${term.slice(0, LONGEST_TERM)} ${String(term.length)}`;
}

/** Character trigrams of a word, its edges marked: `cat` → ` ca`, `cat`, `at `. */
function trigramsOf(word: string, into: string[]): void {
  const padded = ` ${word} `;
  if (padded.length < 4) return;
  for (let start = 0; start + 3 <= padded.length; start += 1) into.push(padded.slice(start, start + 3));
}
