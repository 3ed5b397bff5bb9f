import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { canonicalText } from './contentHash.ts';

/** Bytes of a key: by chance, two of a billion different inputs have the same one with a probability of 10⁻²⁰. */
const KEY_BYTES = 16;

/** Keys of an example's question and answer: equal where the normalised values are equal. */
export interface ExampleKeys {
  /** Of the function with the input. */
  input: string;
  output: string;
}

/**
 * Keys of an example, absent where it lacks a side. Texts are compared in Unicode's form NFKC and without differences
 * in white space; case counts, since there are tasks about it.
 */
export function exampleKeys(value: JsonObject): ExampleKeys | undefined {
  const { input, expected_output: output, function_name: name } = value;
  if (input === undefined || output === undefined) return undefined;
  return { input: keyOf([name ?? null, normalise(input)]), output: keyOf(normalise(output)) };
}

function keyOf(value: JsonValue): string {
  const bytes = sha256(utf8ToBytes(canonicalText(value))).subarray(0, KEY_BYTES);
  return btoaOf(bytes);
}

/** Base 64 without padding, as the shortest text. */
function btoaOf(bytes: Uint8Array): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text += digits[(group >> shift) & 63] ?? '';
  }
  return text;
}

/** True for text that normalising leaves as it is, as most is: printable ASCII with single spaces within. */
function isEven(text: string): boolean {
  return !/[^\x20-\x7e]| {2}|^ | $/.test(text);
}

/** A value whose texts are in Unicode's form NFKC, with single spaces. */
export function normalise(value: JsonValue): JsonValue {
  if (typeof value === 'string' && !isEven(value))
    return value.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (Array.isArray(value)) return value.map(normalise);
  if (!isJsonObject(value)) return value;
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalise(item)]));
}
