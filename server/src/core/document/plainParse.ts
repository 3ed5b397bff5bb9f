import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { isNewKey, PlainLine, wordKey } from './plainLine.ts';

const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const GREATER = 62;
const BAR = 124;

/** Tabs, carriage returns, control characters, other line breaks and byte order marks. */
const UNUSUAL = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;
const BLOCK_HEADER = /^[|>][-+]? *$/;
const START_MARK = '---\n';
const DEPTH = 40;

/**
 * The value of a document in the layout in which nearly all records are written: block mappings and lists of scalars on one line,
 * collections in brackets on one line, and block texts. Several times as fast as `fastParse`. `undefined` for everything else, be it right
 * or wrong; whatever it answers is what both parsers say.
 */
export function plainParse(text: string): JsonObject | undefined {
  if (UNUSUAL.test(text) || !text.isWellFormed()) return undefined;
  return new PlainReader(text).read();
}

class PlainReader {
  readonly #text: string;
  readonly #line: PlainLine;
  /** Where the line begins that comes next, its first character that is no space, where it ends, and how far it is indented; -1 at the end. */
  #start = 0;
  #first = 0;
  #end = 0;
  #indent = 0;

  constructor(text: string) {
    this.#text = text;
    this.#line = new PlainLine(text);
  }

  read(): JsonObject | undefined {
    this.#goTo(this.#text.startsWith(START_MARK) ? START_MARK.length : 0);
    if (this.#indent !== 0) return undefined;
    const value = this.#map(0, 0);
    return this.#isAtEnd() ? value : undefined;
  }

  #isAtEnd(): boolean {
    return this.#indent < 0;
  }

  /** Goes to the first line from a position on that is neither blank nor a comment. */
  #goTo(position: number): void {
    let start = position;
    while (start < this.#text.length) {
      this.#measure(start);
      const character = this.#text.charCodeAt(this.#first);
      if (this.#first < this.#end && character !== HASH) {
        this.#indent = this.#first - start;
        return;
      }
      start = this.#end + 1;
    }
    this.#start = this.#text.length;
    this.#indent = -1;
  }

  #measure(start: number): void {
    const newline = this.#text.indexOf('\n', start);
    this.#start = start;
    this.#end = newline < 0 ? this.#text.length : newline;
    let first = start;
    while (first < this.#end && this.#text.charCodeAt(first) === SPACE) first += 1;
    this.#first = first;
  }

  #map(indent: number, depth: number): JsonObject | undefined {
    if (depth > DEPTH) return undefined;
    const map: JsonObject = {};
    while (this.#indent === indent) {
      const keyEnd = this.#line.keyEnd(this.#first, this.#end);
      if (keyEnd < 0) return undefined;
      const key = wordKey(this.#text.slice(this.#first, keyEnd));
      if (key === undefined || !isNewKey(map, key)) return undefined;
      const value = this.#valueOfKey(keyEnd + 1, indent, depth);
      if (value === undefined) return undefined;
      map[key] = value;
    }
    // A line that is indented further goes on with a scalar, or is wrong.
    return this.#indent > indent ? undefined : map;
  }

  #valueOfKey(colonEnd: number, indent: number, depth: number): JsonValue | undefined {
    const start = this.#skipSpaces(colonEnd);
    if (start < this.#end) return this.#valueOnLine(start, indent);
    this.#goTo(this.#end + 1);
    const isList = this.#isDash();
    if (this.#indent > indent)
      return isList ? this.#list(this.#indent, depth + 1) : this.#map(this.#indent, depth + 1);
    return this.#indent === indent && isList ? this.#list(indent, depth + 1) : null;
  }

  #list(indent: number, depth: number): JsonValue[] | undefined {
    if (depth > DEPTH) return undefined;
    const list: JsonValue[] = [];
    while (this.#indent === indent && this.#isDash()) {
      const start = this.#skipSpaces(this.#first + 1);
      if (start >= this.#end) return undefined;
      const item = this.#item(start, indent, depth);
      if (item === undefined) return undefined;
      list.push(item);
    }
    return this.#indent > indent ? undefined : list;
  }

  /** A mapping begins on the line of the dash. */
  #item(start: number, indent: number, depth: number): JsonValue | undefined {
    if (this.#line.keyEnd(start, this.#end) < 0) return this.#valueOnLine(start, indent);
    this.#first = start;
    this.#indent = start - this.#start;
    return this.#map(this.#indent, depth + 1);
  }

  /** A value that begins on this line; goes to the line behind it. */
  #valueOnLine(start: number, indent: number): JsonValue | undefined {
    const first = this.#text.charCodeAt(start);
    if (first === BAR || first === GREATER) return this.#blockText(start, indent);
    const value = this.#line.value(start, this.#end);
    this.#goTo(this.#end + 1);
    return value;
  }

  #blockText(start: number, indent: number): string | undefined {
    const header = this.#text.slice(start, this.#end);
    if (!BLOCK_HEADER.test(header) || this.#end + 1 >= this.#text.length) return undefined;
    this.#measure(this.#end + 1);
    const inner = this.#first - this.#start;
    if (inner <= indent || this.#first === this.#end) return undefined;
    const lines = this.#linesFrom(inner, indent);
    if (lines === undefined) return undefined;
    let last = lines.length;
    while (lines[last - 1] === '') last -= 1;
    const kept = lines.slice(0, last);
    const body = header.charCodeAt(0) === BAR ? kept.join('\n') : folded(kept);
    if (body === undefined) return undefined;
    if (header.includes('-')) return body;
    return body + (header.includes('+') ? '\n'.repeat(lines.length - last + 1) : '\n');
  }

  /** The lines of a block text without their indentation; goes to the line behind them. */
  #linesFrom(inner: number, indent: number): string[] | undefined {
    const lines: string[] = [];
    while (this.#start < this.#text.length) {
      const indentation = this.#first - this.#start;
      const isBlank = this.#first === this.#end;
      if (isBlank && indentation > inner) return undefined;
      if (!isBlank && indentation < inner) {
        // Within the text a line may not stand further left than the first one.
        if (indentation > indent) return undefined;
        break;
      }
      // Parsers differ in what a last line without a line break ends in.
      if (this.#end === this.#text.length) return undefined;
      lines.push(isBlank ? '' : this.#text.slice(this.#start + inner, this.#end));
      this.#measure(this.#end + 1);
    }
    this.#goTo(this.#start);
    return lines;
  }

  #isDash(): boolean {
    if (this.#isAtEnd() || this.#text.charCodeAt(this.#first) !== DASH) return false;
    const next = this.#text.charCodeAt(this.#first + 1);
    return next === SPACE || next === NEWLINE;
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (at < this.#end && this.#text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }
}

/** Lines as one, where a blank line is a line break; `undefined` where lines are indented, which keeps their breaks. */
function folded(lines: readonly string[]): string | undefined {
  let text = lines[0] ?? '';
  let blanks = 0;
  for (const line of lines.slice(1)) {
    if (line.startsWith(' ')) return undefined;
    if (line === '') blanks += 1;
    else {
      text += (blanks === 0 ? ' ' : '\n'.repeat(blanks)) + line;
      blanks = 0;
    }
  }
  return text;
}
