import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandRows, guessRows } from '../../../server/src/core/importing/expandRows.ts';
import { parsePath } from '../../../server/src/core/importing/fieldPath.ts';
import { jsonItems } from '../../../server/src/core/importing/jsonItems.ts';
import { parseJson } from '../../../server/src/core/importing/parseJson.ts';
import { anyJson } from '../support/arbitraryRecords.ts';

describe('exact JSON', () => {
  test.each([
    ['{"a": 9007199254740991}', 'good'],
    [
      '{"a": 9007199254740993}',
      'the integer 9007199254740993 is beyond 2^53 and would lose digits; write it as text',
    ],
    ['{"a": "9007199254740993"}', 'good'],
    ['[1e400]', 'the number 1e400 is too large'],
    ['[1e20]', 'good'],
    ['[1.00000000000000000001]', 'good'],
    ['"\\ud800"', 'a text holds half a character'],
    ['"\\ud83d\\ude00"', 'good'],
    ['{"\\udfff": 1}', 'a text holds half a character'],
    ['{"a": 1, "b": {"a": 2}, "a": 3}', 'the key "a" is there twice'],
    ['{"a": 1, "\\u0061": 2}', 'the key "a" is there twice'],
    ['[{"a": "a"}, {"a": ["a", "a"]}, "a", "a"]', 'good'],
    [`${'['.repeat(1000)}${']'.repeat(1000)}`, 'good'],
    [`${'{"a":'.repeat(1001)}1${'}'.repeat(1001)}`, 'values are nested more than 1000 levels deep'],
  ])('%s: %s', (text, expected) => {
    const parsed = parseJson(text);
    expect('mistake' in parsed ? parsed.mistake : 'good').toBe(expected);
  });

  test('a broken text says why', () => {
    expect(parseJson('{"a":')).toEqual({ mistake: expect.stringContaining('not JSON') as string });
    expect(parseJson('NaN')).toEqual({ mistake: expect.stringContaining('not JSON') as string });
  });

  test('any JSON comes back', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual({ value });
      }),
    );
  });
});

describe('items of a list', () => {
  test('are divided whatever they hold, and named by their lines', () => {
    fc.assert(
      fc.property(fc.array(anyJson), fc.constantFrom(undefined, 1, 2), (list, indent) => {
        const items = jsonItems(JSON.stringify(list, undefined, indent)) ?? [];
        expect(items.map(({ text }) => JSON.parse(text) as unknown)).toEqual(list);
      }),
    );
    expect(jsonItems('\n[\n  {"a": 1},\n\n  [2,\n 3], 4]')?.map(({ line }) => line)).toEqual([3, 5, 6]);
  });

  test('texts of escapes without end take one pass', () => {
    const escapes = String.raw`\n`.repeat(3_000_000);
    expect(jsonItems(`["${escapes}", 1]`)?.map(({ text }) => text.length)).toEqual([6_000_002, 1]);
    expect(jsonItems(`["${String.raw`\"`.repeat(300_000)}`)).toBeUndefined();
  });

  test('one bad item spoils no other', () => {
    const items = jsonItems('[{"a": 1}, {"b": tru}, , {"c": 3}]') ?? [];
    expect(items.map(({ text }) => 'value' in parseJson(text))).toEqual([true, false, false, true]);
  });

  test.each([['{}'], ['[1, 2'], ['[1] 2'], ['']])('%s is no list', (text) => {
    expect(jsonItems(text)).toBeUndefined();
  });
});

describe('rows of a document', () => {
  const document = {
    version: '1',
    data: [
      { title: 'A', paragraphs: [{ context: 'c1', qas: [{ id: 1 }, { id: 2 }] }] },
      {
        title: 'B',
        paragraphs: [
          { context: 'c2', qas: [] },
          { context: 'c3', qas: [{ id: 3 }] },
        ],
      },
    ],
  };
  const rowsAt = (path: string): ReturnType<typeof expandRows> => {
    const parsed = parsePath(path);
    if ('mistake' in parsed) throw new Error(parsed.mistake);
    return expandRows(document, parsed.steps);
  };

  test('nested lists, with the objects above each row', () => {
    const found = rowsAt('data[].paragraphs[].qas[]');
    if ('mistake' in found) throw new Error(found.mistake);
    expect(found.rows.map(({ row }) => row)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(found.rows[2]?.parents.map((parent) => Object.keys(parent as object))).toEqual([
      ['context', 'qas'],
      ['title', 'paragraphs'],
      ['version', 'data'],
    ]);
  });

  test('without brackets the list itself is taken', () => {
    const found = rowsAt('data');
    expect('rows' in found && found.rows.length).toBe(2);
  });

  test.each([
    ['nothing[]', 'There is nothing at `nothing`.'],
    ['version[]', '`version` is no list.'],
    ['data[].title[]', '`title` is no list.'],
  ])('%s: %s', (path, mistake) => {
    expect(rowsAt(path)).toEqual({ mistake });
  });

  test.each([
    ['a list', [1, 2], [1, 2]],
    ['an object with one list of objects', { info: 1, rows: [{ a: 1 }] }, [{ a: 1 }]],
    [
      'columns',
      { text: ['a', 'b'], label: [1, 2] },
      [
        { text: 'a', label: 1 },
        { text: 'b', label: 2 },
      ],
    ],
    ['columns of other lengths', { text: ['a'], label: [1, 2] }, [{ text: ['a'], label: [1, 2] }]],
    ['an object', { a: 1 }, [{ a: 1 }]],
    ['a text', 'a', ['a']],
  ])('%s', (_name, value, expected) => {
    expect(guessRows(value).map(({ row }) => row)).toEqual(expected);
  });
});
