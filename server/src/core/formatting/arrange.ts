import { keyText } from '../document/buildTree.ts';
import { positionAt } from '../document/positions.ts';
import type { MapNode } from '../document/tree.ts';
import type { TextLine } from './textLines.ts';

/** The lines of one property of a record. */
export interface PropertyLines {
  name: string;
  /** Comments and blank lines before it, as far as they belong to it: numbers of lines. */
  lead: readonly number[];
  body: readonly number[];
}

/** A record's lines by property, and what stands before and after them all. */
export interface RecordLines {
  head: readonly number[];
  properties: readonly PropertyLines[];
  tail: readonly number[];
}

/** Divides the lines of a record: comments go with the property below them, a heading above a blank line stays on top. */
export function divide(
  root: MapNode,
  lineStarts: readonly number[],
  lines: readonly TextLine[],
): RecordLines {
  const keys = root.pairs.map(({ key }) => positionAt(lineStarts, key.start).line);
  const [firstKey = 0] = keys;
  let next = firstOfProperties(lines, firstKey);
  const head = numbers(0, next);
  const properties = root.pairs.map(({ key }, at): PropertyLines => {
    const start = keys[at] ?? 0;
    const end = endOfBody(lines, start, keys[at + 1] ?? lines.length);
    const lead = numbers(next, start);
    next = end;
    return { name: keyText(key), lead, body: numbers(start, end) };
  });
  return { head, properties, tail: numbers(next, lines.length) };
}

/** The record's lines with its properties in an order; names that it lacks come last. */
export function inOrder(
  { head, properties, tail }: RecordLines,
  order: readonly string[],
  lines: readonly TextLine[],
): number[] {
  const places = new Map(order.map((name, at) => [name, at]));
  const placeOf = ({ name }: PropertyLines): number => places.get(name) ?? places.size;
  const sorted = properties.toSorted((one, other) => placeOf(one) - placeOf(other));
  const [before, after] = [properties[0], sorted[0]];
  const arranged = sorted.flatMap(({ lead, body, name }) => {
    // The record begins as it began: blank lines before what is first now go to what was.
    if (before === after) return [...lead, ...body];
    const comments = lead.filter((at) => lines[at]?.role === 'comment');
    if (name === after?.name) return [...comments, ...body];
    if (name !== before?.name) return [...lead, ...body];
    const blanks = (after?.lead ?? []).filter((at) => lines[at]?.role === 'blank');
    return [...blanks, ...lead, ...body];
  });
  return [...head, ...arranged, ...tail];
}

/** Where the first property begins: below marks, and below the last blank line of comments that head the record. */
function firstOfProperties(lines: readonly TextLine[], firstKey: number): number {
  let first = firstKey;
  while (first > 0 && lines[first - 1]?.role === 'comment') first--;
  return first;
}

/** The end of what belongs to a property: comments that are indented do, those at the margin go with what follows. */
function endOfBody(lines: readonly TextLine[], start: number, end: number): number {
  let last = end;
  while (last > start + 1) {
    const line = lines[last - 1];
    const isInner = line?.role === 'comment' && (line.places[0]?.column ?? 0) > 0;
    if (line === undefined || isInner || !['blank', 'comment', 'mark'].includes(line.role)) break;
    last--;
  }
  return last;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
