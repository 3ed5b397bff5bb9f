import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import { editRecord } from '../../../server/src/core/records/editRecord.ts';
import { renderFlow, renderList } from '../../../server/src/core/records/renderYaml.ts';
import { anyJson } from '../support/arbitraryRecords.ts';

/** The text after the list `tags` became this one. */
function editTags(text: string, tags: JsonValue[]): string | undefined {
  const before = parse(text) as JsonObject;
  const edited = editRecord(text, before, { ...before, tags }, []);
  if (edited !== undefined) expect(parse(edited)).toEqual({ ...before, tags });
  return edited;
}

const block = `# above
tags: # of the list
  # about a
  - a # why a
  # about b
  -   "b"   # why b

  - c
  # the end
version: 1
`;

const flow = `tags: [
    # about a
    a, # why a
    'b', # why b
    c # why c
  ]
version: 1
`;

describe('a block list', () => {
  test('gets items at its end, in its own style', () => {
    expect(editTags(block, ['a', 'b', 'c', 'd', 'e f'])).toBe(
      block.replace('  - c\n', '  - c\n  - d\n  - e f\n'),
    );
    expect(editTags('tags:\n-   a\n-   b\nversion: 1\n', ['a', 'b', 'yes', '#'])).toBe(
      'tags:\n-   a\n-   b\n-   "yes"\n-   "#"\nversion: 1\n',
    );
  });

  test('loses items with their lines; comments on lines of their own stay', () => {
    expect(editTags(block, ['a', 'c'])).toBe(block.replace('  -   "b"   # why b\n', ''));
    expect(editTags(block, ['b', 'd'])).toBe(
      block.replace('  - a # why a\n', '').replace('  - c\n', '  - d\n'),
    );
  });

  test('of objects and blocks', () => {
    const objects = 'tags:\n  - name: a # why\n    more: |\n      text\n\n  - b\n';
    expect(
      editTags(objects, [
        { name: 'a', more: 'text\n' },
        { name: 'd', list: [1] },
      ]),
    ).toBe('tags:\n  - name: a # why\n    more: |\n      text\n\n  - name: d\n    list: [1]\n');
    expect(editTags(objects, ['b'])).toBe('tags:\n\n  - b\n');
  });

  test('with the line ends of its file, and without a last line feed', () => {
    const windows = block.replaceAll('\n', '\r\n');
    expect(editTags(windows, ['a', 'b', 'd'])).toBe(windows.replace('  - c\r\n', '  - d\r\n'));
    expect(editTags('tags:\n  - a\n  - b', ['a', 'b', 'c'])).toBe('tags:\n  - a\n  - b\n  - c\n');
    expect(editTags('tags:\n  - a\n  - b', ['a', 'c'])).toBe('tags:\n  - a\n  - c\n');
  });
});

describe('a flow list', () => {
  test('on one line gets and loses items', () => {
    expect(editTags('tags: [ "a",b , c ] # why\n', ['a', 'b', 'c', 'd, e'])).toBe(
      'tags: [ "a",b , c, "d, e" ] # why\n',
    );
    expect(editTags('tags: [ "a",b , c ] # why\n', ['a', 'c'])).toBe('tags: [ "a",c ] # why\n');
    expect(editTags('tags: ["a",b , c] # why\n', ['a'])).toBe('tags: ["a"] # why\n');
    expect(editTags('tags: [a, b, c, ]\n', ['a', 'd'])).toBe('tags: [a, d, ]\n');
    expect(editTags('{ tags: [a, "b"], version: 1 }\n', ['b'])).toBe('{ tags: ["b"], version: 1 }\n');
  });

  test('that outgrows its line gets a line for each item', () => {
    const [long, longer] = ['a'.repeat(30), 'b'.repeat(60)];
    expect(editTags(`tags: [${long}] # why\n`, [long, longer])).toBe(
      `# why\ntags:\n  - ${long}\n  - ${longer}\n`,
    );
    expect(editTags(`tags: [${longer}, ${longer}c]\n`, [longer, `${longer}c`, 'd'])).toBe(
      `tags: [${longer}, ${longer}c, d]\n`,
    );
    expect(editTags(`tags: [${long}, ${longer}] # why\n`, [long])).toBe(`tags: [${long}] # why\n`);
  });

  test('of several lines gets lines and loses them, with and without a last comma', () => {
    expect(editTags(flow, ['a', 'b', 'c', 'd'])).toBe(flow.replace('c # why c', 'c, # why c\n    d'));
    expect(editTags(flow, ['a', 'c'])).toBe(flow.replace("    'b', # why b\n", ''));
    expect(editTags(flow, ['a', 'b'])).toBe(
      flow.replace("'b', # why b", "'b' # why b").replace('    c # why c\n', ''),
    );
    const comma = flow.replace('c # why c', 'c, # why c');
    expect(editTags(comma, ['b', 'd'])).toBe(
      comma.replace('    a, # why a\n', '').replace('c, # why c', 'd,'),
    );
  });
});

