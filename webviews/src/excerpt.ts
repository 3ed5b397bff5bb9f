import { firstMatch } from './highlight.ts';

/** Characters that a row surely shows, and those before a match when the text is cut. */
const SURELY_SHOWN = 45;
const BEFORE_MATCH = 20;

/** The text on one line; where the first matched term would be out of sight, cut in front of it at a word. */
export function excerptOf(text: string, terms: readonly string[]): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const match = firstMatch(line, terms);
  if (match === undefined || match.end <= SURELY_SHOWN) return line;
  const from = match.start - BEFORE_MATCH;
  if (from <= 0) return line;
  const space = line.indexOf(' ', from);
  return `…${line.slice(space >= 0 && space < match.start ? space + 1 : match.start)}`;
}
