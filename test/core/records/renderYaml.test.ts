import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import { renderRecord, renderStream } from '../../../server/src/core/records/renderRecord.ts';
import { renderFlow, renderMapping } from '../../../server/src/core/records/renderYaml.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyExample, anyJson, TRICKY_TEXTS } from '../support/arbitraryRecords.ts';

function render(value: JsonObject): string {
  return renderMapping(value, '');
}

describe('what is written is pleasant', () => {
  test.each<[JsonValue, string]>([
    ['plain words, and more', 'x: plain words, and more'],
    ['', 'x: ""'],
    ['no', 'x: "no"'],
    ['08:30', 'x: "08:30"'],
    ['1e3', 'x: "1e3"'],
    ['10', 'x: "10"'],
    [10, 'x: 10'],
    ['2026-11-23', 'x: "2026-11-23"'],
    ['- x', 'x: "- x"'],
    ['key: value', 'x: "key: value"'],
    ['a #b', 'x: "a #b"'],
    ['#', 'x: "#"'],
    ["it's", "x: it's"],
    ['say "no"', 'x: say "no"'],
    ['"no"', `x: '"no"'`],
    ['m² ½ é 漢字', 'x: m² ½ é 漢字'],
    ['one\ntwo', 'x: |-\n  one\n  two'],
    ['one\n\ntwo\n', 'x: |\n  one\n\n  two'],
    ['one\n\n', 'x: "one\\n\\n"'],
    [' one\ntwo', 'x: " one\\ntwo"'],
    ['a\u0085b', 'x: "a\\u0085b"'],
    [[], 'x: []'],
    [{}, 'x: {}'],
    [['a', 'b, c', 3], 'x: [a, "b, c", 3]'],
    [[{ a: 1, b: [{ c: 2 }] }], 'x:\n  - a: 1\n    b:\n      - c: 2'],
    [[['a'], [['b']]], 'x:\n  - [a]\n  - - [b]'],
    [1e21, 'x: 1.0e+21'],
    [1e-7, 'x: 1.0e-7'],
    [null, 'x: null'],
  ])('%j', (value, expected) => {
    expect(render({ x: value })).toBe(`${expected}\n`);
  });
});

describe('what is written comes back', () => {
  const inYaml = (text: string): unknown => parse(text, { uniqueKeys: false });

  test.each(TRICKY_TEXTS.map((text) => [text]))('%j as value, key, item and beside others', (text) => {
    const value = {
      a: text,
      [text]: text,
      list: [text, text],
      nested: [{ [text]: text, z: 1 }, [text]],
      z: text,
    };
    expect(inYaml(render(value))).toEqual(value);
    expect(load(render(value))).toEqual(value);
  });

  test('any JSON by yaml and by js-yaml', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyJson, { noNullPrototype: true, minKeys: 1 }), (value) => {
        const text = render(value);
        expect(inYaml(text)).toEqual(value);
        expect(load(text)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  test('any JSON in one line', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = renderFlow(value);
        expect(text).not.toContain('\n');
        expect(inYaml(`x: ${text}`)).toEqual({ x: value });
      }),
    );
  });

  test('a stream of records', () => {
    fc.assert(
      fc.property(fc.array(anyExample, { minLength: 1, maxLength: 4 }), (records) => {
        const stream = renderStream(records.map((record) => renderRecord(record, definitionOf('example'))));
        const documents = parseAllDocuments(stream, { uniqueKeys: false });
        expect(documents.map((document) => document.toJS() as unknown)).toEqual(records);
      }),
    );
  });

  test('a key longer than YAML allows before a colon', () => {
    const value = { ['k'.repeat(2000)]: { a: ['x'] }, b: [{ ['y z'.repeat(700)]: 1 }] };
    expect(inYaml(render(value))).toEqual(value);
  });
});

test('properties stand in the order of the schema', () => {
  const text = renderRecord(
    { unknown: 1, input: 'a', version: 1, expected_output: 'b', example_id: 'i' },
    definitionOf('example'),
  );
  expect(text).toBe('example_id: i\nversion: 1\ninput: a\nexpected_output: b\nunknown: 1\n');
});
