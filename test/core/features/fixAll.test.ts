import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { fixAll } from '../../../server/src/core/features/fixAll.ts';
import { unindent } from '../support/markers.ts';
import { applyEdits, createFixture, FRESH_ID, type FixtureOptions } from './support/featureFixture.ts';

/** Mends the first file and compares. */
async function checkFixed(fixture: string, expected: string, options?: FixtureOptions): Promise<void> {
  const { files, context } = createFixture(fixture, options);
  const [file] = files;
  if (file === undefined) throw new Error('A fixture has a file.');
  const actions = await fixAll(file.open, context, neverCancelled);
  const edits = actions.flatMap(({ edit }) => edit?.changes?.[file.open.uri] ?? []);
  expect(applyEdits(file.text, edits)).toBe(unindent(expected));
  expect(actions.length).toBe(edits.length === 0 ? 0 : 1);
}

test('ids that are missing or none, and words that are misspelt, in all records', async () => {
  await checkFixed(
    `
    version: 1
    input: a
    expected_output: b
    statsu: draft
    ---
    example_id: 7
    version: 1
    input: a
    expected_output: b
    difficulty: hardd
    status: Draft
    `,
    `
    example_id: ${FRESH_ID}
    version: 1
    input: a
    expected_output: b
    status: draft
    ---
    example_id: ${FRESH_ID}
    version: 1
    input: a
    expected_output: b
    difficulty: hard
    status: draft
    `,
  );
});

test('nothing where a fix is a choice or would do harm', async () => {
  const record =
    'example_id: 01930d2e-0000-7000-8000-00000000000a\nversion: 1\ninput: a\nexpected_output: b\n';
  await checkFixed(`${record}nonsense: 1\n`, `${record}nonsense: 1\n`);
  await checkFixed(`${record}status: draft\nstatsu: draft\n`, `${record}status: draft\nstatsu: draft\n`);
  await checkFixed('version: 1\ninput: [\n', 'version: 1\ninput: [\n');
  await checkFixed(record, record);
});

test('a problem that is switched off is left', async () => {
  const record =
    'example_id: 01930d2e-0000-7000-8000-00000000000a\nversion: 1\ninput: a\nexpected_output: b\nstatsu: draft\n';
  const project = { format_version: 1 as const, rules: { 'record.unknown-property': 'off' as const } };
  await checkFixed(record, record, { project });
});

test('a copy of a committed record gets a new id', async () => {
  const id = '01930d2e-0000-7000-8000-00000000000a';
  const rest = 'version: 1\ninput: a\nexpected_output: b\n';
  await checkFixed(
    `#- copy.example.yaml\nexample_id: ${id}\n${rest}#- old.example.yaml\nexample_id: ${id}\n${rest}`,
    `example_id: ${FRESH_ID}\n${rest}`,
    { head: { 'old.example.yaml': [id] } },
  );
});
