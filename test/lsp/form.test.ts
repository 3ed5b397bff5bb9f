import { expect, test } from 'vitest';
import { example, databit, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

test('a form is answered from the buffer, with its version, edits included that came just before', async () => {
  const workspace = bench.workspace(`#- bits.databit.yaml\n${databit(1)}---\n${databit(2)}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('bits.databit.yaml');
  // Not open: nothing to show, and nothing to edit.
  expect(await editor.api('form/read', { uri })).toBeNull();
  await editor.open(uri, `${databit(1)}---\n${databit(3, 'unsaved')}`);
  expect(await editor.api('form/read', { uri, line: 5 })).toMatchObject({
    kind: 'databit',
    count: 2,
    record: { document: 1, id: idOf(3), value: { content: { text: 'unsaved' } }, problems: [] },
  });
  const place = { document: 0, id: idOf(3) };
  const change = { set: ['content', 'text'], value: 'changed' };
  expect(await editor.api('form/edit', { uri, place, change })).toMatchObject({
    edits: [{ range: { start: { line: 8 }, end: { line: 8 } } }],
    place: { document: 1 },
  });
  expect((await editor.api('form/records', { uri }))?.records.map(({ name }) => name)).toEqual([
    'Bit 1',
    'Bit 3',
  ]);
});

test('a form names the records of other files', async () => {
  const workspace = bench.workspace(`#- bits.databit.yaml\n${databit(1)}#- a.example.yaml\n${example(2, 1)}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('a.example.yaml');
  await editor.open(uri, example(2, 1));
  expect((await editor.api('form/read', { uri }))?.record?.names).toEqual({ [idOf(1)]: 'Bit 1' });
});
