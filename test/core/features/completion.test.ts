import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { completeAt } from '../../../server/src/core/features/completion.ts';
import { completeDetails } from '../../../server/src/core/features/completionDetails.ts';
import { applyEdits, createFixture } from './support/featureFixture.ts';
import { readFiles, unindent } from '../support/markers.ts';

async function itemsAt(
  fixture: string,
): Promise<{ items: CompletionItem[]; text: string; isIncomplete: boolean }> {
  const { cursor, context } = createFixture(fixture);
  const list = await completeAt(cursor.file.open, cursor.position, context, neverCancelled);
  return { items: list?.items ?? [], text: cursor.file.text, isIncomplete: list?.isIncomplete ?? false };
}

/** Chooses the item with the label; compares the document afterwards. `$0` and `${1:…}` are the snippet's stops. */
async function checkCompletion(fixture: string, label: string, expected: string): Promise<void> {
  const { items, text } = await itemsAt(fixture);
  const item = items.find((candidate) => candidate.label === label);
  expect(item, `offered: ${items.map((candidate) => candidate.label).join(', ')}`).toBeDefined();
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error('An item has one edit.');
  expect(applyEdits(text, [edit])).toBe(unindent(expected));
}

/** Compares all labels in the order in which the editor shows them; a last `…` leaves the rest open. */
async function checkLabels(fixture: string, expected: readonly string[]): Promise<void> {
  const { items } = await itemsAt(fixture);
  const sorted = items.toSorted((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1));
  const labels = sorted.map(({ label }) => label);
  if (expected.at(-1) === '…') expect(labels.slice(0, expected.length - 1)).toEqual(expected.slice(0, -1));
  else expect(labels).toEqual(expected);
}

const attribution = ['creator', 'license', 'derived_from'];
const statuses = ['draft', 'in_review', 'approved', 'rejected', 'deprecated'];

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
    'example_id',
    'run_id',
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

test('allowed values', async () => {
  await checkLabels('status: <|>', statuses);
  await checkLabels('status: dr<|>aft # comment', statuses);
  await checkCompletion('status: dr<|>aft # comment', 'approved', 'status: approved # comment');
  await checkCompletion('status:<|>\nversion: 1', 'draft', 'status: draft\nversion: 1');
  await checkCompletion('status: "dr<|>\nversion: 1', 'draft', 'status: draft\nversion: 1');
  await checkCompletion('status:\n  <|>\nversion: 1', 'draft', 'status:\n  draft\nversion: 1');
});

test('allowed values of list items in both styles', async () => {
  const databit = '#- a.databit.yaml\n';
  await checkCompletion(`${databit}modality: [text, im<|>]`, 'image', 'modality: [text, image]');
  await checkCompletion(`${databit}modality:\n  - text\n  - <|>`, 'audio', 'modality:\n  - text\n  - audio');
  await checkCompletion(`${databit}modality:\n  -<|>`, 'audio', 'modality:\n  - audio');
});

test('allowed values say what they mean', async () => {
  const { items } = await itemsAt('difficulty: <|>');
  expect(items.map(({ label, documentation }) => [label, documentation])).toEqual([
    ['easy', 'Most models get it right.'],
    ['medium', 'Some thought is needed.'],
    ['hard', 'Models often get it wrong.'],
  ]);
});

test('values of a map with free keys', async () => {
  await checkLabels('#- a.dataset.yaml\nsplits:\n  assign:\n    anything: <|>', ['train', 'val', 'test']);
});

const library = `
#- library.databit.yaml
databit_id: 01930d2e-0000-7000-8000-00000000000a
version: 2
name: Parcel left the depot
content: { text: The parcel left }
status: approved
---
databit_id: 01930d2e-0000-7000-8000-00000000000b
version: 1
name: Refund rules
content: { text: Refunds take a week }
#- library.template.yaml
template_id: 01930d2e-0000-7000-8000-00000000000c
version: 1
name: Classify
instructions: x
inputs: [{ name: text }]
outputs: [{ name: intent }]
`;

test('ids of the right kind are offered by name', async () => {
  await checkLabels(`${library}#- a.example.yaml\nattribution:\n  derived_from:\n    - databit_id: <|>`, [
    'Parcel left the depot',
    'Refund rules',
  ]);
  await checkLabels(`${library}#- a.run.yaml\ntemplate: <|>`, ['Classify']);
});

test('an id is found by any words of the name, in any order', async () => {
  await checkCompletion(
    `${library}#- a.example.yaml\nattribution:\n  derived_from:\n    - databit_id: depot parc<|>\n`,
    'Parcel left the depot',
    'attribution:\n  derived_from:\n    - databit_id: 01930d2e-0000-7000-8000-00000000000a\n',
  );
});

test('an id is found by its beginning, and in quotes', async () => {
  await checkLabels(
    `${library}#- a.example.yaml\nattribution: { derived_from: [{ databit_id: "01930d2e-0000-7000-8000-00000000000b<|>`,
    ['Refund rules'],
  );
});

test('the editor filters ids by name and id', async () => {
  const { items } = await itemsAt(`${library}#- a.run.yaml\ntemplate: <|>`);
  expect(items[0]?.filterText).toBe('Classify 01930d2e-0000-7000-8000-00000000000c');
});

test('keys that are references are offered by name', async () => {
  await checkCompletion(
    `${library}#- a.dataset.yaml\nsplits:\n  assign:\n    refu<|>\n`,
    'Refund rules',
    'splits:\n  assign:\n    01930d2e-0000-7000-8000-00000000000b\n',
  );
});

