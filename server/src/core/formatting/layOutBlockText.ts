import type { ScalarNode } from '../document/tree.ts';
import { indentOf, type TextLine } from './textLines.ts';

/**
 * Moves the lines of a block text (`|`, `>`) to a column. `first` is the line of its sign, `owner` the column of its
 * key or dash before. Blanks beyond the text's own indentation are text and stay.
 */
export function layOutBlockText(
  lines: readonly TextLine[],
  first: number,
  node: ScalarNode,
  owner: number,
  column: number,
): void {
  let end = first + 1;
  while ((lines[end]?.start ?? Infinity) < node.end) end++;
  const below = lines.slice(first + 1, end);
  const digit = /^[|>][-+]?([1-9])/.exec(node.source);
  const written = below.find(({ source }) => !isSpaces(source));
  const indent = digit === null ? indentOf(written?.source ?? '') : owner + Number(digit[1]);
  const keepsAll = /^[|>]\d?\+/.test(node.source);
  const last = keepsAll ? below.length - 1 : below.findLastIndex(({ source }) => isText(source, indent));
  const content = below.slice(0, last + 1);
  for (const line of content) line.role = 'block';
  if (written === undefined) return;
  if (digit !== null) {
    const at = node.start + digit[0].length - 1;
    lines[first]?.splices.push({ start: at, end: at + 1, text: '2' });
  }
  if (indent === column) return;
  for (const line of content) {
    // Before the first word, blanks say nothing, unless a digit says where the text begins.
    const isBefore = digit === null && line.start < written.start;
    const spaces = isBefore ? indentOf(line.source) : Math.min(indent, indentOf(line.source));
    const isEmpty = isBefore || !isText(line.source, indent);
    const text = isEmpty ? '' : ' '.repeat(column);
    line.splices.push({ start: line.start, end: line.start + spaces, text });
  }
}

/** Blank lines at the end of a text, no longer than its indentation, only part it from what follows. */
function isText(source: string, indent: number): boolean {
  return !isSpaces(source) || indentOf(source) > indent;
}

/** In a block text, a tab is text. */
function isSpaces(source: string): boolean {
  return /^ *\r?\n?$/.test(source);
}
