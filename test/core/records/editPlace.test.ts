import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import type { ValuePath } from '../../../server/src/core/document/tree.ts';
import { isEqualJson } from '../../../server/src/core/datasets/field.ts';
import { editKey, editPlace } from '../../../server/src/core/records/editPlace.ts';
import { renderRecord } from '../../../server/src/core/records/renderRecord.ts';
import { valueAt, withNameAt, withValueAt } from '../../../shared/src/valueAt.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyExample, anyJson } from '../support/arbitraryRecords.ts';

const example = definitionOf('example');
const order = [...example.properties.keys()];

function edit(text: string, path: ValuePath, value: JsonValue | undefined): string | undefined {
  const before = parse(text) as JsonObject;
  const after = withValueAt(before, path, value) as JsonObject;
  return editPlace(text, { path, before, after }, order);
}

const text = `# head
version: 1 # number
name: "quoted" # name
input:
  messages:
    # the first
    - role: user # who
      text: 'Hello' # what
    - { role: bot, text: "Hi" }
  note: plain
capability_tags:
  - one # first
  - two
`;

describe('one place', () => {
  const changes: [what: string, path: ValuePath, value: JsonValue | undefined, expected: string][] = [
    ['a text keeps its quotes', ['name'], 'a "b"', text.replace('"quoted"', '"a \\"b\\""')],
    ['a plain text gets quotes where it needs them', ['input', 'note'], '7', text.replace('plain', '"7"')],
    [
      'a text in a list of mappings',
      ['input', 'messages', 0, 'text'],
      "It's",
      text.replace("'Hello'", "'It''s'"),
    ],
    ['a text in a flow mapping', ['input', 'messages', 1, 'text'], 'a, b', text.replace('"Hi"', '"a, b"')],
    [
      'a new key in a list of mappings',
      ['input', 'messages', 0, 'lang'],
      'en',
      text.replace("'Hello' # what\n", "'Hello' # what\n      lang: en\n"),
    ],
    [
      'the first key of an item goes',
      ['input', 'messages', 0, 'role'],
      undefined,
      text.replace("role: user # who\n      text: 'Hello'", "text: 'Hello'"),
    ],
    ['an item goes with its line', ['capability_tags', 0], undefined, text.replace('  - one # first\n', '')],
    ['an item is added', ['capability_tags', 2], 'three', text.replace('- two\n', '- two\n  - three\n')],
    ['an item in the middle changes', ['capability_tags', 0], 'uno', text.replace('- one', '- uno')],
    [
      'a text of several lines becomes a block',
      ['input', 'note'],
      'a\nb',
      text.replace('note: plain', 'note: |-\n    a\n    b'),
    ],
    [
      'a new property has its place',
      ['function_name'],
      'f',
      text.replace('# name\n', '# name\nfunction_name: f\n'),
    ],
  ];
  test.each(changes)('%s', (_what, path, value, expected) => {
    expect(edit(text, path, value)).toBe(expected);
  });

  test('line ends of Windows stay', () => {
    const windows = text.replaceAll('\n', '\r\n');
    expect(edit(windows, ['input', 'messages', 0, 'lang'], 'en')).toBe(
      text.replace("'Hello' # what\n", "'Hello' # what\n      lang: en\n").replaceAll('\n', '\r\n'),
    );
  });

  test('an alias in the way is no reason to change another place', () => {
    expect(edit('input: &a { text: x }\nexpected_output: *a\n', ['input', 'text'], 'y')).toBeUndefined();
  });
});

/** Every place of a value. */
function places(value: JsonValue, path: ValuePath = []): ValuePath[] {
  const inner: [string | number, JsonValue][] = Array.isArray(value)
    ? value.map((item, at) => [at, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return inner.flatMap(([step, item]) => [[...path, step], ...places(item, [...path, step])]);
}

test('whatever the place and the value, the text means the record with it, or is left alone', () => {
  let edited = 0;
  fc.assert(
    fc.property(anyExample, anyJson, fc.nat(), fc.boolean(), (record, value, at, removes) => {
      const source = renderRecord(record, example);
      const all = places(record);
      const path = all[at % all.length] ?? [];
      const after = withValueAt(record, path, removes && path.length > 1 ? undefined : value) as JsonObject;
      const result = editPlace(source, { path, before: record, after }, order);
      if (result === undefined) return;
      edited += 1;
      expect(isEqualJson(parse(result) as JsonObject, after)).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(edited).toBeGreaterThan(280);
});

describe('names', () => {
  test('a key gets another name in its place and its quotes', () => {
    const before = parse(text) as JsonObject;
    const path = ['input', 'messages', 0, 'role'];
    const after = withNameAt(before, path, 'from: whom') as JsonObject;
    expect(editKey(text, path, 'from: whom', after)).toBe(text.replace('role: user', '"from: whom": user'));
    expect(Object.keys(valueAt(after, ['input', 'messages', 0]) as JsonObject)).toEqual([
      'from: whom',
      'text',
    ]);
  });

  test('a name that is taken, or a key that is not there, is refused', () => {
    expect(withNameAt({ a: 1, b: 2 }, ['a'], 'b')).toBeUndefined();
    expect(withNameAt({ a: 1 }, ['c'], 'b')).toBeUndefined();
  });
});
