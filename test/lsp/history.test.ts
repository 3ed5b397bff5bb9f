import { expect, test, vi } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-types';
import type { EditorClient } from './support/editorClient.ts';
import { databit, example, idOf } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const PATIENCE = { timeout: 30_000, interval: 50 };

async function lensesOf(editor: EditorClient, uri: string): Promise<string[]> {
  const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return lenses.map(({ command }) => `${command?.title ?? ''} ${command?.command ?? ''}`.trim());
}

/** A DataBit with three versions, and an id that another record had. */
function workspaceWithHistory(): TemporaryWorkspace {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- old.databit.yaml\n${databit(2)}`);
  workspace.commit();
  workspace.write('a.databit.yaml', databit(1, 'Second').replace('version: 1', 'version: 2'));
  workspace.delete('old.databit.yaml');
  workspace.commit();
  workspace.write('a.databit.yaml', databit(1, 'Third').replace('version: 1', 'version: 3'));
  workspace.commit();
  return workspace;
}

test('lenses tell the version, its age and its author once the history was read, and again when HEAD moves', async () => {
  const workspace = workspaceWithHistory();
  const editor = await bench.edit(workspace, { trusted: true, watches: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.open(uri, databit(1, 'Third').replace('version: 1', 'version: 3'));
  await vi.waitFor(async () => {
    expect(await lensesOf(editor, uri)).toEqual([
      'Find similar databits.findSimilar',
      expect.stringMatching(/^v3 · (just now|\d+ \w+ ago) · Test databits\.showVersions$/),
    ]);
  }, PATIENCE);
  expect(editor.refreshes.get('codeLens')).toBeGreaterThan(0);
  const fourth = databit(1, 'Fourth').replace('version: 1', 'version: 4');
  await editor.edit(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }, fourth);
  expect(await lensesOf(editor, uri)).toContain('v4 · not committed databits.showVersions');
  workspace.write('a.databit.yaml', fourth);
  workspace.commit();
  await editor.changedOutside([workspace.uriOf('.git/HEAD')]);
  await vi.waitFor(async () => {
    expect((await lensesOf(editor, uri)).at(-1)).toMatch(/^v4 · (just now|\d+ \w+ ago) · Test databits\./);
  }, PATIENCE);
  expect(editor.events.some(({ event }) => event === 'history/changed')).toBe(true);
});

test('what is saved and what is staged is told of: it is no other record, but another state', async () => {
  const workspace = workspaceWithHistory();
  const editor = await bench.edit(workspace, { trusted: true, watches: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.open(uri, databit(1, 'Third').replace('version: 1', 'version: 3'));
  await editor.untilScanned();
  await editor.api('records/versions', { id: idOf(1) });
  const told = (name: string): number => editor.events.filter(({ event }) => event === name).length;
  const before = told('history/changed');
  await editor.notify('textDocument/didSave', { textDocument: { uri } });
  await vi.waitFor(() => {
    expect(told('history/changed')).toBe(before + 1);
  }, PATIENCE);
  await editor.changedOutside([workspace.uriOf('.git/index')]);
  await vi.waitFor(() => {
    expect(told('history/changed')).toBe(before + 2);
  }, PATIENCE);
});

test('an id of a record that was deleted in an older commit is not used again', async () => {
  const workspace = workspaceWithHistory();
  workspace.write('new.databit.yaml', databit(2, 'Another'));
  workspace.write('back.databit.yaml', databit(3));
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilCodes(workspace.uriOf('new.databit.yaml'), ['version.id-reused']);
  expect(editor.codesOf(workspace.uriOf('back.databit.yaml'))).toEqual([]);
});

test('versions are listed with their commits, and each has its text', async () => {
  const workspace = workspaceWithHistory();
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, `# ours\n${databit(1, 'Second')}`);
  const id = idOf(1);
  const { versions, deleted, isComplete } = await editor.api('records/versions', { id: id.toUpperCase() });
  expect(
    versions.map(({ version, change, pending, commit, isPresent }) => [
      version,
      change,
      pending ?? commit?.summary,
      isPresent,
    ]),
  ).toEqual([
    [1, 'changed', 'unsaved', true],
    [3, 'changed', 'Records', false],
    [2, 'changed', 'Records', false],
    [1, 'added', 'Records', false],
  ]);
  expect([deleted, isComplete]).toEqual([undefined, true]);
  const contentHash = versions.at(-1)?.contentHash ?? '';
  expect(await editor.api('records/versionText', { id, contentHash })).toEqual({
    version: 1,
    text: databit(1),
    present: `# ours\n${databit(1, 'Second')}`,
  });
  expect(await editor.api('records/versionText', { id, contentHash: 'none' })).toBeNull();
  expect((await editor.api('records/versions', { id: idOf(2) })).deleted).toMatchObject({
    name: 'Bit 2',
    commit: { summary: 'Records' },
  });
});

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** `2 changed staged a.databit.yaml`, newest first, and what took the record away. */
async function statesOf(editor: EditorClient, id: string): Promise<string[]> {
  const { versions, deleted } = await editor.api('records/versions', { id });
  const states = versions.map(({ version, change, pending, commit, path, isNew, isPresent }) =>
    [
      ...[version, change, pending ?? commit?.summary, path],
      ...(isNew ? [] : ['again']),
      ...(isPresent ? ['now'] : []),
    ].join(' '),
  );
  const removal =
    deleted === undefined ? [] : [`deleted ${deleted.pending ?? deleted.commit?.summary ?? ''}`];
  return [...removal, ...states];
}

