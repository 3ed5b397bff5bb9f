import type { TreeDocument } from '../document/analysis.ts';

/** What a line of a document is: only some may change their blanks freely. */
export type LineRole = 'structure' | 'comment' | 'blank' | 'mark' | 'text' | 'block';

/** A line of a document, before and after formatting. */
export interface TextLine {
  /** Offset of the line in its segment, after a byte order mark. */
  start: number;
  /** As written, with its line end; the last line may have none. */
  source: string;
  role: LineRole;
  /** Columns of what begins on the line (a dash, a key, a value) before and after formatting; the outermost first. */
  places: { old: number; column: number }[];
  /** Blanks, or the sign of a block text, that are to be exchanged; offsets into the segment. */
  splices: { start: number; end: number; text: string }[];
}

/** The lines of a document; those between its marks are comments or blank until the layout says otherwise. */
export function textLines({ segment: { text }, lineStarts }: TreeDocument): TextLine[] {
  return lineStarts.map((offset, at) => {
    const start = offset === 0 && text.startsWith('\uFEFF') ? 1 : offset;
    const source = text.slice(start, lineStarts[at + 1] ?? text.length);
    return { start, source, role: roleOf(source), places: [], splices: [] };
  });
}

function roleOf(source: string): LineRole {
  if (/^(?:---|\.{3})(?=\s|$)|^%/.test(source)) return 'mark';
  if (isBlankLine(source)) return 'blank';
  return /^[ \t]*#/.test(source) ? 'comment' : 'structure';
}

/** True for a line of nothing but YAML's blanks: other white space of Unicode is text. */
export function isBlankLine(source: string): boolean {
  return /^[ \t]*\r?\n?$/.test(source);
}

/** How many spaces a line begins with. */
export function indentOf(source: string): number {
  return /^ */.exec(source)?.[0].length ?? 0;
}

/** The line's text after formatting, with its line end. */
export function renderLine({ source, start, splices }: TextLine): string {
  let text = '';
  let at = 0;
  for (const splice of splices.toSorted((one, other) => one.start - other.start)) {
    text += source.slice(at, splice.start - start) + splice.text;
    at = splice.end - start;
  }
  return text + source.slice(at);
}

/** Takes the blanks at the line's end away. */
export function trimEnd({ source, start, splices }: TextLine): void {
  const text = source.replace(/\r?\n$/, '');
  let kept = text.length;
  while (/[ \t]/.test(text[kept - 1] ?? '')) kept--;
  if (kept < text.length) splices.push({ start: start + kept, end: start + text.length, text: '' });
}
