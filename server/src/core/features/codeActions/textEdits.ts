import type { TextEdit } from 'vscode-languageserver-types';
import type { BoundDocument } from '../../document/analysis.ts';
import { contentEnd } from '../contentEnd.ts';
import { rangeInFile } from '../../document/locate.ts';
import type { MapNode, PairNode } from '../../document/tree.ts';

/** Replaces the text between two offsets of a segment. */
export function replaceText(document: BoundDocument, start: number, end: number, newText: string): TextEdit {
  return { range: rangeInFile(document, { start, end }), newText };
}

/** Column of an offset in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

/** Offset of the start of the line that holds an offset. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the end of the line that holds an offset, before its line break. */
export function lineEndOf(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** Adds lines below the last pair of a block mapping, or pairs before the closing brace of a flow mapping. */
export function appendPairs(document: BoundDocument, map: MapNode, pairs: readonly string[]): TextEdit[] {
  const last = map.pairs.at(-1);
  if (pairs.length === 0 || last === undefined) return [];
  const { text } = document.segment;
  const end = endOfContent(text, last);
  if (map.flow) return [replaceText(document, end, end, pairs.map((pair) => `, ${pair}`).join(''))];
  const indent = ' '.repeat(columnOf(text, last.key.start));
  const lines = pairs.map((pair) => `\n${indent}${pair}`).join('');
  const at = lineEndOf(text, end);
  return [replaceText(document, at, at, lines)];
}

/** Puts a pair in front of the others. */
export function prependPair(document: BoundDocument, map: MapNode, pair: string): TextEdit[] {
  const first = map.pairs[0];
  if (first === undefined) return [];
  const { start } = first.key;
  const indent = ' '.repeat(columnOf(document.segment.text, start));
  return [replaceText(document, start, start, map.flow ? `${pair}, ` : `${pair}\n${indent}`)];
}

/** Takes a pair out with its line or its comma. */
export function removePair(document: BoundDocument, map: MapNode, pair: PairNode): TextEdit[] {
  const { text } = document.segment;
  const position = map.pairs.indexOf(pair);
  const next = map.pairs[position + 1];
  const previous = map.pairs[position - 1];
  const end = endOfContent(text, pair);
  if (map.flow) {
    if (next !== undefined) return [replaceText(document, pair.key.start, next.key.start, '')];
    return [replaceText(document, previous?.end ?? pair.key.start, end, '')];
  }
  const lineStart = lineStartOf(text, pair.key.start);
  const opensLine = text.slice(lineStart, pair.key.start).trim() === '';
  if (opensLine) return [replaceText(document, lineStart, nextLineStart(text, end), '')];
  return [replaceText(document, pair.key.start, next?.key.start ?? end, '')];
}

/** End of a pair's text: values that are block texts end with the line breaks after them. */
function endOfContent(text: string, pair: PairNode): number {
  return contentEnd(text, pair.key.end, pair.end);
}

function nextLineStart(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}