test('what is staged, saved and unsaved are the newest states, and a record of one version has it', async () => {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}---\n${databit(2)}#- b.databit.yaml\n${databit(3)}`,
  );
  workspace.commit();
  const text = (content: string, version: number): string =>
    `${databit(1, content).replace('version: 1', `version: ${String(version)}`)}---\n${databit(2)}`;
  workspace.write('a.databit.yaml', text('Staged', 2));
  workspace.write('new.databit.yaml', databit(4));
  workspace.stage();
  workspace.write('a.databit.yaml', text('Saved', 3));
  workspace.write('moved.databit.yaml', databit(3));
  workspace.delete('b.databit.yaml');
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.open(uri, text('Unsaved', 4));
  expect(await statesOf(editor, idOf(1))).toEqual([
    '4 changed unsaved a.databit.yaml now',
    '3 changed saved a.databit.yaml',
    '2 changed staged a.databit.yaml',
    '1 added Records a.databit.yaml',
  ]);
  expect(await statesOf(editor, idOf(2))).toEqual(['1 added Records a.databit.yaml now']);
  expect(await statesOf(editor, idOf(3))).toEqual([
    '1 moved saved moved.databit.yaml again now',
    '1 added Records b.databit.yaml',
  ]);
  expect(await statesOf(editor, idOf(4))).toEqual(['1 added staged new.databit.yaml now']);
  const { versions } = await editor.api('records/versions', { id: idOf(1) });
  for (const { contentHash, version } of versions) {
    const answer = await editor.api('records/versionText', { id: idOf(1), contentHash });
    expect(answer).toMatchObject({
      version,
      text: expect.stringContaining(`version: ${String(version)}`) as string,
    });
  }
  await editor.edit(uri, WHOLE, databit(2));
  expect(await statesOf(editor, idOf(1))).toEqual([
    'deleted unsaved',
    '3 changed saved a.databit.yaml',
    '2 changed staged a.databit.yaml',
    '1 added Records a.databit.yaml',
  ]);
  await editor.edit(uri, WHOLE, text('[half', 5));
  expect((await statesOf(editor, idOf(1)))[0]).toBe('3 changed saved a.databit.yaml');
});

test('in Restricted Mode there is no history, and without git neither', async () => {
  const workspace = workspaceWithHistory();
  workspace.write('new.databit.yaml', `${databit(2, 'Another')}statsu: draft\n`);
  const editor = await bench.edit(workspace, { trusted: false });
  const uri = workspace.uriOf('new.databit.yaml');
  await editor.untilCodes(uri, ['record.unknown-property']);
  await expect(editor.api('records/versions', { id: idOf(1) })).rejects.toThrow('trusted workspace');
  await editor.notify('databits/trust', { trusted: true });
  await editor.untilCodes(uri, ['record.unknown-property', 'version.id-reused']);

  const plain = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  const other = await bench.edit(plain, { trusted: true });
  await other.untilScanned();
  expect(await statesOf(other, idOf(1))).toEqual(['1 added saved a.databit.yaml now']);
  expect((await other.api('records/versions', { id: idOf(1) })).isComplete).toBe(false);
});

test('runs that refer to a record are counted and listed', async () => {
  const run = (number: number): string =>
    `spec_id: ${idOf(number)}\nname: Run ${String(number)}\ntemplate: ${idOf(1)}\ndataset: ${idOf(9)}\n`;
  const workspace = bench.workspace(
    `#- a.template.yaml\ntemplate_id: ${idOf(1)}\n#- r.run.yaml\n${run(5)}---\n${run(6)}#- e.example.yaml\n${example(7, 8)}`,
  );
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('a.template.yaml');
  await editor.open(uri, `template_id: ${idOf(1)}\n`);
  expect(await lensesOf(editor, uri)).toContain('2 runs databits.showRuns');
  const { records, total } = await editor.api('records/list', {
    kind: 'run',
    referringTo: idOf(1),
    limit: 1,
  });
  expect([records.map(({ name }) => name), total]).toEqual([['Run 5'], 2]);
  expect((await editor.api('records/list', { kind: 'run', referringTo: idOf(7) })).total).toBe(0);
});
