import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyseDocument } from '../../../server/src/core/document/analyseDocument.ts';
import { heldRecord, type HeldRecord } from '../../../server/src/core/history/heldRecord.ts';
import { labelled } from '../../../server/src/core/rules/versions.ts';
import { yamlText } from '../support/yamlTexts.ts';

/** What thorough analysis says of the record. */
function analysed(text: string): HeldRecord | undefined {
  const { facts } = analyseDocument({ text, offset: 0, line: 0 }, 'example');
  if (facts?.id === undefined) return undefined;
  const record = labelled(facts);
  return {
    ...{ kind: 'example', id: facts.id },
    ...(record && { label: { version: record.version, contentHash: record.contentHash } }),
  };
}

const held = (text: string): unknown => heldRecord({ text, offset: 0, line: 0 }, 'example');

test.each([
  ['', undefined],
  ['- list\n', undefined],
  ['input: x\n', undefined],
  ['example_id: 7\n', undefined],
  ['example_id: ONE\ninput: x\n', { kind: 'example', id: 'one' }],
  ['example_id: one\nversion: "2"\ninput: x\n', { kind: 'example', id: 'one' }],
  ['example_id: one\nversion: 1.5\ninput: x\n', { kind: 'example', id: 'one' }],
  ['example_id: one\nversion: 1\ninput: .nan\n', { kind: 'example', id: 'one' }],
])('%j', (text, expected) => {
  expect(held(text)).toEqual(expected);
  expect(analysed(text)).toEqual(expected);
});

test('it says what thorough analysis says, of mistakes and odd numbers too', () => {
  const text = fc
    .tuple(
      fc.constantFrom('one', 'two', '"ONE"', '&a one', '2', ''),
      fc.constantFrom(
        '1',
        '2',
        '3',
        '0x10',
        '1e3',
        '-2',
        '"3"',
        '9007199254740993',
        '12345678901234567890',
        '~',
      ),
      fc.oneof(
        yamlText,
        fc.constantFrom(
          'x',
          '"y"',
          '[1, 2]',
          '9007199254740993',
          '1e400',
          '0xFFFFFFFFFFFFFFFF',
          '[1, 2',
          '*a',
        ),
      ),
      fc.constantFrom('', 'unknown: 1\n', 'status: wrong\n', 'input: again\n', '...\n', '# end\n'),
    )
    .map(
      ([id, version, input, end]) =>
        `example_id: ${id}\nversion: ${version}\ninput:\n  text: ${input.replace(/\n/g, '\n    ')}\n${end}`,
    );
  let withLabel = 0;
  fc.assert(
    fc.property(text, (document) => {
      const expected = analysed(document);
      if (expected?.label !== undefined) withLabel += 1;
      expect(held(document)).toEqual(expected);
    }),
    { numRuns: 1500 },
  );
  expect(withLabel).toBeGreaterThan(50);
});
