import type { JsonValue } from '../../../../shared/src/json.ts';
import { canonicalText } from '../records/contentHash.ts';
import { parseJson } from './parseJson.ts';

/** A value of another type, nothing (an empty cell), or the reason why there is none. */
export type Converted = { value: JsonValue } | { missing: true } | { mistake: string };

export type ConversionName = 'text' | 'number' | 'integer' | 'boolean' | 'json' | 'list';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const TRUE_WORDS = ['true', 'yes', '1'];
const FALSE_WORDS = ['false', 'no', '0'];

/** The types that a map can ask for. Empty text and null are a missing value for all of them. */
export const CONVERSIONS: Readonly<
  Record<ConversionName, (value: JsonValue, separator: string) => Converted>
> = {
  text: toText,
  number: toNumber,
  integer: (value) => {
    const converted = toNumber(value);
    const isFraction = 'value' in converted && !Number.isInteger(converted.value);
    return isFraction ? { mistake: `${show(value)} is no whole number` } : converted;
  },
  boolean: toBoolean,
  json: toJson,
  list: toList,
};

/** Converts a value as the map asks. */
export function convert(value: JsonValue, name: ConversionName, separator: string): Converted {
  if (value === null || value === '') return { missing: true };
  return CONVERSIONS[name](value, separator);
}

function toText(value: JsonValue): Converted {
  if (typeof value === 'string') return { value };
  return typeof value === 'object'
    ? { mistake: `${show(value)} is no single value` }
    : { value: canonicalText(value) };
}

function toNumber(value: JsonValue): Converted {
  if (typeof value === 'number') return { value };
  const text = typeof value === 'string' ? value.trim() : '';
  if (!NUMBER.test(text)) return { mistake: `${show(value)} is no number` };
  const number = Number(text);
  const isWhole = /^[-+]?\d+$/.test(text);
  if (!Number.isFinite(number) || (isWhole && !Number.isSafeInteger(number))) {
    return { mistake: `${show(value)} is beyond what a number can hold exactly; keep it as text` };
  }
  return { value: number };
}

function toBoolean(value: JsonValue): Converted {
  if (typeof value === 'boolean') return { value };
  const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
  if (TRUE_WORDS.includes(word)) return { value: true };
  if (FALSE_WORDS.includes(word)) return { value: false };
  return { mistake: `${show(value)} is none of ${[...TRUE_WORDS, ...FALSE_WORDS].join(', ')}` };
}

function toJson(value: JsonValue): Converted {
  if (typeof value !== 'string') return { value };
  return parseJson(value);
}

function toList(value: JsonValue, separator: string): Converted {
  if (Array.isArray(value)) return { value };
  if (typeof value !== 'string') return { value: [value] };
  const items = value.split(separator).map((item) => item.trim());
  return { value: items.filter((item) => item !== '') };
}

function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…`;
}
