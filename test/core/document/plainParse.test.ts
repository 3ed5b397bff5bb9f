import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { fastParse } from '../../../server/src/core/document/fastParse.ts';
import { parseSegment } from '../../../server/src/core/document/parse.ts';
import { plainParse } from '../../../server/src/core/document/plainParse.ts';
import { valueOfTree } from '../../../server/src/core/document/treeValue.ts';
import { walkRecord } from '../../../server/src/core/document/walkRecord.ts';
import { renderMapping } from '../../../server/src/core/records/renderYaml.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { yamlText } from '../support/yamlTexts.ts';

/** Answers the value, which the parser with locations has to say as well, and the fast one where it says anything; the order of keys counts. */
function checkPlain(text: string): JsonObject | undefined {
  const value = plainParse(text);
  if (value === undefined) return undefined;
  const parsed = parseSegment(text);
  expect(parsed.problems).toEqual([]);
  expect(JSON.stringify(valueOfTree(parsed.root))).toBe(JSON.stringify(value));
  const fast = fastParse(text);
  if (fast !== undefined) expect(JSON.stringify(fast.value)).toBe(JSON.stringify(value));
  expect(walkRecord(value, definitionOf('example')).hasUnsafeNumber).toBe(false);
  return value;
}

test.each([
  ['a: 1\n', { a: 1 }],
  ['---\na: x\n', { a: 'x' }],
  ['# c\n\na: x\n  # c\nb: y', { a: 'x', b: 'y' }],
  ['a: "x\\n\\"y\\" é"\nb: \'it\'\'s\'\n', { a: 'x\n"y" é', b: "it's" }],
  [
    'a: [x, -1, "b, c", [], {}]\nb: { c: 1.5, "d e":{f: ~} }\n',
    { a: ['x', -1, 'b, c', [], {}], b: { c: 1.5, 'd e': { f: null } } },
  ],
  ['a:\n  b:\n    c: 1\n  d:\ne:\n', { a: { b: { c: 1 }, d: null }, e: null }],
  [
    'a:\n- x\n- b: 1\n  c: 2\n-   d: 1\n    e:\n    - 1\nf: true\n',
    { a: ['x', { b: 1, c: 2 }, { d: 1, e: [1] }], f: true },
  ],
  ['a: |\n  x\n\n    y\nb: |-\n  x\n\nc: |+\n  x\n\nd: 1\n', { a: 'x\n\n  y\n', b: 'x', c: 'x\n\n', d: 1 }],
  ['a: >-\n  x\n  y\n\n  z\nb: >\n  x\n', { a: 'x y\nz', b: 'x\n' }],
  ['a:\n  - |\n    x\n  - y z\n', { a: ['x\n', 'y z'] }],
])('%j', (text, expected) => {
  expect(checkPlain(text)).toEqual(expected);
});

test.each([
  ...[
    '',
    '- a\n',
    '"a": 1\n',
    'a: &x 1\n',
    'a: *x\n',
    'a: !!str 1\n',
    '? a\n: 1\n',
    '%YAML 1.2\n---\na: 1\n',
    'a: 1\n...\n',
  ],
  ...[
    'a: 1\na: 2\n',
    '__proto__: 1\n',
    'null: 1\n',
    '<<: 1\n',
    'a: b: c\n',
    'a: b #c\n',
    'a: x\n  y\n',
    'a: "x\n  y"\n',
  ],
  ...['a:\tb\n', 'a: b\r\n', '\ufeffa: b\n', 'a: \u2028\n', 'a: \ud800\n', 'a: "\\ud83d"\n', 'a: "\\x41"\n'],
  ...[
    'a: [x\n',
    'a: [x,]\n',
    'a: [x: y]\n',
    'a: { b }\n',
    'a: { "b" c }\n',
    'a: [] x\n',
    'a: "x" y\n',
    "a: 'x\n",
  ],
  ...['a: 9007199254740993\n', 'a: 1e300\n', 'a: .nan\n', 'a: 12345678901234567890\n', 'a: @x\n', 'a: - b\n'],
  ...['a: |2\n  x\n', 'a: |\n   x\n  y\n', 'a: |\n', 'a: |\n\n  x\n', 'a: |\n  x', 'a: >\n  x\n    y\n'],
  ...[
    'a:\n    b: 1\n  c: 2\n',
    'a:\n  - b\n c: 1\n',
    'a:\n  - - b\n',
    'a:\n  -\n',
    'a:\n- b\n  c\n',
    ' a: 1\nb: 2\n',
  ],
])('%j is left to the other parsers', (text) => {
  expect(plainParse(text)).toBeUndefined();
});

test('it says what the other parsers say wherever it says anything', () => {
  let passed = 0;
  fc.assert(
    fc.property(yamlText, (text) => {
      if (checkPlain(text) !== undefined) passed += 1;
    }),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(40);
});

test('it reads back what is written, and what becomes of that by one odd edit', () => {
  const key = fc.oneof(
    { weight: 60, arbitrary: fc.stringMatching(/^[a-z_][a-z0-9_.\/-]{0,8}$/) },
    { weight: 1, arbitrary: fc.constantFrom('null', 'a b', 'é', '1', '<<') },
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      tie('leaf'),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('map'),
    ),
    map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    leaf: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('é \u0085', '日本 🙂', 'a\tb', '\u2028'),
      fc.lorem(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom(null, 'a\nb', 'a\n\n b\n', 'a: b', '- a', 'no', '08:30'),
    ),
  }));
  const record = fc
    .dictionary(key, value, { minKeys: 1, maxKeys: 6 })
    .map((object) => renderMapping(object as JsonObject, ''));
  const edit = fc.tuple(
    fc.nat(),
    fc.nat(3),
    fc.constantFrom(
      '',
      ' ',
      '  ',
      '\n',
      '\n  ',
      ': ',
      ' #',
      '- ',
      '"',
      "'",
      '|',
      '>',
      '{',
      '}',
      '[',
      ']',
      ',',
      '#',
      '-',
      ':',
      '\\',
      '...',
      '---\n',
      'x',
    ),
  );
  let [read, readEdited] = [0, 0];
  fc.assert(
    fc.property(record, edit, (text, [at, removed, inserted]) => {
      if (checkPlain(text) !== undefined) read += 1;
      const place = at % (text.length + 1);
      const edited = text.slice(0, place) + inserted + text.slice(place + removed);
      if (checkPlain(edited) !== undefined) readEdited += 1;
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(1000);
  expect(readEdited).toBeGreaterThan(200);
});
