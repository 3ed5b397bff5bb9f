import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literalQuery, parseSearchQuery } from '../../../server/src/core/search/searchQuery.ts';
import { tokenise } from '../../../server/src/core/search/tokenise.ts';

/** What ranks; conditions (`-` not, `*` begins so); the word that may be unfinished. */
function read(typed: string): string {
  const { text, conditions, prefixes, unfinished } = parseSearchQuery(typed);
  const shown = conditions.map(
    ({ atoms, isPrefix, isExcluded }) => `${isExcluded ? '-' : '+'}${atoms.join('.')}${isPrefix ? '*' : ''}`,
  );
  return [text, shown.join(' '), prefixes.join(' '), unfinished ?? ''].join(' / ');
}

const QUERIES: [typed: string, read: string][] = [
  ['lost parcel', 'lost parcel /  /  / parcel'],
  ['lost parcel ', 'lost parcel /  /  / '],
  ['lost parcel?', 'lost parcel? /  /  / '],
  ['"my parcel" late', 'my parcel late / +my.parcel /  / late'],
  ['late "my parcel"', 'late my parcel / +my.parcel /  / '],
  ['late “my parcel”, please', 'late my parcel, please / +my.parcel /  / please'],
  ['refun*', ' / +refun* / refun / '],
  ['refun* please ', 'please / +refun* / refun / '],
  ['get_weath* ', 'get_weath / +get.weath* / weath / '],
  ['parcel -late ', 'parcel / -late /  / '],
  ['parcel -lat* -"my home" ', 'parcel / -lat* -my.home /  / '],
  ['getWeather -parseHTML ', 'getWeather / -parse.html /  / '],
  // Signs that mean themselves.
  ['say "my parcel ', 'say "my parcel /  /  / '],
  ['5" pipe', '5" pipe /  /  / pipe'],
  ['"" ', '"" /  /  / '],
  ['"!?" ', '"!?" /  /  / '],
  ['a - b', 'a - b /  /  / '],
  ['-5 degrees ', '-5 degrees /  /  / '],
  ['rm -rf x ', 'rm -rf x /  /  / '],
  ['--no-cache ', '--no-cache /  /  / '],
  ['well-known ', 'well-known /  /  / '],
  ['2 * 3 ', '2 * 3 /  /  / '],
  ['**bold** ', '**bold** /  /  / '],
  ['SELECT * ', 'SELECT * /  /  / '],
  ['', ' /  /  / '],
  ['  ', ' /  /  / '],
];

test.each(QUERIES)('%s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

const piece = fc.oneof(
  fc.constantFrom('"', '“', '”', '-', '*', ' ', 'refun*', '-word', '"two words"', '\n', '包裹'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const typed = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

test('no text makes it throw, and every condition names something', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const query = parseSearchQuery(text);
      expect(query.conditions.every(({ atoms }) => atoms.length > 0 && !atoms.includes(''))).toBe(true);
      expect(query.text).toBe(query.text.trim());
    }),
  );
});

test('no word gets lost: each of the text ranks, is a condition, or is a beginning', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { text: kept, conditions } = parseSearchQuery(text);
      const found = new Set([...tokenise(kept).atoms, ...conditions.flatMap(({ atoms }) => atoms)]);
      expect(tokenise(text).atoms.filter((atom) => !found.has(atom))).toEqual([]);
    }),
  );
});

test('a quote without its end is literal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.replace(/["“”„*-]/gu, '');
      expect(parseSearchQuery(`"${plain}`).conditions).toEqual([]);
    }),
  );
});

test('a literal query is its text', () => {
  expect(literalQuery(' say "my parcel" -now* ')).toMatchObject({
    text: 'say "my parcel" -now*',
    conditions: [],
    prefixes: [],
    unfinished: undefined,
  });
});

test('a query of 100 KB is read in one go', () => {
  for (const unit of ['"', '" ', '-a', 'a', 'a*', '1.', '"a" ', '-abc* '])
    expect(() => parseSearchQuery(unit.repeat(100_000 / unit.length))).not.toThrow();
});
