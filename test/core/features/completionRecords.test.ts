import { expect, test } from 'vitest';
import { checkCompletion, checkLabels, itemsAt } from './support/checkCompletion.ts';

const statuses = ['draft', 'in_review', 'approved', 'rejected', 'deprecated'];

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
