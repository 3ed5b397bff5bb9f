import { expect, test } from 'vitest';
import { idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const example = (number: number, input: string, output: string): string =>
  `example_id: ${idOf(number)}\nversion: 1\nfunction_name: classify\ninput: { text: ${input} }\nexpected_output: { intent: ${output} }\n`;

const template = (field: string): string =>
  `template_id: ${idOf(9)}\nversion: 1\nname: Classify\ninstructions: x\ninputs: [{ name: ${field} }]\noutputs: [{ name: intent }]\n`;

test('a buffer that contradicts a file is told on both, with the other place, until it does no more', async () => {
  const workspace = bench.workspace(
    `#- a.example.yaml\n${example(1, 'hello', 'greet')}#- b.example.yaml\n${example(2, 'bye', 'leave')}`,
  );
  const editor = await bench.edit(workspace);
  const [a, b] = [workspace.uriOf('a.example.yaml'), workspace.uriOf('b.example.yaml')];
  await editor.untilScanned();
  await editor.open(b, example(2, 'bye', 'leave'));
  await editor.untilCodes(b, [], 1);
  const word = { start: { line: 3, character: 15 }, end: { line: 3, character: 18 } };
  const same = await editor.edit(b, word, 'hello');
  await editor.untilCodes(b, ['example.conflict'], same);
  await editor.untilCodes(a, ['example.conflict']);
  expect(editor.diagnosticsOf(b)[0]?.relatedInformation?.map(({ location }) => location.uri)).toEqual([a]);
  await editor.edit(b, { ...word, end: { line: 3, character: 20 } }, 'other');
  await editor.untilCodes(a, []);
});

test('a template that changes in its buffer is held against the examples of its function', async () => {
  const workspace = bench.workspace(
    `#- a.example.yaml\n${example(1, 'hello', 'greet')}#- t.template.yaml\n${template('text')}`,
  );
  const editor = await bench.edit(workspace);
  const [a, t] = [workspace.uriOf('a.example.yaml'), workspace.uriOf('t.template.yaml')];
  await editor.untilScanned();
  await editor.open(t, template('text'));
  await editor.untilCodes(t, [], 1);
  await editor.edit(t, { start: { line: 4, character: 17 }, end: { line: 4, character: 21 } }, 'message');
  await editor.untilCodes(a, ['signature.extra-field', 'signature.missing-field']);
});

test('a leak is told of buffers, and goes when its dataset pins both together', async () => {
  const pins = (split: string): string => `assign: { ${idOf(1)}: ${split}, ${idOf(2)}: test }`;
  const dataset = (split: string): string =>
    `dataset_id: ${idOf(8)}\nversion: 1\nmembers: { field: kind, eq: example }\nsplits: { seed: 1, weights: { train: 1, test: 1 }, ${pins(split)} }\n`;
  const workspace = bench.workspace(
    `#- databits.yaml\nformat_version: 1\nrules: { dataset.*: off, record.near-duplicate: off }\n#- a.example.yaml\n${example(1, 'where is my parcel', 'x')}#- b.example.yaml\n${example(2, 'bye', 'y')}#- d.dataset.yaml\n${dataset('train')}`,
  );
  const editor = await bench.edit(workspace);
  const [a, b, d] = [
    workspace.uriOf('a.example.yaml'),
    workspace.uriOf('b.example.yaml'),
    workspace.uriOf('d.dataset.yaml'),
  ];
  await editor.untilScanned();
  await editor.open(b, example(2, 'bye', 'y'));
  const word = { start: { line: 3, character: 15 }, end: { line: 3, character: 18 } };
  await editor.edit(b, word, 'Where is my parcel?');
  await editor.untilCodes(a, ['leakage.near-input']);
  await editor.open(d, dataset('train'));
  const text = dataset('train').split('\n')[3] ?? '';
  const start = text.indexOf(': train,') + 2;
  await editor.edit(
    d,
    { start: { line: 3, character: start }, end: { line: 3, character: start + 5 } },
    'test',
  );
  await editor.untilCodes(a, []);
});
