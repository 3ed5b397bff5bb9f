import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';

/** Texts that YAML, CSV or JSON could take for something else. */
export const TRICKY_TEXTS: readonly string[] = [
  '',
  ' ',
  'no',
  'Yes',
  'on',
  'null',
  '~',
  'true',
  '08:30',
  '1e3',
  '10',
  '-0',
  '0x1F',
  '0o17',
  '.inf',
  '.NaN',
  '1_000',
  '2026-11-23',
  '2026-11-23T08:00:00Z',
  '=',
  '<<',
  '- x',
  '-',
  '?',
  '? a',
  ':',
  'key: value',
  'a:',
  '#',
  'a #b',
  '# c',
  '%TAG',
  '---',
  '...',
  '&a',
  '*a',
  '!tag',
  '|',
  '>',
  '@',
  '`',
  '"',
  "'",
  "it's",
  '[',
  ']',
  '{',
  '}',
  ',',
  'a, b',
  ' leading',
  'trailing ',
  'tab\there',
  'line\nbreak',
  'two\n\nlines\n',
  '\nfirst',
  'last\n\n',
  '  indented\nthen',
  'a\n  b\n c',
  'carriage\rreturn',
  'win\r\ndows',
  '\u0000',
  '\u0007',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  'm²',
  '½',
  'é',
  '漢字',
  '😀',
  '\ufffe',
  'a\n---\nb',
  '---\na',
  '...\n',
  'x: |\n  y',
  '<<<<<<< ours',
  '=======',
  '\t',
  '\n',
  '\n\n',
  ' \n',
  'a \nb ',
];

const texts = fc.oneof(
  fc.constantFrom(...TRICKY_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom(...TRICKY_TEXTS), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('\n')),
);

const numbers = fc.oneof(
  fc.maxSafeInteger(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    // An integer of so many digits may have lost some: it is refused where JSON is read.
    .filter((number) => !Number.isInteger(number) || Number.isSafeInteger(number) || Math.abs(number) >= 1e21)
    .map((number) => (Object.is(number, -0) ? 0 : number)),
);

/** Any JSON value that a record can hold, three levels deep. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    texts,
    numbers,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** A JSON object as a record's input holds it. */
export const anyObject: fc.Arbitrary<JsonObject> = fc.dictionary(texts, anyJson, {
  maxKeys: 4,
  noNullPrototype: true,
});

/** An example that follows its schema, with content of every shape. */
export const anyExample: fc.Arbitrary<JsonObject> = fc.record(
  {
    example_id: fc.uuid(),
    version: fc.integer({ min: 1, max: 9 }),
    name: texts,
    function_name: texts,
    domain: texts,
    input: anyJson,
    expected_output: anyJson,
    explanation: texts,
    capability_tags: fc.uniqueArray(texts, { maxLength: 3 }),
    group: texts,
    quality_scores: fc.dictionary(texts, fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    metadata: anyObject,
  },
  { requiredKeys: ['example_id', 'version', 'input', 'expected_output'], noNullPrototype: true },
);
