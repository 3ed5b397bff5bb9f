import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { comparableText, type FileTextEdit } from '../../../../shared/src/protocol/writing.ts';
import { lineStartsOf, offsetAt, rangeBetween } from '../document/positions.ts';

/** A piece of a text with what it becomes. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The hash by which whoever applies edits sees that the file is still the one they were made for. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(comparableText(text))));
}

/** The smallest replacement that turns one text into another; it divides no character and no line end. */
export function difference(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  while (start > 0 && isDivided(before, after, start)) start -= 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  while (tail > 0 && isDividedAtTail(before, after, tail)) tail -= 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Replacements in ascending order as edits by line and character. The text has no byte order mark. */
export function textEdits(text: string, replacements: readonly Replacement[]): FileTextEdit[] {
  const lineStarts = lineStartsOf(text);
  return replacements.map(({ start, end, text: newText }) => ({
    range: rangeBetween(lineStarts, start, end),
    newText,
  }));
}

/** The text after edits that do not overlap. A byte order mark stays, and does not count. */
export function applyTextEdits(text: string, edits: readonly FileTextEdit[]): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const plain = text.slice(mark.length);
  const lineStarts = lineStartsOf(plain);
  let result = '';
  let last = 0;
  for (const { range, newText } of edits) {
    result += plain.slice(last, offsetAt(lineStarts, plain.length, range.start)) + newText;
    last = offsetAt(lineStarts, plain.length, range.end);
  }
  return mark + result + plain.slice(last);
}

function isDivided(before: string, after: string, at: number): boolean {
  return [before, after].some((text) => isInside(text, at));
}

function isDividedAtTail(before: string, after: string, tail: number): boolean {
  return [before, after].some((text) => isInside(text, text.length - tail));
}

/** True between the halves of a character, and between a carriage return and its line feed. */
function isInside(text: string, at: number): boolean {
  const pair = text.slice(at - 1, at + 1);
  return pair === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair);
}
