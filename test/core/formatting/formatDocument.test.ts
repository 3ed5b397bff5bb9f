import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document, visit } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import { formatDocument } from '../../../server/src/core/formatting/formatDocument.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyExample } from '../support/arbitraryRecords.ts';
import { unindent } from '../support/markers.ts';
import { yamlStream } from '../support/yamlTexts.ts';

const order = [...definitionOf('example').properties.keys()];

function open(text: string): OpenFile {
  return new OpenFile('file:///records.example.yaml', 'example', text);
}

/** The stream after formatting; every edit has to change something, and no two may overlap. */
function formatted(text: string): string {
  let result = '';
  for (const document of open(text).documents) {
    let part = document.segment.text;
    let last = Infinity;
    for (const { start, end, text: piece } of formatDocument(document).toReversed()) {
      expect(end).toBeLessThanOrEqual(last);
      expect(part.slice(start, end)).not.toBe(piece);
      part = part.slice(0, start) + piece + part.slice(end);
      last = start;
    }
    result += part;
  }
  return result;
}

function valuesOf(text: string): unknown[] {
  return open(text).documents.map(({ value }) => value);
}

/** How a record is written by hand: indentation, quotes, line ends, the order of properties, comments. */
interface Hand {
  record: JsonObject;
  indent: number;
  indentSeq: boolean;
  quotes: 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';
  width: number;
  ending: string;
  mark: boolean;
  shuffle: readonly number[];
  comments: readonly ('none' | 'above' | 'behind' | 'space')[];
}

const anyHand: fc.Arbitrary<Hand> = fc.record({
  record: anyExample,
  indent: fc.integer({ min: 1, max: 6 }),
  indentSeq: fc.boolean(),
  quotes: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  width: fc.constantFrom(0, 20, 80),
  ending: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  shuffle: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  comments: fc.array(fc.constantFrom('none', 'none', 'above', 'behind', 'space'), {
    minLength: 30,
    maxLength: 30,
  }),
});

/** The text, with comments `# note 1 …` that differ. */
function write({ record, shuffle, comments, ...style }: Hand): { text: string; notes: string[] } {
  const entries = Object.entries(record)
    .map(([name, value], at) => ({ name, value, rank: shuffle[at] ?? 0 }))
    .toSorted((one, other) => one.rank - other.rank);
  const document = new Document(Object.fromEntries(entries.map(({ name, value }) => [name, value])));
  const notes: string[] = [];
  let count = 0;
  const comment = (node: {
    commentBefore?: string | null;
    comment?: string | null;
    spaceBefore?: boolean;
  }) => {
    const choice = comments[count++ % comments.length];
    if (choice === 'space') node.spaceBefore = true;
    if (choice !== 'above' && choice !== 'behind') return;
    notes.push(`# note ${String(count)} .`);
    const note = notes.at(-1)?.slice(1) ?? '';
    if (choice === 'above') node.commentBefore = note;
    else node.comment = note;
  };
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'value') comment(node);
    },
  });
  const text = document.toString({
    indent: style.indent,
    indentSeq: style.indentSeq,
    defaultStringType: style.quotes,
    defaultKeyType: 'PLAIN',
    lineWidth: style.width,
  });
  const ended = style.ending === '\n' ? text : text.replace(/\n/g, '\r\n');
  return { text: (style.mark ? '\uFEFF' : '') + ended, notes };
}

