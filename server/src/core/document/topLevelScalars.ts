import { EventLocator } from './eventLocator.ts';
import { fastParse } from './fastParse.ts';
import { lineStartsOf, offsetAt } from './positions.ts';

/** Where a scalar stands in a document's text, quotes included. */
export interface ScalarSpan {
  start: number;
  end: number;
}

/**
 * Where the values of some of a record's own properties stand, found without a tree, in their order. `undefined`
 * where only a tree tells: unusual texts, records in braces, properties that are no scalars on a line.
 */
export function topLevelScalars(text: string, properties: readonly string[]): ScalarSpan[] | undefined {
  const parsed = fastParse(text);
  if (parsed === undefined) return undefined;
  const paths = properties.map((property) => [property]);
  const locator = new EventLocator(text, parsed.events, paths);
  const lineStarts = lineStartsOf(text);
  const offsetOf = (position: { line: number; character: number }): number =>
    offsetAt(lineStarts, text.length, position);
  if (text[offsetOf(locator.record().start)] === '{') return undefined;
  const spans = paths.flatMap((path): ScalarSpan[] => {
    const range = locator.value(path);
    return range === undefined ? [] : [{ start: offsetOf(range.start), end: offsetOf(range.end) }];
  });
  return spans.length === properties.length ? spans : undefined;
}
