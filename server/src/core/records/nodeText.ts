import { isAlias, isCollection, isScalar, type Pair, type ParsedNode } from 'yaml';

/** A piece of text to put in the place of another. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** An entry of a mapping. */
export type BlockPair = Pair<ParsedNode, ParsedNode | null>;

/** The end of a value without the line feed, spaces and comments that follow it. */
export function endOfContent(text: string, node: ParsedNode): number {
  if (isCollection(node) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    const child = isPairOf(last) ? (last.value ?? last.key) : (last as ParsedNode | undefined);
    if (child !== undefined) return endOfContent(text, child);
  }
  let end = node.range[1];
  // Blocks (`|`, `>`) end behind their last line feed, and with `+` the blank lines before it are text.
  if (isScalar(node) && keepsLineFeeds(text.slice(node.range[0], node.range[1])))
    return text[end - 2] === '\r' ? end - 2 : end - 1;
  while (end > node.range[0] && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return end;
}

function keepsLineFeeds(source: string): boolean {
  return /^[|>]\d?\+/.test(source) && source.endsWith('\n');
}

function isPairOf(item: unknown): item is BlockPair {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item && !('range' in item);
}

/** A value that is not written: `key:`. */
export function isEmptyScalar(node: ParsedNode): boolean {
  return isScalar(node) && !isAlias(node) && node.range[0] === node.range[1];
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Spaces that stand for the column of a key, which may follow the dashes of a list. */
export function indentAt(text: string, offset: number): string {
  return ' '.repeat(offset - lineStart(text, offset));
}

/** The text with pieces exchanged, which do not overlap; what is put in gets this line end. */
export function withSplices(text: string, splices: readonly Splice[], lineEnd: string): string {
  const fromEnd = splices.toSorted((one, other) => other.start - one.start || other.end - one.end);
  return fromEnd.reduce(
    (edited, { start, end, text: piece }) =>
      edited.slice(0, start) + piece.replaceAll('\n', lineEnd) + edited.slice(end),
    text,
  );
}
