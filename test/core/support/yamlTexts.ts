import fc from 'fast-check';

/** Scalars on whose meaning YAML parsers like to differ. */
const TRICKY_SCALARS = [
  '08:30',
  'no',
  'yes',
  'on',
  'Off',
  'y',
  'n',
  '0o17',
  '0o18',
  '017',
  '0x1F',
  '-0x1F',
  '0b11',
  '1_000',
  '.5',
  '5.',
  '+.5e3',
  '1e3',
  '1E-3',
  '-0',
  '+12',
  '1.',
  '.',
  '..',
  '-.inf',
  '.nan',
  '.NaN',
  '~',
  'null',
  'NULL',
  'nUll',
  'True',
  'tRue',
  'false',
  '2026-03-04',
  '2026-03-04T09:30:00Z',
  '12345678901234567890',
  '1e400',
  '9007199254740993',
  '190:20:30',
  'a:b',
  'a :b',
  'a#b',
  'http://x/y?z=1#f',
  '-a',
  '?a',
  ':a',
  '- a',
  'é',
  '日本語',
  '🙂',
  'a  b',
  "it's",
  "'it''s'",
  '"a\\nb"',
  '"\\x41\\u00e9\\U0001F642"',
  '"\\ud83d\\ude42"',
  "'a\n   b'",
  '"a\n   b\\\n   c"',
  'a\n   b',
  'a\n\n   b',
  '<<',
  '=',
  '[a, b: c, {d: e}]',
  '{a, "b":c, d: [1,2]}',
  '[]',
  '{}',
  '[a,]',
  '{a: 1,}',
  '{a: , b: }',
  '{? a: b}',
  '*a',
  '&a b',
  '!t b',
  '! b',
  '!!str 1',
  '@a',
  '`a',
  '%a',
  'a\tb',
  'a\t',
  '\ta',
  '%',
  '|',
  '>',
  '|\n   a\n    b\n\n   c\n',
  '>\n   a\n   b\n\n   c\n',
  '|2-\n   a\n',
  '|+\n   a\n\n',
  '>-\n   a\n\n',
  '|1\n   a\n',
  '| # c\n   a\n',
  '\n   - a\n   - b',
  '\n   k: v\n   l: w',
  '\n  - a',
  '',
  '# only a comment',
  'a # comment',
  'a\n   # not a comment\n   b',
  '---',
  '--- a',
  '...',
  '\u0085',
  '\u2028',
  '\u00a0',
  '\ufeff',
  '\u0007',
  '\u007f',
];

const KEYS = [
  'a',
  'b',
  'null',
  '~',
  '1',
  'true',
  '"q"',
  "'s'",
  'a b',
  'é',
  '',
  '? a',
  '[a]',
  '&k c',
  '<<',
  '__proto__',
  'k:',
];
const PIECES = [
  ' ',
  '  ',
  '\n',
  '\n ',
  '\n  ',
  '\r\n',
  ': ',
  ':',
  '- ',
  '-',
  ', ',
  ',',
  '[',
  ']',
  '{',
  '}',
  '#',
  ' #',
  '"',
  "'",
  '\\',
  '|',
  '>',
  '?',
  '? ',
  '!',
  '&',
  '*',
  '%',
  '\t',
  '\r',
  'a',
  'b',
  '1',
  '...',
  '---',
];

const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TRICKY_SCALARS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);

/** Lines of a mapping, of which most are YAML and some are not. */
const mapping = fc
  .array(
    fc.tuple(
      fc.constantFrom(...KEYS),
      fc.constantFrom(': ', ':', ' : ', ':  ', ':\t'),
      scalar,
      fc.constantFrom('', ' ', '\t', ' # c'),
    ),
    {
      maxLength: 5,
    },
  )
  .map((pairs) =>
    pairs
      .map(
        ([key, colon, value, end], index) =>
          `${key === 'a' ? `k${String(index)}` : key}${colon}${value}${end}\n`,
      )
      .join(''),
  );

/** Nested lists and mappings in block and flow style. */
const nested = fc.letrec<{ block: string; flow: string }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(tie('flow'), { maxLength: 3 })
      .map((items) => `{${items.map((item, at) => `k${String(at)}: ${item}`).join(', ')}}`),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    tie('flow'),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((items) => indented(items.map((item) => `- ${item}`))),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((items) => indented(items.map((item, at) => `k${String(at)}: ${item}`))),
  ),
})).block;

function indented(lines: readonly string[]): string {
  return `\n${lines.join('\n')}`.replaceAll('\n', '\n  ');
}

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

/** Texts of one document, or what could be mistaken for one. */
export const yamlText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '---\n', '# c\n', '%YAML 1.2\n---\n', '\ufeff', '--- '),
    fc.oneof(
      mapping,
      nested.map((text) => `root: ${text}\n`),
      soup.map((text) => `a: ${text}\n`),
      soup,
    ),
    fc.constantFrom('', '', '\n', '...\n', '# end\n', '  \n'),
    fc.boolean(),
  )
  .map(([start, body, end, hasReturns]) => {
    const text = start + body + end;
    return hasReturns ? text.replace(/\r?\n/g, '\r\n') : text;
  });

/** Texts of streams: documents with markers between and around them. */
export const yamlStream: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '---\n',
        '...\n',
        '---\n',
        '# c\n',
        '\n',
        '--- a\n',
        '---a: 1\n',
        '--- # c\n',
        '... # c\n',
        '---\t\n',
        ' ---\n',
        '....\n',
        'a: |\n  x\n ---\n',
        'a: "x\n',
        '%YAML 1.2\n',
        '- %a\n',
        '---\r\n',
        'b: 1\r\n',
      ),
      yamlText,
    ),
    { maxLength: 6 },
  )
  // A byte order mark starts the stream or nothing.
  .map((parts) => parts.join('').replace(/(?!^)\uFEFF/g, ''));
