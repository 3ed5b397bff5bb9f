import type { Segment } from './analysis.ts';
import { conflictRegions } from './conflictRegions.ts';
import { lineStartsOf, positionAt } from './positions.ts';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const DASH = 45;
const DOT = 46;
const HASH = 35;
const PERCENT = 37;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Splits a YAML stream into its documents without parsing it. YAML allows this: `---` and `...` at the start of a
 * line, before white space or the end of the line, mark documents everywhere, even within quotes and block texts.
 * A `---` belongs to the document it starts, a `...` to the one it ends, and directives and comments that stand
 * before a `---` at the start of the stream or after a `...` to the document they precede. Every `...` ends a
 * document, an empty one too. What follows the last
 * document without being one (comments, blank lines) stays with it. In a merge conflict the marks of the first side
 * alone count, since that side alone is read. The segments' texts, joined, are the text.
 */
export function splitDocuments(text: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let startLine = 0;
  let line = 0;
  let hasContent = false;
  const isUnread = unreadSides(text);

  const cut = (end: number, nextLine: number): void => {
    segments.push({ text: text.slice(start, end), offset: start, line: startLine });
    start = end;
    startLine = nextLine;
    hasContent = false;
  };

  for (let position = 0; position < text.length; line++) {
    const newline = text.indexOf('\n', position);
    const next = newline === -1 ? text.length : newline + 1;
    const marker = isUnread(position) ? 0 : markerAt(text, position);
    if (marker === DASH) {
      if (hasContent) cut(position, line);
      hasContent = true;
    } else if (marker === DOT) {
      cut(next, line + 1);
    } else if (!hasContent) {
      hasContent = !isPrelude(text, position, next);
    }
    position = next;
  }
  addLast(segments, { text: text.slice(start), offset: start, line: startLine }, hasContent);
  return text.includes('\r') && /\r(?!\n)/.test(text) ? countBareReturns(segments, text) : segments;
}

/** Tells of offsets, asked in ascending order, whether they stand in a side of a merge conflict that is not read. */
function unreadSides(text: string): (offset: number) => boolean {
  if (!text.includes('<<<<<<<')) return () => false;
  const regions = conflictRegions(text);
  let at = 0;
  return (offset) => {
    while ((regions[at]?.end ?? Infinity) <= offset) at += 1;
    return (regions[at]?.ours.end ?? Infinity) <= offset;
  };
}

/** YAML's lines end in line feeds here; editors also count a carriage return by itself, and ranges are theirs. */
function countBareReturns(segments: readonly Segment[], text: string): Segment[] {
  const lineStarts = lineStartsOf(text);
  return segments.map((segment) => ({ ...segment, line: positionAt(lineStarts, segment.offset).line }));
}

/** True for a document of which nothing is there but its marks, comments and blank lines. */
export function isEmptyDocument(text: string): boolean {
  for (let position = 0; position < text.length;) {
    const newline = text.indexOf('\n', position);
    const next = newline === -1 ? text.length : newline + 1;
    const marker = markerAt(text, position);
    const start = marker === 0 ? position : text.indexOf(String.fromCharCode(marker), position) + 3;
    if (text.charCodeAt(start) === PERCENT || !isPrelude(text, start, next)) return false;
    position = next;
  }
  return true;
}

/** Comments and blank lines after the last document belong to it; a directive there is a mistake to be reported. */
function addLast(segments: Segment[], rest: Segment, hasContent: boolean): void {
  const previous = segments.at(-1);
  if (previous === undefined || hasContent || /^%/m.test(rest.text)) {
    if (rest.text !== '' || previous === undefined) segments.push(rest);
  } else {
    segments[segments.length - 1] = { ...previous, text: previous.text + rest.text };
  }
}

/** The character of the document marker that the line starts with, or 0. */
function markerAt(text: string, position: number): number {
  const character = text.charCodeAt(position);
  if (character !== DASH && character !== DOT) {
    return character === BYTE_ORDER_MARK && position === 0 ? markerAt(text, 1) : 0;
  }
  if (text.charCodeAt(position + 1) !== character || text.charCodeAt(position + 2) !== character) return 0;
  return position + 3 >= text.length || isWhiteSpace(text.charCodeAt(position + 3)) ? character : 0;
}

/** True for lines that may stand before a document: blank, a comment, or a directive. */
function isPrelude(text: string, start: number, end: number): boolean {
  let position = start;
  if (position === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK) position++;
  if (text.charCodeAt(position) === PERCENT) return true;
  while (isBlank(text.charCodeAt(position))) position++;
  if (text.charCodeAt(position) === CARRIAGE_RETURN && position === end - 2) position++;
  return position >= end || text.charCodeAt(position) === HASH || text.charCodeAt(position) === NEWLINE;
}

function isBlank(character: number): boolean {
  return character === 32 || character === 9;
}

function isWhiteSpace(character: number): boolean {
  return isBlank(character) || character === NEWLINE || character === CARRIAGE_RETURN;
}
