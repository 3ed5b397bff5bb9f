import type { Segment } from '../../../core/document/analysis.ts';
import { isEmptyDocument, splitDocuments } from '../../../core/document/split.ts';

/** The documents of a file in UTF-8. */
export interface FileDocuments {
  bytes: Buffer;
  /** By document: where it ends, in bytes. */
  ends: readonly number[];
}

/** What is different between two states of a file, in whole documents. */
export interface ChangedWindow {
  /** The documents before this one are the same. */
  first: number;
  /** The documents from this one on are the same. */
  last: number;
  /** Where the window is in the new state, in bytes. */
  start: number;
  end: number;
  /** How much longer the new state is, in bytes. */
  shift: number;
}

/** Bytes that are compared at once. */
const CHUNK = 4096;
/** Bytes of the mark that starts a document, with the blank or line break behind it. */
const MARK_BYTES = 4;
const DASH = 45;
const BLANKS: ReadonlySet<number | undefined> = new Set([9, 10, 13, 32]);

/** Finds which documents may differ: those that start and end alike are left out. */
export function changedWindow({ bytes: old, ends }: FileDocuments, bytes: Buffer): ChangedWindow {
  const shift = bytes.length - old.length;
  const same = sameStart(old, bytes);
  // Whatever ends the last document may be followed by something now.
  let first = 0;
  while (first < ends.length - 1 && (ends[first] ?? 0) + MARK_BYTES <= same) first += 1;
  const start = ends[first - 1] ?? 0;
  const most = Math.min(old.length, bytes.length) - start;
  const sameFrom = old.length - sameEnd(old, bytes, most);
  let last = ends.length;
  while (last > first && (ends[last - 2] ?? 0) >= sameFrom && last > 1) last -= 1;
  const end = last === ends.length ? bytes.length : (ends[last - 1] ?? 0) + shift;
  return { first, last, start, end, shift };
}

/**
 * The documents of a window: what splitting the whole text would give there. `undefined` where that is not certain: next to end marks,
 * directives and comments, whose document depends on what stands around them, and in conflicts.
 */
export function splitWindow(bytes: Buffer, { start, end }: ChangedWindow): Segment[] | undefined {
  if (start > 0 && !isMark(bytes, start)) return undefined;
  if (end < bytes.length && !isMark(bytes, end)) return undefined;
  if (start === end) return start > 0 ? [] : undefined;
  const text = bytes.toString('utf8', start, end);
  if (!text.endsWith('\n') || /^(?:%|\.\.\.|[<>=|]{7})|\0|\ufffd/m.test(text)) return undefined;
  const segments = splitDocuments(text);
  return segments.some((segment) => isEmptyDocument(segment.text)) ? undefined : segments;
}

function isMark(bytes: Buffer, at: number): boolean {
  const isDashes = bytes[at] === DASH && bytes[at + 1] === DASH && bytes[at + 2] === DASH;
  return isDashes && BLANKS.has(bytes[at + 3]);
}

/** How many bytes are the same from the start on. */
function sameStart(one: Buffer, other: Buffer): number {
  const length = Math.min(one.length, other.length);
  let at = 0;
  for (let size = CHUNK; size > 0;) {
    const end = Math.min(at + size, length);
    if (at < length && one.compare(other, at, end, at, end) === 0) at = end;
    else size >>= 1;
  }
  return at;
}

/** How many bytes are the same up to the end, `most` at most. */
function sameEnd(one: Buffer, other: Buffer, most: number): number {
  let count = 0;
  for (let size = CHUNK; size > 0;) {
    const next = Math.min(count + size, most);
    const [from, end] = [other.length - next, other.length - count];
    if (count < most && one.compare(other, from, end, one.length - next, one.length - count) === 0)
      count = next;
    else size >>= 1;
  }
  return count;
}
