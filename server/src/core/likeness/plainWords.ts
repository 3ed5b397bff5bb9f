import { fold } from '../search/fold.ts';
import { eachUnspaced, isUnspaced } from '../search/tokenise.ts';
import { withDigits } from './numberWords.ts';

/** Numbers with their inner points and commas, and words with the apostrophes of contractions. */
const WORD = /\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}_])|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)*/gu;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * The words of a text without what does not change what it says: case, accents, width, punctuation, spacing, and whether a
 * number is written in digits or in English words. Scripts without spaces give pairs of characters.
 */
export function plainWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of fold(text).matchAll(WORD)) {
    if (GROUPED.test(word)) words.push(word.replaceAll(',', ''));
    else if (isUnspaced(word)) eachUnspaced(word, (part, unspaced) => addPart(part.text, unspaced, words));
    else words.push(word.replace(/['’]/g, ''));
  }
  return withDigits(words);
}

/** True for a number or a code, such as `E1234`: what has other ones is about something else. */
export function isNumber(word: string): boolean {
  return /\p{N}/u.test(word);
}

function addPart(text: string, unspaced: boolean, words: string[]): void {
  if (!unspaced) {
    words.push(text);
    return;
  }
  const characters = [...text];
  if (characters.length === 1) words.push(text);
  for (let at = 0; at + 1 < characters.length; at += 1) words.push(characters.slice(at, at + 2).join(''));
}
