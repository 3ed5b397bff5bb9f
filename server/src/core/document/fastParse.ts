import { parseEvents, YAMLException } from 'js-yaml';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { valueOfEvents, type YamlEvents } from './fastValue.ts';
import { LIMITS } from './limits.ts';

/** A document that the fast parser read, of which both parsers say the same. */
export interface FastDocument {
  value: JsonObject;
  events: YamlEvents;
}

/** Anchors, tags and explicit keys: rare, and read by trying and going back in the fast parser. */
const PROPERTY_OR_EXPLICIT_KEY =
  /(?:^[ \t]*|[-?:][ \t]+|[[{,][ \t]*)(?:[&!](?=[^ \t\r\n])|!(?=[ \t\r\n])|\?(?=[ \t\r\n]))/m;
/**
 * Directives, document ends, conflict markers, tabs where a line is indented, block texts with an indentation indicator, and escapes
 * that may be half of a surrogate pair.
 */
const UNUSUAL = /^%|^\.{3}|^[<>]{7}|^ *\t|[|>][-+]?[1-9]|\\u[dD][89a-fA-F]|\\U/m;

const PARSER_OPTIONS = { maxDepth: LIMITS.depth };

/**
 * True where the fast parser takes time in proportion to the text's length: no anchors, tags or explicit keys, the
 * constructs that it reads by trying and going back.
 */
export function isSafeForFastParser(text: string): boolean {
  return !PROPERTY_OR_EXPLICIT_KEY.test(text);
}

/**
 * Reads a document with js-yaml, which is several times as fast as the parser with locations. Only texts that pass
 * a lexical gate are read; `undefined` for all others, for mistakes, for documents that are no mapping, and for
 * everything on which the two parsers might not agree.
 */
export function fastParse(text: string): FastDocument | undefined {
  if (!isSafeForFastParser(text) || isUnusual(text)) return undefined;
  try {
    const events = parseEvents(text, PARSER_OPTIONS);
    const value = valueOfEvents(text, events);
    return value && { value, events };
  } catch {
    // Whatever is wrong, the parser with locations says it better.
    return undefined;
  }
}

/** True for texts that the parsers may read differently, or that are not JSON in some corner. */
function isUnusual(text: string): boolean {
  if (UNUSUAL.test(text) || !text.isWellFormed() || text.includes('\uFEFF')) return true;
  return text.includes('\r') && /\r(?!\n)/.test(text);
}

/** Where and why the fast parser stops. */
export interface FastMistake {
  kind: 'depth' | 'syntax';
  /** Offset into the text. */
  position: number;
}

/** The first mistake that the fast parser finds; `undefined` where it finds none. The text must be safe for it. */
export function firstMistake(text: string): FastMistake | undefined {
  try {
    parseEvents(text, PARSER_OPTIONS);
    return undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) return { kind: 'depth', position: 0 };
    const kind = error.reason.startsWith('nesting') ? 'depth' : 'syntax';
    return { kind, position: error.mark?.position ?? 0 };
  }
}
