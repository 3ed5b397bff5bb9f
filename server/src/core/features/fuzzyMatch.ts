/** Of a text that has all characters of a query in order, but not side by side. */
const SCATTERED = 1;
const WITHIN = 2;
const AT_WORD = 3;
const AT_START = 4;
const WHOLE = 5;

/**
 * How well texts fit a query, whatever the case: 0 where a character of it is missing or out of order, up to 5 for the
 * text itself. An empty query fits everything.
 */
export function createFuzzyMatcher(query: string): (text: string) => number {
  const wanted = query.toLowerCase().replace(/\s+/g, ' ').trim();
  const characters = wanted.replaceAll(' ', '');
  return (text) => {
    if (wanted === '') return WHOLE;
    const given = text.toLowerCase();
    const at = given.indexOf(wanted);
    if (at < 0) return hasInOrder(given, characters) ? SCATTERED : 0;
    if (at === 0) return given.length === wanted.length ? WHOLE : AT_START;
    return /[\p{L}\p{N}]/u.test(given[at - 1] ?? '') ? WITHIN : AT_WORD;
  };
}

function hasInOrder(text: string, characters: string): boolean {
  let from = 0;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}
