import type { JsonValue } from '../../../../shared/src/json.ts';
import type { MapColours, MapLegendEntry } from '../../../../shared/src/protocol/neighbours.ts';

/** Values with a colour of their own; more cannot be told apart. */
const MOST_CATEGORIES = 7;
/** Longer values are cut in the legend. */
const LONGEST_VALUE = 80;
export const NO_VALUE = 255;
const LAST_NUMBER = 254;

/** Colours with their codes as bytes. */
export type Colouring = Omit<MapColours, 'codes'> & { codes: Uint8Array };

/**
 * Colours for the values of a field, one per point: a scale where all values are numbers and there are more of them than
 * colours, else the most frequent values. A list is coloured by the most frequent of its items.
 */
export function colouringOf(field: string, values: readonly (JsonValue | undefined)[]): Colouring {
  const numbers = values.filter((value) => typeof value === 'number');
  const present = values.filter((value) => value !== undefined && value !== null);
  const areNumbers = numbers.length > 0 && numbers.length === present.length;
  if (areNumbers && new Set(numbers).size > MOST_CATEGORIES) return numericColouring(field, values, numbers);
  return categoricalColouring(field, values);
}

function numericColouring(
  field: string,
  values: readonly (JsonValue | undefined)[],
  numbers: readonly number[],
): Colouring {
  let [low, high] = [Infinity, -Infinity];
  for (const value of numbers) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const codes = Uint8Array.from(values, (value) =>
    typeof value === 'number' ? Math.round(((value - low) / (high - low)) * LAST_NUMBER) : NO_VALUE,
  );
  return { field, scale: 'numbers', codes, legend: [], low, high, missing: values.length - numbers.length };
}

function categoricalColouring(field: string, values: readonly (JsonValue | undefined)[]): Colouring {
  const texts = values.map(textsOf);
  const frequency = new Map<string, number>();
  for (const text of texts.flat()) frequency.set(text, (frequency.get(text) ?? 0) + 1);
  const chosen = texts.map((own) => mostFrequent(own, frequency));
  const counts = new Map<string, number>();
  for (const text of chosen) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  const ranked = [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  const own = ranked.slice(0, MOST_CATEGORIES);
  const rest = ranked.slice(MOST_CATEGORIES);
  const codeOf = new Map(own.map(([value], code) => [value, code]));
  const legend: MapLegendEntry[] = own.map(([value, count]) => ({ value, count }));
  if (rest.length > 0) {
    const count = rest.reduce((sum, [, more]) => sum + more, 0);
    legend.push({ value: `${String(rest.length)} other values`, count, others: true });
  }
  const codes = Uint8Array.from(chosen, (text) =>
    text === undefined ? NO_VALUE : (codeOf.get(text) ?? MOST_CATEGORIES),
  );
  const missing = chosen.filter((text) => text === undefined).length;
  return { field, scale: 'categories', codes, legend, missing };
}

function textsOf(value: JsonValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap(textsOf))];
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return [text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1).toWellFormed()}…`];
}

function mostFrequent(texts: readonly string[], frequency: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const text of texts) {
    if (best === undefined || (frequency.get(text) ?? 0) > (frequency.get(best) ?? 0)) best = text;
  }
  return best;
}