test('a list of which nothing stays is written anew, and an item that moves goes to the end', () => {
  expect(editTags(block, [])).toContain('tags: []');
  expect(editTags(block, ['x', 'z'])).toContain('tags: [x, z]');
  expect(editTags('tags:\n  - a\n  - b # why\n', ['b', 'a'])).toBe('tags:\n  - b # why\n  - a\n');
});

test('where an alias needs an item that goes, nothing is done', () => {
  const aliased = 'tags:\n  - &x a\n  - b\nother: *x\n';
  expect(
    editRecord(aliased, { tags: ['a', 'b'], other: 'a' }, { tags: ['b'], other: 'a' }, []),
  ).toBeUndefined();
});

describe('any list', () => {
  const value = fc.oneof(fc.constantFrom('a', 'b', 'c', 'yes', 'x # y', "it's"), anyJson);
  const item = fc.record({ value, stays: fc.boolean(), above: fc.boolean(), behind: fc.boolean() });
  const selector = (one: { value: JsonValue }): string => JSON.stringify(one.value);
  const anyCase = fc.record({
    items: fc.uniqueArray(item, { minLength: 1, maxLength: 6, selector }),
    added: fc.array(value, { maxLength: 3 }),
    indent: fc.constantFrom('', '  ', '      '),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    style: fc.constantFrom('block', 'lines', 'lines with a last comma', 'line'),
  });
  type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

  /** The text, and the comments of each item. */
  function written({ items, indent, lineEnd, style }: Case): { text: string; comments: string[][] } {
    const inner = style === 'block' ? indent : `${indent}  `;
    const comments: string[][] = [];
    const lines = items.map(({ value: one, above, behind }, position) => {
      const comma = position === items.length - 1 && style === 'lines' ? '' : ',';
      const own = style === 'block' ? renderList([one], inner) : `${inner}${renderFlow(one)}${comma}\n`;
      const isOneLine = own.indexOf('\n') === own.length - 1;
      const [before, after] = [`# above ${String(position)}.`, `# behind ${String(position)}.`];
      comments.push([...(above ? [before] : []), ...(behind && isOneLine ? [after] : [])]);
      const line = behind && isOneLine ? `${own.slice(0, -1)} ${after}\n` : own;
      return above ? `${inner}${before}\n${line}` : line;
    });
    const line = `[${items.map(({ value: one }) => renderFlow(one)).join(', ')}]`;
    if (style === 'line') comments.splice(0, comments.length, ...items.map(() => []));
    const flow = style === 'line' ? ` ${line}\n` : ` [\n${lines.join('')}  ]\n`;
    const list = style === 'block' ? `\n${lines.join('')}` : flow;
    const text = `first: 1 # one\ntags:${list}# between\nlast: 2\n`;
    return { text: text.replaceAll('\n', lineEnd), comments };
  }

  test('means what it shall, and keeps its line ends and the comments of what stays', () => {
    fc.assert(
      fc.property(anyCase, (change) => {
        const { items, added, lineEnd } = change;
        const { text, comments } = written(change);
        const before = parse(text, { uniqueKeys: false }) as JsonObject;
        const stays = items.filter((one) => one.stays).map((one) => one.value);
        const after = { ...before, tags: [...stays, ...added] };
        const edited = editRecord(text, before, after, []) ?? '';
        expect(parse(edited, { uniqueKeys: false })).toEqual(after);
        const kept = comments.filter((_, position) => items[position]?.stays === true).flat();
        for (const comment of [...kept, '# one', '# between']) expect(edited).toContain(comment);
        expect(edited.replaceAll(lineEnd, '')).not.toMatch(lineEnd === '\n' ? /\r\n/ : /\n/);
      }),
      { numRuns: 2000 },
    );
  });

  test('that only loses or gets items is changed on their lines alone', () => {
    fc.assert(
      fc.property(anyCase, (change) => {
        const { items, added } = change;
        fc.pre(items.some((one) => one.stays) && change.style === 'block');
        const { text } = written(change);
        const before = parse(text, { uniqueKeys: false }) as JsonObject;
        const stays = items.filter((one) => one.stays).map((one) => one.value);
        const edited = editRecord(text, before, { ...before, tags: [...stays, ...added] }, []) ?? '';
        const old = text.split('\n');
        const fresh = renderList(added, change.indent).split('\n').length - 1;
        const unknown = edited.split('\n').filter((line) => !old.includes(line));
        expect(unknown.length).toBeLessThanOrEqual(fresh);
      }),
    );
  });
});
