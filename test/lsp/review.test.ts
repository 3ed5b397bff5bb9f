import { expect, test } from 'vitest';
import { databit, idOf } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

function workspaceWithChange(): TemporaryWorkspace {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.databit.yaml\n${databit(2)}`);
  workspace.commit();
  workspace.write('a.databit.yaml', databit(1, 'Saved'));
  return workspace;
}

test('a change is reviewed with unsaved buffers, and its records are read in parts', async () => {
  const workspace = workspaceWithChange();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.open(workspace.uriOf('a.databit.yaml'), databit(1, 'Not saved'));
  await editor.open(workspace.uriOf('c.databit.yaml'), databit(3));
  workspace.write('c.databit.yaml', databit(3));
  const { handle, overview, total } = await editor.api('review/changes', { base: 'HEAD', head: 'worktree' });
  expect(overview.changes).toMatchObject({ added: 1, changed: 1 });
  expect(overview).not.toHaveProperty('records');
  expect(total).toBe(2);
  const page = await editor.api('review/records', { handle, offset: 0, limit: 1 });
  expect(page.total).toBe(2);
  expect(page.records.map(({ after, fields }) => [after?.id, fields])).toEqual([
    [idOf(1), [{ field: 'content', role: 'content', change: 'changed' }]],
  ]);
  const added = await editor.api('review/records', { handle, offset: 0, limit: 10, changes: ['added'] });
  expect(added.records.map(({ after }) => after?.id)).toEqual([idOf(3)]);
  expect(
    (await editor.api('review/records', { handle, offset: 0, limit: 10, text: 'B.DATABIT' })).total,
  ).toBe(0);
  const whole = await editor.api('review/record', { handle, key: page.records[0]?.key ?? '' });
  expect(whole?.differences).toMatchObject([{ path: ['content', 'text'], after: 'Not saved' }]);
  expect(await editor.api('review/record', { handle, key: 'none' })).toBeNull();
});

test('reviews are kept for a while, and what cannot be compared is one sentence', async () => {
  const workspace = workspaceWithChange();
  const editor = await bench.edit(workspace, { trusted: true });
  const states = { base: 'HEAD', head: 'worktree' };
  const first = await editor.api('review/changes', states);
  for (let at = 0; at < 2; at += 1) await editor.api('review/changes', states);
  await expect(editor.api('review/records', { handle: first.handle, offset: 0, limit: 1 })).rejects.toThrow(
    'not kept any more',
  );
  await expect(editor.api('review/changes', { ...states, base: 'nowhere' })).rejects.toThrow(
    'There is no branch, tag or commit nowhere here',
  );
  await expect(editor.api('review/changes', { ...states, folder: 'file:///elsewhere' })).rejects.toThrow(
    "none of the workspace's folders",
  );
});

test('nothing is compared in a workspace that is not trusted', async () => {
  const editor = await bench.edit(workspaceWithChange(), { trusted: false });
  await expect(editor.api('review/changes', { base: 'HEAD', head: 'worktree' })).rejects.toThrow(
    'trusted workspace',
  );
});
