import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { resolvePlainScalar } from './plainScalar.ts';

const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;

/** Deeper ones are left to the parsers, which have a limit of their own. */
const DEPTH = 40;
/** YAML's limit for a key on a line is 1,024. */
const KEY_LENGTH = 1000;
/** Characters that mean something at the start of a plain scalar. */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map((one) => one.charCodeAt(0)));
/** In lists and mappings on a line a plain scalar may hold some of these; who knows where it ends is asked then. */
const NOT_IN_FLOW = new Set([...':#[{"\''].map((one) => one.charCodeAt(0)));
/** Half of a surrogate pair. */
const SURROGATE_ESCAPE = /\\u[dD]/;

/**
 * Reads what stands on one line of a text without tabs: scalars, and lists and mappings in brackets. Everything that needs a closer
 * look is `undefined`.
 */
export class PlainLine {
  readonly #text: string;
  /** Where reading goes on. */
  #at = 0;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The value that takes all of the line from a character that is no space up to `end`. */
  value(start: number, end: number): JsonValue | undefined {
    this.#at = start;
    this.#end = end;
    const first = this.#text.charCodeAt(start);
    if (first !== DOUBLE_QUOTE && first !== SINGLE_QUOTE && first !== OPEN_LIST && first !== OPEN_MAP)
      return this.#blockScalar(start, end);
    const value = this.#item(0);
    return this.#skipSpaces() === end ? value : undefined;
  }

