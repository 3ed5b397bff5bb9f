import { expect, test } from 'vitest';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

function rangeOf(line: number, start: number, end: number) {
  return { start: { line, character: start }, end: { line, character: end } };
}

test('an opened file shows its problems with codes and ranges', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace);
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.open(uri, `${databit(1)}---\n${databit(2)}statsu: draft\n`);
  await editor.untilCodes(uri, ['record.unknown-property'], 1);
  expect(editor.diagnosticsOf(uri)).toMatchObject([
    { code: 'record.unknown-property', severity: 1, source: 'databits', range: rangeOf(9, 0, 6) },
  ]);
});

test('incremental edits keep diagnostics and versions in step', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace);
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.open(uri, `${databit(1)}---\n${databit(2)}`);
  await editor.untilCodes(uri, [], 1);
  await editor.edit(uri, rangeOf(1, 9, 10), 'one');
  const broken = await editor.edit(uri, rangeOf(6, 9, 10), '"two"');
  await editor.untilCodes(uri, ['record.wrong-type', 'record.wrong-type'], broken);
  expect(editor.diagnosticsOf(uri).map(({ range }) => range.start.line)).toEqual([1, 6]);
  const moved = await editor.edit(uri, rangeOf(0, 0, 0), '# a comment\n');
  await editor.untilCodes(uri, ['record.wrong-type', 'record.wrong-type'], moved);
  expect(editor.diagnosticsOf(uri).map(({ range }) => range.start.line)).toEqual([2, 7]);
  const fixed = await editor.edit(uri, rangeOf(2, 9, 12), '1');
  await editor.untilCodes(uri, ['record.wrong-type'], fixed);
});

test('files that nobody opened are reported, and cleared when they change outside', async () => {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}statsu: draft\n#- b.example.yaml\n${example(2, 3)}`,
  );
  const editor = await bench.edit(workspace, { watches: true });
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.example.yaml')];
  await editor.untilCodes(a, ['record.unknown-property']);
  await editor.untilCodes(b, ['reference.unknown']);
  workspace.write('a.databit.yaml', databit(1));
  workspace.write('c.databit.yaml', databit(3));
  await editor.changedOutside([a, workspace.uriOf('c.databit.yaml')]);
  await editor.untilCodes(a, []);
  await editor.untilCodes(b, []);
  workspace.delete('c.databit.yaml');
  await editor.changedOutside([workspace.uriOf('c.databit.yaml')]);
  await editor.untilCodes(b, ['reference.unknown']);
});

test('a client that cannot watch gets a server that does', async () => {
  const workspace = bench.workspace(`#- records/a.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace, { watches: false });
  await editor.untilScanned();
  workspace.write('records/a.databit.yaml', `${databit(1)}statsu: draft\n`);
  await editor.untilCodes(workspace.uriOf('records/a.databit.yaml'), ['record.unknown-property']);
  workspace.write('records/deeper/b.databit.yaml', `${databit(2)}statsu: draft\n`);
  await editor.untilCodes(workspace.uriOf('records/deeper/b.databit.yaml'), ['record.unknown-property']);
  workspace.delete('records');
  await editor.untilCodes(workspace.uriOf('records/a.databit.yaml'), []);
});

test('a folder that is moved takes its records along', async () => {
  const workspace = bench.workspace(`#- records/a.databit.yaml\n${databit(1)}statsu: draft\n`);
  const editor = await bench.edit(workspace, { watches: true });
  await editor.untilCodes(workspace.uriOf('records/a.databit.yaml'), ['record.unknown-property']);
  workspace.rename('records', 'moved');
  await editor.changedOutside([workspace.uriOf('records'), workspace.uriOf('moved')]);
  await editor.untilCodes(workspace.uriOf('records/a.databit.yaml'), []);
  await editor.untilCodes(workspace.uriOf('moved/a.databit.yaml'), ['record.unknown-property']);
});

test('a duplicate across files is reported on both, and cleared on both when one is fixed', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace);
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.databit.yaml')];
  await editor.untilCodes(a, ['record.duplicate-id']);
  await editor.untilCodes(b, ['record.duplicate-id']);
  expect(editor.diagnosticsOf(a)[0]?.relatedInformation?.map(({ location }) => location.uri)).toEqual([b]);
  await editor.open(b, databit(1));
  await editor.edit(b, rangeOf(0, 12, 12 + idOf(1).length), idOf(2));
  await editor.untilCodes(b, []);
  await editor.untilCodes(a, []);
  await editor.close(b);
  await editor.untilCodes(a, ['record.duplicate-id']);
});