test('keeps values, comments, line ends and the byte order mark of records in any style', () => {
  let sorted = 0;
  let changed = 0;
  fc.assert(
    fc.property(anyHand, (hand) => {
      const { text, notes } = write(hand);
      const after = formatted(text);
      expect(valuesOf(after)).toEqual(valuesOf(text));
      const found = after.match(/# note \d+ \./g) ?? [];
      expect(found.toSorted()).toEqual((text.match(/# note \d+ \./g) ?? []).toSorted());
      expect(notes.every((note) => after.includes(note) === text.includes(note))).toBe(true);
      expect(after.startsWith('\uFEFF')).toBe(hand.mark);
      if (hand.ending === '\n') expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
      else expect(after.match(/(?<!\r)\n/g)).toEqual(text.match(/(?<!\r)\n/g));
      expect(formatted(after)).toBe(after);
      const keys = open(after).documents.flatMap(({ value }) => Object.keys(value ?? {}));
      const isSorted = keys.every(
        (key, at) => at === 0 || order.indexOf(keys[at - 1] ?? '') <= order.indexOf(key),
      );
      if (isSorted) sorted++;
      if (after !== text) changed++;
    }),
    { numRuns: 500 },
  );
  // What is left as it is must be the exception: records that hold texts YAML cannot move.
  expect(sorted).toBeGreaterThan(450);
  expect(changed).toBeGreaterThan(300);
});

test('keeps what streams of any text mean', () => {
  fc.assert(
    fc.property(yamlStream, (text) => {
      const after = formatted(text);
      expect(valuesOf(after)).toEqual(valuesOf(text));
      expect(formatted(after)).toBe(after);
    }),
    { numRuns: 2000 },
  );
});

/** Formats a record and compares. */
function checkFormatted(text: string, expected: string): void {
  expect(formatted(unindent(text))).toBe(unindent(expected));
}

test('a comment between a key and its value stands beside the value', () => {
  checkFormatted('a: \n   # about it\n x\n', 'a:\n  # about it\n  x\n');
  expect(formatted(formatted('a: \n   #\n ---\n'))).toBe(formatted('a: \n   #\n ---\n'));
});

test('indents by two, lists too, and leaves one space after a colon or dash', () => {
  checkFormatted(
    `
    example_id:   a
    input:
        text:  x   # aligned
        tags:
        -   b
        -
            - c
        -   k:   v
            l : w
    `,
    `
    example_id: a
    input:
      text: x   # aligned
      tags:
        - b
        -
          - c
        - k: v
          l: w
    `,
  );
});

test('properties come in the order of the schema, each with the comments above it', () => {
  checkFormatted(
    `
    # All about refunds

    # not mine
    zebra: 1
    # raised twice
    version: 3

    input:
       text: x
       # inside
    # who it is
    example_id: a
    # the end
    `,
    `
    # All about refunds

    # who it is
    example_id: a
    # raised twice
    version: 3

    input:
      text: x
      # inside
    # not mine
    zebra: 1
    # the end
    `,
  );
});

test('texts move as they are', () => {
  checkFormatted(
    `
    input:
        a: |
              deep
                deeper

              end
        b: >2
            x
        c: "one
          two"
        d: { e: 1,
             f: 2 }
    `,
    `
    input:
      a: |
        deep
          deeper

        end
      b: >2
          x
      c: "one
        two"
      d: { e: 1,
           f: 2 }
    `,
  );
});

test.each([
  ['mistakes in the YAML', 'input:   x\n  y: "\n'],
  ['keys of their own notation', '? input\n:   x\n'],
  ['a mapping in braces', '{ input:   x }\n'],
  ['a list', '-   x\n'],
  ['nothing', ''],
  ['only comments', '#  x  \n'],
])('%s are left as they are', (_, text) => {
  expect(formatted(text)).toBe(text);
});

test('one record with mistakes does not keep the others from being formatted', () => {
  expect(formatted('input:   x\n---\nb: [\n---\ninput:   y\n')).toBe('input: x\n---\nb: [\n---\ninput: y\n');
});

test('an alias stays behind its anchor', () => {
  expect(formatted('metadata:   &m\n   a: 1\ninput: *m\n')).toBe('metadata: &m\n  a: 1\ninput: *m\n');
});

test('lines that do not change give no edits', () => {
  const text = 'version: 1\nx: |\n  a\nexample_id: a\nname:  b\n';
  const [document] = open(text).documents;
  expect(document && formatDocument(document)).toEqual([
    { start: 0, end: 0, text: 'example_id: a\n' },
    { start: 11, end: 11, text: 'name: b\n' },
    { start: 20, end: text.length, text: '' },
  ]);
});
