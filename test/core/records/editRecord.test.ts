import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import { editRecord } from '../../../server/src/core/records/editRecord.ts';
import { renderRecord } from '../../../server/src/core/records/renderRecord.ts';
import { withField } from '../../../server/src/core/records/recordFields.ts';
import { renderFlow } from '../../../server/src/core/records/renderYaml.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyExample, anyJson, anyObject } from '../support/arbitraryRecords.ts';

const example = definitionOf('example');
const order = [...example.properties.keys()];

/** The text after the properties given were written into it; `undefined` as a value takes one out. */
function edit(text: string, change: (record: JsonObject) => JsonObject): string | undefined {
  const before = parse(text, { uniqueKeys: false }) as JsonObject;
  return editRecord(text, before, change(structuredClone(before)), order);
}

const text = `# The first record
example_id: "a"   # quoted by hand
version: 1

input:
    text: >-
      folded
      text
    # about the second
    other: 'single'   # why
expected_output: { intent: a, list: [1,2] } # flow
metadata:
  # last comment
  import: { row: x }
# the end
`;

describe('only what changes is written anew', () => {
  test('a block that keeps its blank lines, with the line ends of its file', () => {
    const windows = 'input: |+\r\n  Hi\r\n\r\nversion: 1\r\n';
    const edited = edit(windows, (record) => ({ ...record, input: 'a\nb\n' }));
    expect(edited).toBe('input: |\r\n  a\r\n  b\r\nversion: 1\r\n');
  });

  test('a scalar keeps the comment behind it', () => {
    expect(edit(text, (record) => ({ ...record, version: 2 }))).toBe(
      text.replace('version: 1', 'version: 2'),
    );
  });

  test('a nested scalar', () => {
    const edited = edit(text, (record) => ({
      ...record,
      input: { ...(record['input'] as JsonObject), other: 'no' },
    }));
    expect(edited).toBe(text.replace("'single'", '"no"'));
  });

  test('a block text, and nothing after it', () => {
    const edited = edit(text, (record) => ({
      ...record,
      input: { ...(record['input'] as JsonObject), text: 'short' },
    }));
    expect(edited).toBe(text.replace('>-\n      folded\n      text', 'short'));
  });

  test('a scalar that becomes a block moves its comment up', () => {
    const edited = edit(text, (record) => ({
      ...record,
      input: { ...(record['input'] as JsonObject), other: 'a\nb' },
    }));
    expect(edited).toBe(
      text.replace("    other: 'single'   # why", '    # why\n    other: |-\n      a\n      b'),
    );
  });

  test('a value in a flow mapping', () => {
    const edited = edit(text, (record) => ({ ...record, expected_output: { intent: 'b, c', list: [1, 2] } }));
    expect(edited).toBe(text.replace('{ intent: a, list: [1,2] }', '{ intent: "b, c", list: [1, 2] }'));
  });

  test('a new property stands where the schema has it', () => {
    const edited = edit(text, (record) => ({ ...record, domain: 'd' }));
    expect(edited).toBe(text.replace('version: 1\n', 'version: 1\ndomain: d\n'));
  });

  test('a new property of a nested mapping stands at its end, with its indentation', () => {
    const edited = edit(text, (record) => ({
      ...record,
      input: { ...(record['input'] as JsonObject), third: [1] },
    }));
    expect(edited).toBe(text.replace('# why\n', '# why\n    third: [1]\n'));
  });

  test('a property goes with its line', () => {
    const edited = edit(text, ({ version: _, ...rest }) => rest);
    expect(edited).toBe(text.replace('version: 1\n', ''));
  });

  test('line ends stay', () => {
    const windows = text.replaceAll('\n', '\r\n');
    const edited = edit(windows, (record) => ({ ...record, version: 2, domain: 'x' }));
    expect(edited).toBe(windows.replace('version: 1\r\n', 'version: 2\r\ndomain: x\r\n'));
  });

  test('a document without a last line feed, with a marker and a byte order mark', () => {
    const marked = '\ufeff--- # start\na: 1\nb:';
    expect(editRecord(marked, { a: 1, b: null }, { a: 1, b: { c: 2 }, d: 3 }, [])).toBe(
      '\ufeff--- # start\na: 1\nb:\n  c: 2\nd: 3\n',
    );
  });

  test('blank lines that belong to a text stay with it', () => {
    const kept = 'a: |+\n  one\n\nb: 1\n';
    const before = { a: 'one\n\n', b: 1 };
    expect(editRecord(kept, before, { a: 'one\n\n', a2: 2, b: 1 }, ['a', 'a2'])).toBe(
      'a: |+\n  one\n\na2: 2\nb: 1\n',
    );
    expect(editRecord(kept, before, { a: 'two', b: 1 }, [])).toBe('a: two\nb: 1\n');
  });

  test('where an alias is in the way, nothing is done', () => {
    const aliased = 'a: &x 1\nb: *x\n';
    expect(editRecord(aliased, { a: 1, b: 1 }, { a: 2, b: 1 }, [])).toBeUndefined();
    expect(editRecord(aliased, { a: 1, b: 1 }, { a: 1, b: 2 }, [])).toBe('a: &x 1\nb: 2\n');
  });
});

describe('properties', () => {
  const anyChange = fc.tuple(
    anyExample,
    fc.array(
      fc.tuple(fc.constantFrom(...order.filter((name) => name !== 'example_id')), fc.option(anyJson)),
      { maxLength: 4 },
    ),
    anyObject,
  );
  const apply = ([before, changes, nested]: [JsonObject, [string, JsonValue][], JsonObject]): JsonObject => {
    const after = changes.reduce(
      (record, [name, value]) => withField(record, [name], value ?? undefined),
      before,
    );
    const { input } = after;
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
    return isObject ? { ...after, input: { ...input, ...nested } } : after;
  };

  test('the edited text of a written record means exactly the new value', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const [before] = change;
        const after = apply(change);
        const edited = editRecord(renderRecord(before, example), before, after, order);
        expect(edited).toBeDefined();
        expect(parse(edited ?? '', { uniqueKeys: false })).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  test('the same where everything below the record is in flow', () => {
    fc.assert(
      fc.property(anyObject, anyObject, (before, after) => {
        const edited = editRecord(
          `input: ${renderFlow({ deep: before })} # note\n`,
          { input: { deep: before } },
          { input: { deep: after } },
          [],
        );
        expect(parse(edited ?? '', { uniqueKeys: false })).toEqual({ input: { deep: after } });
        expect(edited).toMatch(/ # note\n$/);
      }),
    );
  });

  test('comments on lines of their own before properties that stay are kept', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const [before] = change;
        const after = apply(change);
        const commented = renderRecord(before, example).replace(/^(?=[a-z_]+:)/gm, '# note\n');
        const edited = editRecord(commented, before, after, order);
        const kept = Object.keys(before).filter((name) => name in after);
        expect(edited?.match(/^# note$/gm)?.length ?? 0).toBeGreaterThanOrEqual(kept.length);
      }),
    );
  });

  test('no change is no change', () => {
    fc.assert(
      fc.property(anyExample, (record) => {
        const written = renderRecord(record, example);
        expect(editRecord(written, record, structuredClone(record), order)).toBe(written);
      }),
    );
  });
});