test('an unsaved buffer beats the file on disk until it is closed', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.example.yaml\n${example(2, 1)}`);
  const editor = await bench.edit(workspace, { watches: true });
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.example.yaml')];
  await editor.untilScanned();
  await editor.open(a, databit(7));
  await editor.untilCodes(b, ['reference.unknown']);
  workspace.write('a.databit.yaml', `${databit(1)}statsu: draft\n`);
  await editor.changedOutside([a]);
  await editor.untilCodes(a, []);
  expect((await editor.api('records/list', { kind: 'databit' })).records.map(({ id }) => id)).toEqual([
    idOf(7),
  ]);
  await editor.close(a);
  await editor.untilCodes(b, []);
  await editor.untilCodes(a, ['record.unknown-property']);
});

test('a buffer that was never saved is gone when it is closed', async () => {
  const workspace = bench.workspace(`#- b.example.yaml\n${example(2, 1)}`);
  const editor = await bench.edit(workspace);
  const b = workspace.uriOf('b.example.yaml');
  await editor.untilCodes(b, ['reference.unknown']);
  const a = workspace.uriOf('a.databit.yaml');
  await editor.open(a, databit(1));
  await editor.untilCodes(b, []);
  await editor.close(a);
  await editor.untilCodes(b, ['reference.unknown']);
});

test('a file that a record names is looked for, and found when it appears', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}source_uri: media/a.txt\n`);
  const editor = await bench.edit(workspace, { watches: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilCodes(uri, ['file.missing']);
  workspace.write('media/a.txt', 'x');
  await editor.changedOutside([workspace.uriOf('media/a.txt')]);
  await editor.untilCodes(uri, []);
});

test('severities of databits.yaml hold, and follow its changes', async () => {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}statsu: draft\n#- databits.yaml\nformat_version: 1\nrules: { record.unknown-property: hint, nonsense: off }\n`,
  );
  const editor = await bench.edit(workspace, { watches: true });
  const [uri, configuration] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('databits.yaml')];
  await editor.untilCodes(uri, ['record.unknown-property']);
  expect(editor.diagnosticsOf(uri).map(({ severity }) => severity)).toEqual([4]);
  await editor.untilCodes(configuration, ['configuration.unknown-rule']);
  workspace.write('databits.yaml', 'format_version: 1\nrules: { record.*: off }\n');
  await editor.changedOutside([configuration]);
  await editor.untilCodes(uri, []);
  await editor.untilCodes(configuration, []);
  workspace.delete('databits.yaml');
  await editor.changedOutside([configuration]);
  await editor.untilCodes(uri, ['record.unknown-property']);
});

test('records are counted by status where the search page finds them: templates have a status of their own', async () => {
  const template = `template_id: ${idOf(9)}\nname: T\nstatus: draft\n`;
  const bits = `#- a.databit.yaml\n${databit(1)}status: draft\n---\n${databit(2)}status: in_review\n`;
  const workspace = bench.workspace(`${bits}#- t.template.yaml\n${template}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const overview = await editor.api('workspace/overview', {});
  expect(overview.counts).toMatchObject({ databit: 2, template: 1 });
  expect(overview.statuses).toEqual({ draft: 1, in_review: 1 });
});

test('many problems are capped, the worst first, and open files are always shown', async () => {
  const files = Array.from({ length: 30 }, (_, number) => {
    const text = `${databit(number)}statsu: draft\nsource_uri: missing.txt\n`;
    return `#- f${String(number)}.databit.yaml\n${text}`;
  });
  const workspace = bench.workspace(files.join(''));
  const editor = await bench.edit(workspace, { settings: { maxWorkspaceProblems: 10 } });
  const shown = (): string[] => [...editor.published.keys()].flatMap((uri) => editor.codesOf(uri));
  await editor.until(
    () => `10 problems, shown ${String(shown().length)}`,
    () => shown().length === 10,
  );
  expect(new Set(shown())).toEqual(new Set(['record.unknown-property']));
  const overview = await editor.api('workspace/overview', {});
  expect(overview.problems).toEqual({ error: 30, warning: 30, information: 0, hint: 0 });
  const last = workspace.uriOf('f29.databit.yaml');
  await editor.open(last, `${databit(29)}statsu: draft\nsource_uri: missing.txt\n`);
  await editor.untilCodes(last, ['file.missing', 'record.unknown-property']);
});