  /** Where the key that starts at a position ends, before its colon; -1 where there is no plain word with a colon and a space. */
  keyEnd(start: number, end: number): number {
    let at = start;
    while (at < end && isWordCharacter(this.#text.charCodeAt(at))) at += 1;
    if (at === start || at - start > KEY_LENGTH || this.#text.charCodeAt(at) !== COLON) return -1;
    return at + 1 === end || this.#text.charCodeAt(at + 1) === SPACE ? at : -1;
  }

  #blockScalar(start: number, end: number): JsonValue | undefined {
    if (!this.#mayStart(start)) return undefined;
    let last = end;
    while (this.#text.charCodeAt(last - 1) === SPACE) last -= 1;
    const source = this.#text.slice(start, last);
    if (source.includes(': ') || source.includes(' #') || source.endsWith(':')) return undefined;
    return scalarValue(source);
  }

  /** A dash before a digit starts a number. */
  #mayStart(start: number): boolean {
    const first = this.#text.charCodeAt(start);
    return first === DASH ? isDigit(this.#text.charCodeAt(start + 1)) : !INDICATORS.has(first);
  }

  #item(depth: number): JsonValue | undefined {
    const first = this.#text.charCodeAt(this.#at);
    if (first === DOUBLE_QUOTE) return this.#doubleQuoted();
    if (first === SINGLE_QUOTE) return this.#singleQuoted();
    if (depth > DEPTH) return undefined;
    if (first === OPEN_LIST) return this.#list(depth);
    if (first === OPEN_MAP) return this.#map(depth);
    return this.#flowScalar();
  }

  #doubleQuoted(): string | undefined {
    const start = this.#at;
    let close = start + 1;
    let isEscaped = false;
    for (; close < this.#end; close += 1) {
      const character = this.#text.charCodeAt(close);
      if (character === DOUBLE_QUOTE) break;
      if (character !== BACKSLASH) continue;
      isEscaped = true;
      close += 1;
    }
    if (close >= this.#end) return undefined;
    this.#at = close + 1;
    return isEscaped ? unescaped(this.#text.slice(start, this.#at)) : this.#text.slice(start + 1, close);
  }

  #singleQuoted(): string | undefined {
    const start = this.#at + 1;
    let close = this.#text.indexOf("'", start);
    let isDoubled = false;
    while (close >= 0 && this.#text.charCodeAt(close + 1) === SINGLE_QUOTE) {
      isDoubled = true;
      close = this.#text.indexOf("'", close + 2);
    }
    if (close < 0 || close >= this.#end) return undefined;
    this.#at = close + 1;
    const text = this.#text.slice(start, close);
    return isDoubled ? text.replaceAll("''", "'") : text;
  }

  #list(depth: number): JsonValue[] | undefined {
    const items: JsonValue[] = [];
    this.#at += 1;
    for (let isFirst = true; ; isFirst = false) {
      const next = this.#text.charCodeAt(this.#skipSpaces());
      if (isFirst && next === CLOSE_LIST) break;
      const item = this.#item(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      const behind = this.#text.charCodeAt(this.#skipSpaces());
      if (behind === CLOSE_LIST) break;
      if (behind !== COMMA) return undefined;
      this.#at += 1;
    }
    this.#at += 1;
    return items;
  }

  #map(depth: number): JsonObject | undefined {
    const map: JsonObject = {};
    this.#at += 1;
    for (let isFirst = true; ; isFirst = false) {
      const next = this.#text.charCodeAt(this.#skipSpaces());
      if (isFirst && next === CLOSE_MAP) break;
      const key = this.#flowKey();
      if (key === undefined || !isNewKey(map, key)) return undefined;
      this.#skipSpaces();
      const value = this.#item(depth + 1);
      if (value === undefined) return undefined;
      map[key] = value;
      const behind = this.#text.charCodeAt(this.#skipSpaces());
      if (behind === CLOSE_MAP) break;
      if (behind !== COMMA) return undefined;
      this.#at += 1;
    }
    this.#at += 1;
    return map;
  }

  /** A key with its colon. */
  #flowKey(): string | undefined {
    const start = this.#at;
    if (this.#text.charCodeAt(start) === DOUBLE_QUOTE) {
      const quoted = this.#doubleQuoted();
      const end = this.#at;
      this.#at += 1;
      return this.#text.charCodeAt(end) === COLON && end - start < KEY_LENGTH ? quoted : undefined;
    }
    const end = this.keyEnd(start, this.#end);
    if (end < 0) return undefined;
    this.#at = end + 1;
    return wordKey(this.#text.slice(start, end));
  }

  #flowScalar(): JsonValue | undefined {
    const start = this.#at;
    if (!this.#mayStart(start)) return undefined;
    let end = start;
    for (; end < this.#end; end += 1) {
      const character = this.#text.charCodeAt(end);
      if (character === COMMA || character === CLOSE_LIST || character === CLOSE_MAP) break;
      if (NOT_IN_FLOW.has(character)) return undefined;
    }
    if (end === this.#end) return undefined;
    this.#at = end;
    while (end > start && this.#text.charCodeAt(end - 1) === SPACE) end -= 1;
    return end === start ? undefined : scalarValue(this.#text.slice(start, end));
  }

  #skipSpaces(): number {
    while (this.#at < this.#end && this.#text.charCodeAt(this.#at) === SPACE) this.#at += 1;
    return this.#at;
  }
}

/** A key that is a plain word and means text. */
export function wordKey(word: string): string | undefined {
  return typeof resolvePlainScalar(word) === 'string' ? word : undefined;
}

/** True for a key that the mapping does not have yet, and that means nothing to JavaScript or to YAML 1.1. */
export function isNewKey(map: JsonObject, key: string): boolean {
  return key !== '__proto__' && key !== '<<' && !Object.hasOwn(map, key);
}

/** Of numbers beyond 2^53 only the source tells what was written. */
function scalarValue(source: string): JsonValue | undefined {
  const value = resolvePlainScalar(source);
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : value;
}

/** The text of a scalar in double quotes whose escapes JSON has as well. */
function unescaped(source: string): string | undefined {
  if (SURROGATE_ESCAPE.test(source)) return undefined;
  try {
    const text: unknown = JSON.parse(source);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function isDigit(character: number): boolean {
  return character >= 48 && character <= 57;
}

/** Letters, digits, `_`, `-`, `.` and `/`. */
function isWordCharacter(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    character === 95 ||
    (character >= 45 && character <= 57)
  );
}
