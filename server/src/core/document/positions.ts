import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';

/** Offsets of the starts of a text's lines. Lines end in LF, CRLF or CR, as LSP counts them. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The position of an offset: zero-based line, and UTF-16 code units from its start. */
export function positionAt(lineStarts: readonly number[], offset: number): TextPosition {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: Math.max(0, offset - (lineStarts[low] ?? 0)) };
}

/** The offset of a position; positions beyond the text count as its end. */
export function offsetAt(lineStarts: readonly number[], length: number, position: TextPosition): number {
  const start = lineStarts[position.line];
  if (start === undefined) return length;
  return Math.min(start + position.character, lineStarts[position.line + 1] ?? length);
}

/** The range between two offsets. */
export function rangeBetween(lineStarts: readonly number[], start: number, end: number): TextRange {
  return { start: positionAt(lineStarts, start), end: positionAt(lineStarts, Math.max(start, end)) };
}

/** A range moved down by a number of lines: from a segment to its file. */
export function shiftRange(range: TextRange, lines: number): TextRange {
  return {
    start: { line: range.start.line + lines, character: range.start.character },
    end: { line: range.end.line + lines, character: range.end.character },
  };
}
