import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { Definition } from '../schema/definition.ts';
import { RECORD_KINDS } from './kinds.ts';

/** Identity and label are no content: the same content under another id or number has the same hash. */
export const NAMES_OF_THE_RECORD: ReadonlySet<string> = new Set([
  'version',
  ...RECORD_KINDS.map((description) => description.idProperty),
]);

/**
 * The content hash of a record: SHA-256, in lower-case hexadecimal, of the canonical JSON (RFC 8785) of its content
 * properties, without id and version. Versions, duplicates, approvals and receipts compare this and nothing else.
 * The value must be JSON without lone surrogates and numbers that are not finite; analysis reports those before.
 */
export function contentHash(value: JsonObject, definition: Definition, hash: TextHash = sha256Text): string {
  return hash(canonicalText(contentOf(value, definition)));
}

/** SHA-256, in lower-case hexadecimal, of the canonical JSON of any value. */
export function hashOf(value: JsonValue): string {
  return sha256Text(canonicalText(value));
}

/** SHA-256, in lower-case hexadecimal, of a text in UTF-8. Hosts have faster ones than the language itself. */
export type TextHash = (text: string) => string;

const sha256Text: TextHash = (text) => hexadecimal(sha256(utf8ToBytes(text)));

/** In one piece: a text to which pieces are added stays in pieces, which take room and are slow to compare. */
function hexadecimal(bytes: Uint8Array): string {
  const digits = new Array<number>(2 * bytes.length);
  for (const [at, byte] of bytes.entries()) {
    digits[2 * at] = digitCode(byte >> 4);
    digits[2 * at + 1] = digitCode(byte & 15);
  }
  return String.fromCharCode(...digits);
}

function digitCode(value: number): number {
  return value < 10 ? 48 + value : 87 + value;
}

/** The canonical JSON of a value: RFC 8785, keys sorted by UTF-16 code units, numbers as ECMAScript writes them. */
export function canonicalText(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('A value that is not JSON reached the canonical form.');
  return text;
}

/** The record without id, version, annotations and derived properties: what its content hash is taken of. */
export function contentOf(value: JsonObject, definition: Definition): JsonObject {
  return keepContent(
    Object.entries(value).filter(([name]) => !NAMES_OF_THE_RECORD.has(name)),
    definition,
  );
}

/** Properties that the schema does not know count as content: a change must never pass unnoticed. */
function keepContent(entries: readonly (readonly [string, JsonValue])[], definition: Definition): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [name, value] of entries) {
    const property = definition.properties.get(name) ?? (definition.additional || undefined);
    if (property?.role === 'annotation' || property?.role === 'derived') continue;
    kept.push([name, contentOfValue(value, property)]);
  }
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return Object.fromEntries(kept);
}

/**
 * What of a value below a content property counts as content. A nested property without a role has its parent's, so only
 * other roles are taken out.
 */
export function contentOfValue(value: JsonValue, definition: Definition | undefined): JsonValue {
  if (definition === undefined) return value;
  if (Array.isArray(value)) {
    return definition.items === undefined
      ? value
      : value.map((item) => contentOfValue(item, definition.items));
  }
  if (!isJsonObject(value) || (definition.properties.size === 0 && !definition.additional)) return value;
  return keepContent(Object.entries(value), definition);
}
