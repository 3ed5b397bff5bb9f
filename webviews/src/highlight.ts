/** A piece of a text: plain, part of a match, or a character that must not act on the text around it. */
export interface Segment {
  text: string;
  kind: 'plain' | 'match' | 'control';
}

/**
 * Characters that reorder or hide text: bidirectional controls, zero-width ones, other control characters apart from
 * tab and line breaks. In a data set they are content that must be seen.
 */
const CONTROL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/**
 * Cuts a text where one of the terms occurs (as a whole word, in any case) and where a control character stands. The
 * segments put together give the text again, with controls spelled as `U+202E`.
 */
export function segmentsOf(text: string, terms: readonly string[]): Segment[] {
  const pattern = termPattern(terms);
  if (pattern === undefined) return withControls(text, 'plain');
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    segments.push(...withControls(text.slice(end, match.index), 'plain'), ...withControls(match[0], 'match'));
    end = match.index + match[0].length;
  }
  return [...segments, ...withControls(text.slice(end), 'plain')];
}

/** Where the first matched term stands in a text; `undefined` where there is none. */
export function firstMatch(
  text: string,
  terms: readonly string[],
): { start: number; end: number } | undefined {
  const match = termPattern(terms)?.exec(text) ?? undefined;
  return match === undefined ? undefined : { start: match.index, end: match.index + match[0].length };
}

/** Longer terms come first, so that "parcels" is not cut by "parcel". */
function termPattern(terms: readonly string[]): RegExp | undefined {
  const words = [...new Set(terms)].filter((term) => term.trim() !== '').sort((a, b) => b.length - a.length);
  if (words.length === 0) return undefined;
  const alternatives = words.map((word) => bounded(word)).join('|');
  return new RegExp(alternatives, 'giu');
}

/** Word boundaries where the term has word characters at its ends; scripts searched inside of words need none. */
function bounded(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const spaced = /[\p{L}\p{N}\p{M}]/u;
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const needs = (character: string | undefined): boolean =>
    character !== undefined && spaced.test(character) && !unspaced.test(character);
  const characters = [...word];
  const before = needs(characters.at(0)) ? '(?<![\\p{L}\\p{N}\\p{M}])' : '';
  const after = needs(characters.at(-1)) ? '(?![\\p{L}\\p{N}\\p{M}])' : '';
  return `${before}${escaped}${after}`;
}

function withControls(text: string, kind: 'plain' | 'match'): Segment[] {
  if (text === '') return [];
  if (!CONTROL.test(text)) return [{ text, kind }];
  return text
    .split(new RegExp(`(${CONTROL.source})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => (CONTROL.test(part) ? { text: spelled(part), kind: 'control' } : { text: part, kind }));
}

function spelled(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
