import { expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const task = (number: number): string => `${example(number, 1)}function_name: classify\n`;
const billing = (number: number): string => `domain: billing\n${example(number, 1)}`;
const start = { line: 0, character: 0 };

test('a rename reaches files and unsaved buffers, counts versions up and waits for confirmation', async () => {
  const workspace = bench.workspace(`#- a.example.yaml\n${task(10)}#- b.example.yaml\n${task(11)}`);
  workspace.commit();
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const [disk, buffer] = [workspace.uriOf('a.example.yaml'), workspace.uriOf('b.example.yaml')];
  await editor.open(buffer, task(11));
  const version = await editor.edit(buffer, { start, end: start }, '# typed just now\n');
  const asked = { line: 6, character: 17 };

  expect(await editor.at('prepareRename', buffer, asked)).toEqual({
    range: { start: { line: 6, character: 15 }, end: { line: 6, character: 23 } },
    placeholder: 'classify',
  });
  const edit = await editor.at<WorkspaceEdit>('rename', buffer, asked, { newName: 'route' });
  const changes = (edit.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change
      ? change.edits.map((one) => [
          change.textDocument,
          'newText' in one && one.newText,
          one.range.start.line,
        ])
      : [],
  );
  expect(changes).toEqual([
    [{ uri: disk, version: null }, '2', 1],
    [{ uri: disk, version: null }, 'route', 5],
    // Opens the preview, in which everything else is ticked.
    [{ uri: buffer, version }, '', 0],
    [{ uri: buffer, version }, '2', 2],
    [{ uri: buffer, version }, 'route', 6],
  ]);
  const annotations = Object.values(edit.changeAnnotations ?? {});
  expect(annotations.map(({ label, needsConfirmation = false }) => [label, needsConfirmation])).toEqual([
    ['Look through the changes below, then apply', true],
    ['Rename the function', false],
    ['Count the versions up', false],
  ]);
});

test('an id that is in history is refused with the reason, a new one is renamed', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  workspace.commit();
  workspace.write('b.databit.yaml', databit(2));
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const [old, fresh] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.databit.yaml')];
  await editor.open(old, databit(1));
  await editor.open(fresh, databit(2));
  const id = { line: 0, character: 15 };
  await expect(editor.at('prepareRename', old, id)).rejects.toThrow("is in git's history");
  await expect(editor.at('rename', old, id, { newName: idOf(3) })).rejects.toThrow("is in git's history");
  await expect(editor.at('rename', fresh, id, { newName: idOf(1) })).rejects.toThrow('Another record has');
  const edit = await editor.at<WorkspaceEdit>('rename', fresh, id, { newName: idOf(3) });
  expect(edit.documentChanges).toHaveLength(1);
});

test('a client without versions and previews gets plain edits', async () => {
  const workspace = bench.workspace(`#- a.example.yaml\n${billing(1)}#- b.example.yaml\n${billing(2)}`);
  const editor = await bench.edit(workspace, { plainEdits: true });
  await editor.untilScanned();
  expect(editor.capabilities.renameProvider).toBe(true);
  const uri = workspace.uriOf('a.example.yaml');
  await editor.open(uri, billing(1));
  const edit = await editor.at<WorkspaceEdit>('rename', uri, { line: 0, character: 10 }, { newName: 'tax' });
  const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 15 } };
  expect(edit).toEqual({
    changes: {
      [uri]: [{ range, newText: 'tax' }],
      [workspace.uriOf('b.example.yaml')]: [{ range, newText: 'tax' }],
    },
  });
  expect(await editor.at('rename', uri, { line: 2, character: 2 }, { newName: 'tax' })).toBeNull();
});