test('only files whose problems changed are published again', async () => {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}statsu: draft\n#- b.databit.yaml\n${databit(2)}statsu: draft\n`,
  );
  const editor = await bench.edit(workspace, { watches: true });
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.databit.yaml')];
  await editor.untilCodes(a, ['record.unknown-property']);
  await editor.untilCodes(b, ['record.unknown-property']);
  workspace.write('a.databit.yaml', databit(1));
  await editor.changedOutside([a, b]);
  await editor.untilCodes(a, []);
  expect([a, b].map((uri) => editor.published.get(uri)?.length)).toEqual([2, 1]);
});

test('folders come and go', async () => {
  const one = bench.workspace(`#- a.databit.yaml\n${databit(1)}statsu: draft\n`);
  const two = bench.workspace(`#- b.example.yaml\n${example(2, 1)}statsu: draft\n`);
  const editor = await bench.edit(one);
  await editor.untilCodes(one.uriOf('a.databit.yaml'), ['record.unknown-property']);
  const folders = (workspaces: readonly (typeof one)[]) =>
    workspaces.map(({ root }) => ({ uri: `file://${root}`, name: root }));
  await editor.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: folders([two]), removed: [] },
  });
  await editor.untilCodes(two.uriOf('b.example.yaml'), ['record.unknown-property']);
  await editor.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: folders([one]) },
  });
  await editor.untilCodes(one.uriOf('a.databit.yaml'), []);
  await editor.untilCodes(two.uriOf('b.example.yaml'), ['record.unknown-property', 'reference.unknown']);
});

test('without a folder an opened file still has its own diagnostics', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace, { roots: [] });
  const uri = workspace.uriOf('a.example.yaml');
  await editor.open(uri, `${example(1, 2)}statsu: draft\n`);
  await editor.untilCodes(uri, ['record.unknown-property']);
  const response = await editor.apiResponse('search/run', { text: 'x' });
  expect(response).toMatchObject({ error: { code: 'unavailable' } });
});

test('a file that is deleted under an unchanged buffer takes its records along, and brings them back', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.example.yaml\n${example(2, 1)}`);
  const editor = await bench.edit(workspace, { watches: true });
  await editor.untilScanned();
  const [bits, uses] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.example.yaml')];
  const text = databit(1);
  const found = async (): Promise<number> => (await editor.api('search/run', { text: 'Content 1' })).total;
  await editor.open(bits, text);
  await editor.untilCodes(uses, []);
  workspace.delete('a.databit.yaml');
  await editor.changedOutside([bits]);
  await editor.untilCodes(uses, ['reference.unknown']);
  expect(await found()).toBe(0);
  workspace.write('a.databit.yaml', text);
  await editor.changedOutside([bits]);
  await editor.untilCodes(uses, []);
  expect(await found()).toBe(1);
});

test('a file that is deleted under a changed buffer keeps its records: they are not saved yet', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}#- b.example.yaml\n${example(2, 1)}`);
  const editor = await bench.edit(workspace, { watches: true });
  await editor.untilScanned();
  const bits = workspace.uriOf('a.databit.yaml');
  await editor.open(bits, databit(1));
  await editor.edit(bits, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# mine\n');
  workspace.delete('a.databit.yaml');
  await editor.changedOutside([bits]);
  const unsaved = async (): Promise<boolean[]> =>
    (await editor.api('search/run', { text: 'Content 1' })).results.map((result) => result.unsaved);
  await expect.poll(unsaved, { timeout: 20_000 }).toEqual([true]);
  await editor.untilCodes(workspace.uriOf('b.example.yaml'), []);
});
