import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { completeAt } from '../../../server/src/core/features/completion.ts';
import { completeDetails } from '../../../server/src/core/features/completionDetails.ts';
import { readFiles } from '../support/markers.ts';
import { checkCompletion, checkLabels, itemsAt } from './support/checkCompletion.ts';
import { createFixture } from './support/featureFixture.ts';

const statuses = ['draft', 'in_review', 'approved', 'rejected', 'deprecated'];

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

test('no place in a record makes completion fail', async () => {
  const [file] = readFiles(library);
  const text = file?.text ?? '';
  for (let offset = 0; offset <= text.length; offset += 3) {
    await itemsAt(`#- a.databit.yaml\n${text.slice(0, offset)}<|>${text.slice(offset)}`);
    await itemsAt(`#- a.databit.yaml\n${text.slice(0, offset)}<|>`);
  }
});
