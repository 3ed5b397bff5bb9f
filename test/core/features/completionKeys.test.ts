import { test } from 'vitest';
import { checkCompletion, checkLabels } from './support/checkCompletion.ts';

const attribution = ['creator', 'license', 'derived_from'];

test('keys that are not there yet are offered, required ones first', async () => {
  await checkLabels(
    `
      version: 1
      <|>
      input: hello
    `,
    ['example_id', 'expected_output', 'name', 'function_name', 'domain', '…'],
  );
});

test('a new key opens its value', async () => {
  await checkCompletion(
    'version: 1\n<|>\ninput: 1',
    'expected_output',
    'version: 1\nexpected_output: $0\ninput: 1',
  );
});

test('the identity comes with a fresh id', async () => {
  await checkCompletion(
    'exam<|>\nversion: 1',
    'example_id',
    'example_id: 0199aaaa-0000-7000-8000-000000000001\nversion: 1',
  );
});

test('the id of the record is offered anew, that of another record is not made up', async () => {
  await checkCompletion(
    '#- a.databit.yaml\ndatabit_id: <|>\nversion: 1',
    '0199aaaa-0000-7000-8000-000000000001',
    'databit_id: 0199aaaa-0000-7000-8000-000000000001\nversion: 1',
  );
  await checkLabels('attribution:\n  derived_from:\n    - databit_id: <|>', []);
});

test('a time comes with the present one', async () => {
  await checkCompletion(
    'version: 1\ncreated<|>',
    'created_at',
    'version: 1\ncreated_at: ${0:2026-03-04T09:30:00Z}',
  );
  await checkCompletion('created_at: <|>', '2026-03-04T09:30:00Z', 'created_at: 2026-03-04T09:30:00Z');
});

test('an object opens an indented line', async () => {
  await checkCompletion('version: 1\nattr<|>', 'attribution', 'version: 1\nattribution:\n  $0');
});

test('a list opens an indented item, at the depth of its key', async () => {
  await checkCompletion(
    'attribution:\n  creator: me\n  der<|>',
    'derived_from',
    'attribution:\n  creator: me\n  derived_from:\n    - $0',
  );
});

test('a list of allowed values opens brackets', async () => {
  await checkCompletion('#- a.databit.yaml\nversion: 1\nmod<|>', 'modality', 'version: 1\nmodality: [$0]');
});

test('in flow style everything stays on the line', async () => {
  await checkLabels('version: 1\nattribution: { <|> }', attribution);
  await checkCompletion('attribution: { der<|> }', 'derived_from', 'attribution: { derived_from: [$0] }');
  await checkLabels('attribution: { creator: me, <|> }', ['license', 'derived_from']);
});

test('flow style that runs over lines or is not closed yet', async () => {
  await checkLabels('attribution: {\n  creator: me,\n  <|>\n}', ['license', 'derived_from']);
  await checkLabels('attribution: { creator: me, <|>', ['license', 'derived_from']);
});

test('keys below a key on a line of their own', async () => {
  await checkLabels('version: 1\nattribution:\n  <|>\nstatus: draft', attribution);
});

test('keys of an object whose key is complete go below it', async () => {
  await checkCompletion('attribution: <|>\nversion: 1', 'creator', 'attribution:\n  creator: $0\nversion: 1');
});

test('keys of a list item', async () => {
  await checkLabels('attribution:\n  derived_from:\n    - databit_id: x\n      <|>', [
    'version',
    'content_hash',
    'method',
  ]);
  await checkLabels('attribution:\n  derived_from:\n    - <|>', ['databit_id', 'example_id', '…']);
});

test('a key that exists is replaced without its value', async () => {
  await checkCompletion('stat<|>us: draft', 'source', 'source: draft');
});

test('a half-typed key above others', async () => {
  await checkCompletion('dif<|>\nversion: 1\n', 'difficulty', 'difficulty: $0\nversion: 1\n');
});

test('a half-typed key in a record that is broken elsewhere', async () => {
  await checkLabels('version: [1\nattribution:\n  <|>', attribution);
  await checkLabels('attribution:\n  cre<|>\ninput: "open', attribution);
});
