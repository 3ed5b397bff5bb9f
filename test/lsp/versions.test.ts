import { expect, test } from 'vitest';
import { databit, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const numberAt = { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } };
const textAt = { start: { line: 3, character: 17 }, end: { line: 3, character: 24 } };

test('versions are compared with the base after a save, never while someone types', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.databit.yaml\n${databit(2)}`);
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, databit(1));
  await editor.untilCodes(uri, [], 1);
  const typed = await editor.edit(uri, textAt, 'Another');
  await editor.untilCodes(uri, [], typed);
  await editor.notify('textDocument/didSave', { textDocument: { uri } });
  await editor.untilCodes(uri, ['version.not-raised'], typed);
  const raised = await editor.edit(uri, numberAt, '2');
  await editor.untilCodes(uri, [], raised);
  await editor.notify('textDocument/didSave', { textDocument: { uri } });
  const back = await editor.edit(uri, textAt, 'Content');
  await editor.untilCodes(uri, [], back);
  await editor.notify('textDocument/didSave', { textDocument: { uri } });
  await editor.untilCodes(uri, ['version.raised-without-change'], back);
});

test('a pause in typing is as good as a save', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, databit(1));
  const typed = await editor.edit(uri, textAt, 'Another');
  await editor.untilCodes(uri, ['version.not-raised'], typed);
});

test('files that nobody opened are compared too, again when they change and when HEAD moves', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.databit.yaml\n${databit(2)}`);
  workspace.commit();
  workspace.write('a.databit.yaml', databit(1, 'Other'));
  const editor = await bench.edit(workspace, { trusted: true, watches: true });
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.databit.yaml')];
  await editor.untilCodes(a, ['version.not-raised']);
  workspace.write('b.databit.yaml', databit(2, 'Other'));
  await editor.changedOutside([b]);
  await editor.untilCodes(b, ['version.not-raised']);
  workspace.commit();
  await editor.changedOutside([workspace.uriOf('.git/HEAD')]);
  await editor.untilCodes(a, []);
  await editor.untilCodes(b, []);
});

test('a number that a merge left on two contents collides, until it is raised', async () => {
  const record = (version: number, text: string): string =>
    databit(1, text).replace('version: 1', `version: ${String(version)}`);
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  workspace.commit();
  workspace.git('checkout', '--quiet', '-b', 'other');
  workspace.write('a.databit.yaml', record(2, 'Theirs'));
  workspace.commit();
  workspace.git('checkout', '--quiet', '-');
  workspace.write('a.databit.yaml', record(2, 'Ours'));
  workspace.commit();
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  workspace.git(...author, 'merge', '--quiet', '--no-commit', '--strategy=ours', 'other');
  workspace.write('a.databit.yaml', record(2, 'Both'));
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, record(2, 'Both'));
  // Who asks for versions has the history read.
  await editor.api('records/versions', { id: idOf(1) });
  await editor.untilCodes(uri, ['version.collision']);
  const raised = await editor.edit(uri, numberAt, '3');
  await editor.untilCodes(uri, [], raised);
});

test('git is not asked in Restricted Mode', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  workspace.commit();
  workspace.write('a.databit.yaml', `${databit(1, 'Other')}statsu: draft\n`);
  const editor = await bench.edit(workspace, { trusted: false });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilCodes(uri, ['record.unknown-property']);
  await editor.notify('databits/trust', { trusted: true });
  await editor.untilCodes(uri, ['record.unknown-property', 'version.not-raised']);
  expect(editor.isAlive).toBe(true);
});
