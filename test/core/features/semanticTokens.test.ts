import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { semanticTokens, TOKEN_LEGEND } from '../../../server/src/core/features/semanticTokens.ts';
import { createFixture } from './support/featureFixture.ts';

/** Compares the tokens of the file with the `<|…|>`, within it, or of the first file: `line word: type modifiers`. */
async function checkTokens(fixture: string, expected: readonly string[]): Promise<void> {
  const { files, context } = createFixture(fixture);
  const file = files.find(({ ranges }) => ranges.length > 0) ?? files[0];
  if (file === undefined) throw new Error('A fixture has a file.');
  const data = (await semanticTokens(file.open, file.ranges[0], context, neverCancelled)) ?? [];
  const lines = file.text.split(/\r?\n/);
  let [line, character] = [0, 0];
  const described: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const modifiers = TOKEN_LEGEND.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    const word = lines[line]?.slice(character, character + length) ?? '';
    const kind = [TOKEN_LEGEND.tokenTypes[type], ...modifiers].join(' ');
    described.push(`${String(line + 1)} ${word}: ${kind}`);
  }
  expect(described).toEqual(expected);
}

test('keys, ids, names, values, numbers and dates', async () => {
  await checkTokens(
    `
    example_id: a
    version: 2
    function_name: "classify"
    domain: delivery
    statsu: draft
    status: draft
    created_at: 2026-03-04T09:30:00Z
    input:
      version: 2
      status: draft
    explanation: |
      status: draft
    metadata: { any: 1 }
    `,
    [
      '1 example_id: property',
      '1 a: variable declaration',
      '2 version: property',
      '2 2: number',
      '3 function_name: property',
      '3 "classify": function',
      '4 domain: property',
      '4 delivery: namespace',
      '5 statsu: property unknown',
      '6 status: property',
      '6 draft: enumMember',
      '7 created_at: property',
      '7 2026-03-04T09:30:00Z: number',
      '8 input: property',
      '11 explanation: property',
      '13 metadata: property',
    ],
  );
});

test('references that lead somewhere, nowhere, or to what is deprecated', async () => {
  await checkTokens(
    `
    #- d.dataset.yaml
    dataset_id: d
    members:
      ids: [A, b, c]
    splits:
      assign: { a: train, c: test }
    #- e.example.yaml
    example_id: a
    ---
    example_id: b
    status: deprecated
    `,
    [
      '1 dataset_id: property',
      '1 d: variable declaration',
      '2 members: property',
      '3 ids: property',
      '3 A: variable',
      '3 b: variable deprecated',
      '3 c: variable unresolved',
      '4 splits: property',
      '5 assign: property',
      '5 a: variable',
      '5 train: enumMember',
      '5 c: variable unresolved',
      '5 test: enumMember',
    ],
  );
});

test('fields of predicates', async () => {
  await checkTokens('#- d.dataset.yaml\nmembers:\n  field: status\n  eq: draft\n', [
    '1 members: property',
    '2 field: property',
    '2 status: property',
    '3 eq: property',
  ]);
});

test('only the lines of a range, in any record', async () => {
  await checkTokens(
    'version: 1\nstatus: draft\n---\nversion: 2\n<|status: draft\n|>domain: x\n---\nversion: 3\n',
    ['5 status: property', '5 draft: enumMember', '6 domain: property', '6 x: namespace'],
  );
});

test('a half-typed record has tokens as far as it can be read', async () => {
  await checkTokens('version: 1\nstat\ndomain: [\n', ['1 version: property', '1 1: number']);
});