test('an item that names a record gets its text when it is looked at', async () => {
  const { cursor, context } = createFixture(`${library}#- a.run.yaml\ndataset: x\ntemplate: <|>`);
  const list = await completeAt(cursor.file.open, cursor.position, context, neverCancelled);
  const item = list?.items[0];
  if (item === undefined) throw new Error('Nothing was offered.');
  const detailed = await completeDetails(item, context, neverCancelled);
  expect(detailed.documentation).toEqual({
    kind: 'markdown',
    value: '**Classify**\n\nPrompt template, version 1\n\nx',
  });
});

test('more records than are shown make the list incomplete', async () => {
  const many = Array.from({ length: 120 }, (_, index) => {
    const id = `01930d2e-0000-7000-8000-${String(index).padStart(12, '0')}`;
    return `databit_id: ${id}\nversion: 1\nname: Number ${String(index)}\ncontent: x\n`;
  });
  const fixture = `#- many.databit.yaml\n${many.join('---\n')}#- a.example.yaml\nattribution: { derived_from: [{ databit_id: <|> }] }`;
  const all = await itemsAt(fixture);
  expect([all.items.length, all.isIncomplete]).toEqual([100, true]);
  const few = await itemsAt(fixture.replace('<|>', 'Number 11<|>'));
  expect([few.items.length, few.isIncomplete]).toEqual([11, false]);
});

test('functions and domains in use, the most used first', async () => {
  const used =
    '#- used.example.yaml\nfunction_name: b\n---\nfunction_name: a\n---\nfunction_name: b\ndomain: billing\n';
  await checkLabels(`${used}#- a.example.yaml\nfunction_name: <|>`, ['b', 'a']);
  await checkLabels(`${used}#- a.example.yaml\ndomain: <|>`, ['billing']);
  await checkLabels(`${used}#- a.dataset.yaml\nmembers: { field: function_name, eq: <|> }`, ['b', 'a']);
});

test('fields of predicates, and the values that they may have', async () => {
  const members = (text: string): string => `#- a.dataset.yaml\nmembers:\n  all:\n    - ${text}`;
  await checkLabels(members('{ field: <|> }'), ['kind', 'databit_id', 'version', 'name', 'modality', '…']);
  await checkLabels(members('{ field: kind, eq: <|> }'), ['databit', 'example']);
  await checkLabels(members('{ field: status, in: [draft, <|>] }'), statuses);
  await checkLabels(members('{ field: modality, contains: <|> }'), ['text', 'image', 'audio', '…']);
  await checkLabels(members('field: attribution.license\n      eq: <|>'), []);
  await checkLabels('field: <|>', []);
});

test('licences, the usual ones first', async () => {
  await checkLabels('attribution:\n  license: <|>', [
    'CC-BY-4.0',
    'CC-BY-SA-4.0',
    'CC-BY-NC-4.0',
    'CC0-1.0',
    'MIT',
    '…',
  ]);
  await checkCompletion(
    'attribution: { license: Apa<|> }',
    'Apache-2.0',
    'attribution: { license: Apache-2.0 }',
  );
  await checkCompletion(
    'attribution:\n  license: MIT OR Apa<|>',
    'Apache-2.0',
    'attribution:\n  license: MIT OR Apache-2.0',
  );
});

const newDataSet = `dataset_id: 0199aaaa-0000-7000-8000-000000000001
version: 1
name: \${1:Name}
members:
  all:
    - { field: kind, eq: example }
    - { field: function_name, eq: \${2:function} }
splits:
  seed: 1
  weights: { train: 0.7, val: 0.15, test: 0.15 }
`;

test('a whole record in an empty document', async () => {
  await checkCompletion('#- a.dataset.yaml\n<|>', 'DataSet', newDataSet);
  await checkCompletion('#- a.dataset.yaml\n# about\n<|>', 'DataSet', `# about\n${newDataSet}`);
});

test('a whole record after a separator, in a file with others', async () => {
  await checkCompletion(
    '#- a.dataset.yaml\nversion: 1\n---\nDat<|>',
    'DataSet',
    `version: 1\n---\n${newDataSet}`,
  );
});

test('a whole record below a finished one brings its separator', async () => {
  await checkCompletion(
    '#- a.dataset.yaml\nversion: 1\n<|>',
    'New DataSet',
    `version: 1\n---\n${newDataSet}`,
  );
});

test('nothing in comments, texts and free values', async () => {
  await checkLabels('status: draft # <|>', []);
  await checkLabels('# <|>', []);
  await checkLabels('input:\n  text: |\n    hello\n    <|>', []);
  await checkLabels('name: "one\n  two <|>"', []);
  await checkLabels('name: any <|>', []);
  await checkLabels('input:\n  text: <|>', []);
});

test('below a block text the record goes on', async () => {
  await checkLabels('version: 1\ninput:\n  text: |\n    hello\n<|>', ['example_id', 'expected_output', '…']);
});

test('each record of a file by itself', async () => {
  await checkLabels('status: draft\n---\nstatus: <|>\n---\nstatus: draft', statuses);
});

test('an empty file of every kind offers its record', async () => {
  const labels = await Promise.all(
    ['databit', 'example', 'dataset', 'template', 'run'].map(async (kind) => {
      const { items } = await itemsAt(`#- a.${kind}.yaml\n<|>`);
      return items.find(({ sortText }) => sortText === '!')?.label;
    }),
  );
  expect(labels).toEqual(['DataBit', 'Example', 'DataSet', 'Prompt template', 'Run specification']);
});

test('no place in a record makes completion fail', async () => {
  const [file] = readFiles(library);
  const text = file?.text ?? '';
  for (let offset = 0; offset <= text.length; offset += 3) {
    await itemsAt(`#- a.databit.yaml\n${text.slice(0, offset)}<|>${text.slice(offset)}`);
    await itemsAt(`#- a.databit.yaml\n${text.slice(0, offset)}<|>`);
  }
});
