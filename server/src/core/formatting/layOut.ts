import type { TreeDocument } from '../document/analysis.ts';
import { positionAt } from '../document/positions.ts';
import type { MapNode, PairNode, ScalarNode, SequenceNode, YamlNode } from '../document/tree.ts';
import { layOutBlockText } from './layOutBlockText.ts';
import { layOutComments } from './layOutComments.ts';
import { indentOf, isBlankLine, textLines, trimEnd, type TextLine } from './textLines.ts';

/** Columns by which what is nested stands further to the right, in lists too, as new records are written. */
const STEP = 2;

/** What a value hangs on: its key or the dash before it. */
interface Owner {
  line: number;
  /** Its column before formatting. */
  column: number;
}

/**
 * The lines of a document, whose root is a block mapping, with their new blanks: nothing else changes. `undefined` for
 * notations that are left as they are, such as keys with `? `.
 */
export function layOut(document: TreeDocument, root: MapNode): TextLine[] | undefined {
  const layout = new Layout(document);
  layout.visitMap(root, 0);
  return layout.finish();
}

class Layout {
  readonly #document: TreeDocument;
  readonly #text: string;
  readonly #lines: TextLine[];
  #isKnown = true;

  constructor(document: TreeDocument) {
    this.#document = document;
    this.#text = document.segment.text;
    this.#lines = textLines(document);
  }

  finish(): TextLine[] | undefined {
    if (!this.#isKnown) return undefined;
    layOutComments(this.#lines);
    for (const [at, line] of this.#lines.entries()) {
      // Blanks before a line that a text goes on in may be part of an escape.
      const isOpen = line.role === 'block' || this.#lines[at + 1]?.role === 'text';
      if (!isOpen) trimEnd(line);
    }
    return this.#lines;
  }

  visitMap(map: MapNode, column: number): void {
    for (const pair of map.pairs) {
      const owner = this.#place(pair.key.start, column);
      this.#spaceColon(pair);
      this.#visitValue(pair.value, owner, column + STEP);
    }
  }

  #visitSequence(list: SequenceNode, column: number): void {
    let dash = list.start;
    for (const [position, item] of list.items.entries()) {
      if (position > 0) dash = this.#nextDash(dash);
      if (this.#text[dash] !== '-') this.#isKnown = false;
      if (!this.#isKnown) return;
      const owner = this.#place(dash, column);
      this.#spaceAfter(dash + 1);
      this.#visitValue(item, owner, column + STEP);
    }
  }

  #visitValue(node: YamlNode | undefined, owner: Owner, column: number): void {
    if (node === undefined || node.start === node.end) return;
    if (node.type === 'map' && !node.flow) this.visitMap(node, column);
    else if (node.type === 'sequence' && !node.flow) this.#visitSequence(node, column);
    else if (isBlockText(node)) {
      const first = this.#lineOf(node.start);
      if (first !== owner.line) this.#place(node.start, column);
      layOutBlockText(this.#lines, first, node, owner.column, column);
    } else this.#visitInline(node, owner, column);
  }

  /** Scalars and flow collections: what follows their first line goes with them. */
  #visitInline(node: YamlNode, owner: Owner, column: number): void {
    const first = this.#lineOf(node.start);
    if (first !== owner.line) this.#place(node.start, column);
    const last = this.#lineOf(node.end - 1);
    for (let at = first + 1; at <= last; at++) {
      const line = this.#line(at);
      line.role = 'text';
      const blanks = /^[ \t]*/.exec(line.source)?.[0].length ?? 0;
      const isBlank = isBlankLine(line.source);
      // The lines of a text may stand anywhere; those of a collection keep their shape.
      const shifted = indentOf(line.source) + column - STEP - owner.column;
      const indent = isBlank ? 0 : node.type === 'scalar' ? column : Math.max(column, shifted);
      line.splices.push({ start: line.start, end: line.start + blanks, text: ' '.repeat(indent) });
    }
  }

  /** Puts what begins at the offset into its column: it opens its line, or follows a dash. */
  #place(offset: number, column: number): Owner {
    const at = this.#lineOf(offset);
    const line = this.#line(at);
    const before = this.#text.slice(line.start, offset);
    const old = offset - line.start;
    if (/^ *$/.test(before)) {
      line.splices.push({ start: line.start, end: offset, text: ' '.repeat(column) });
    } else if (!/^ *(?:-[ \t]+)+$/.test(before) || line.places.length === 0) this.#isKnown = false;
    line.places.push({ old, column });
    return { line: at, column: old };
  }

  #spaceColon({ key }: PairNode): void {
    const colon = /^[ \t]*:/.exec(this.#text.slice(key.end, this.#endOfLine(key.end)));
    if (colon === null) {
      this.#isKnown = false;
      return;
    }
    const end = key.end + colon[0].length - 1;
    const line = this.#line(this.#lineOf(key.end));
    if (end > key.end) line.splices.push({ start: key.end, end, text: '' });
    this.#spaceAfter(end + 1);
  }

  /** One space behind a dash or colon; comments may be aligned by more. */
  #spaceAfter(offset: number): void {
    const rest = this.#text.slice(offset, this.#endOfLine(offset));
    const blanks = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
    if (blanks < 2 && rest[0] !== '\t') return;
    if (blanks === rest.length || rest[blanks] === '#') return;
    this.#line(this.#lineOf(offset)).splices.push({ start: offset, end: offset + blanks, text: ' ' });
  }

  /** The next dash of a list: nothing within an item can stand in the list's own column. */
  #nextDash(dash: number): number {
    const first = this.#lineOf(dash);
    const column = dash - this.#line(first).start;
    for (let at = first + 1; at < this.#lines.length; at++) {
      const { source, start } = this.#line(at);
      if (indentOf(source) === column && /^-(?=[ \t\r\n]|$)/.test(source.slice(column)))
        return start + column;
    }
    this.#isKnown = false;
    return dash;
  }

  #lineOf(offset: number): number {
    return positionAt(this.#document.lineStarts, offset).line;
  }

  #line(at: number): TextLine {
    const line = this.#lines[at];
    if (line === undefined) throw new Error(`The document has no line ${String(at)}.`);
    return line;
  }

  #endOfLine(offset: number): number {
    const newline = this.#text.indexOf('\n', offset);
    const end = newline < 0 ? this.#text.length : newline;
    return this.#text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }
}

function isBlockText(node: YamlNode): node is ScalarNode {
  return node.type === 'scalar' && /^[|>]/.test(node.source);
}
