import { expect, test } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { documentHighlights } from '../../../server/src/core/features/documentHighlights.ts';
import { createFixture, describeRange } from './support/featureFixture.ts';

/** Asks at `<|>`; what is marked has to be the `<|…|>` of the file, of these kinds: `w` for write, `r` for read. */
async function checkHighlights(fixture: string, kinds: string): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const { open, ranges } = cursor.file;
  const found = (await documentHighlights(open, cursor.position, context, neverCancelled)) ?? [];
  const sorted = found.toSorted(
    ({ range: one }, { range: other }) =>
      one.start.line - other.start.line || one.start.character - other.start.character,
  );
  expect(sorted.map(({ range }) => describeRange(open.uri, range))).toEqual(
    ranges.map((range) => describeRange(open.uri, range)),
  );
  const described = sorted.map(({ kind }) => (kind === DocumentHighlightKind.Write ? 'w' : 'r')).join('');
  expect(described).toBe(kinds);
}

test('an id, where a record has it and where others name it', async () => {
  await checkHighlights(
    'example_id: <|a<|>|>\n---\nexample_id: b\nattribution: { derived_from: [{ example_id: <|A|> }, { example_id: c }] }\n',
    'wr',
  );
});

test('a function, in records of any style', async () => {
  await checkHighlights(
    'function_name: <|<|>one|> # x\n---\n{ function_name: <|"one"|>, domain: one }\n---\nfunction_name: two\n---\nfunction_name: <|\'one\'|>\ninp',
    'www',
  );
});

test('a domain, in predicates', async () => {
  await checkHighlights(
    `
    #- a.dataset.yaml
    members:
      any:
        - { field: domain, eq: <|ta<|>x|> }
        - { field: function_name, eq: tax }
        - { field: domain, in: [x, <|"tax"|>] }
    ---
    members: { not: { field: domain, contains: <|tax|> } }
    `,
    'rrr',
  );
});

test('a field of a template, and what the prompt makes of it', async () => {
  await checkHighlights(
    `
    #- a.template.yaml
    inputs: [{ name: <|te<|>xt|> }, { name: other }]
    prompt: |
      text {{ <|text|> | trim }} {{ x.text }} {% if <|text|> == "text" %}{% endif %}
    ---
    inputs: [{ name: text }]
    `,
    'wrr',
  );
});

test('a field of examples', async () => {
  await checkHighlights(
    'input: { <|te<|>xt|>: text }\nexpected_output: { text: x }\n---\ninput:\n  other: x\n---\ninput:\n  <|"text"|>: x\n  inner: { text: x }\n',
    'ww',
  );
});

test('nothing for other values and keys', async () => {
  await checkHighlights('status: dra<|>ft\n---\nstatus: draft\n', '');
  await checkHighlights('ver<|>sion: 1\n---\nversion: 1\n', '');
  await checkHighlights('<|>', '');
});

test('around the cursor only, where a file has thousands of records', async () => {
  const records = Array.from({ length: 1000 }, (_, at) => `domain: ${at === 500 ? '<|>' : ''}x\n`);
  const { cursor, context } = createFixture(records.join('---\n'));
  const found = await documentHighlights(cursor.file.open, cursor.position, context, neverCancelled);
  expect(found).toHaveLength(200);
  expect(found?.some(({ range }) => range.start.line === 1000)).toBe(true);
});
