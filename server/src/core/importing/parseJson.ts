import type { JsonValue } from '../../../../shared/src/json.ts';
import { structureMistake } from './jsonScan.ts';

/** A JSON value, or the reason why the text is none that a record can hold exactly. */
export type ParsedJson = { value: JsonValue } | { mistake: string };

/** Digits that may be an integer beyond 2^53; only then the slower look at each number is needed. */
const LONG_NUMBER = /\d{16}/;
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/**
 * Parses JSON and refuses what would change silently: integers beyond 2^53, numbers that overflow, halves of
 * characters, and keys that are there twice. Everything that passes is exactly what was written.
 */
export function parseJson(text: string): ParsedJson {
  let mistake: string | undefined;
  const check = (_key: string, value: unknown, context?: { source?: string }): unknown => {
    if (typeof value === 'number') mistake ??= mistakeOf(value, context?.source);
    return value;
  };
  try {
    const structure = structureMistake(text);
    if (structure !== undefined) return { mistake: structure };
    const value = (
      LONG_NUMBER.test(text) || /\de/i.test(text) ? JSON.parse(text, check) : JSON.parse(text)
    ) as JsonValue;
    if (SURROGATE_ESCAPE.test(text) && !isWellFormed(value)) mistake ??= 'a text holds half a character';
    return mistake === undefined ? { value } : { mistake };
  } catch (error) {
    return { mistake: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Before version 21, Node does not tell the source; then every number beyond 2^53 counts as an integer. */
function mistakeOf(value: number, source: string | undefined): string | undefined {
  const written = source ?? String(value);
  if (!Number.isFinite(value)) return `the number ${written} is too large`;
  const isInteger = source === undefined ? Number.isInteger(value) : /^-?\d+$/.test(source);
  return isInteger && !Number.isSafeInteger(value)
    ? `the integer ${written} is beyond 2^53 and would lose digits; write it as text`
    : undefined;
}

function isWellFormed(value: JsonValue): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item));
}
