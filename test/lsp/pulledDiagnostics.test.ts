import { expect, test } from 'vitest';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import type { EditorClient } from './support/editorClient.ts';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

function ask(
  editor: EditorClient,
  uri: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport> {
  return editor.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

function askAll(
  editor: EditorClient,
  previousResultIds: { uri: string; value: string }[] = [],
): Promise<WorkspaceDiagnosticReport> {
  return editor.request('workspace/diagnostic', { identifier: 'databits', previousResultIds });
}

function codesOf(report: DocumentDiagnosticReport): unknown[] {
  return report.kind === 'full' ? report.items.map(({ code }) => code) : [report.kind];
}

/** What a report says of each file: its name, id and codes. */
function describe({ items }: WorkspaceDiagnosticReport): string[] {
  return items
    .map((report) => `${report.uri.split('/').at(-1) ?? ''} ${codesOf(report).join(' ')}`)
    .toSorted();
}

function idsOf({ items }: WorkspaceDiagnosticReport): { uri: string; value: string }[] {
  return items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
}

test('open files are asked for, and the answer is kept while nothing changes', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace, { pulls: true });
  await editor.untilScanned();
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.open(uri, `${databit(1)}statsu: draft\n`);
  const first = await ask(editor, uri);
  expect(codesOf(first)).toEqual(['record.unknown-property']);
  expect(codesOf(await ask(editor, uri, first.resultId))).toEqual(['unchanged']);
  await editor.edit(uri, { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } }, '');
  expect(codesOf(await ask(editor, uri, first.resultId))).toEqual([]);
  expect(editor.published.get(uri) ?? []).toEqual([]);
});

test('an open file that another one changes is asked for again', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace, { pulls: true });
  await editor.untilScanned();
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.example.yaml')];
  await editor.open(b, example(2, 1));
  expect(codesOf(await ask(editor, b))).toEqual(['reference.unknown']);
  const before = editor.refreshes.get('diagnostic') ?? 0;
  await editor.open(a, databit(1));
  await editor.until(
    () => 'a request to ask again',
    () => (editor.refreshes.get('diagnostic') ?? 0) > before,
  );
  expect(codesOf(await ask(editor, b))).toEqual([]);
});

test('the workspace is told until it is asked for, and then only answered', async () => {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}statsu: draft\n#- b.example.yaml\n${example(2, 9)}#- c.databit.yaml\n${databit(3)}`,
  );
  const editor = await bench.edit(workspace, { pulls: true, watches: true });
  const [a, b] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('b.example.yaml')];
  await editor.untilCodes(a, ['record.unknown-property']);
  await editor.untilCodes(b, ['reference.unknown']);

  const all = await askAll(editor);
  expect(describe(all)).toEqual([
    'a.databit.yaml record.unknown-property',
    'b.example.yaml reference.unknown',
  ]);
  await editor.untilCodes(a, []);
  await editor.untilCodes(b, []);

  // The next answer waits for something to say, and then says only that.
  const next = askAll(editor, idsOf(all));
  workspace.write('c.databit.yaml', databit(9));
  await editor.changedOutside([workspace.uriOf('c.databit.yaml')]);
  const changes = await next;
  expect(describe(changes)).toEqual(['b.example.yaml ']);
  expect(editor.codesOf(b)).toEqual([]);

  const waiting = await editor.cancelled('workspace/diagnostic', {
    previousResultIds: [...idsOf(all).filter(({ uri }) => uri !== b), ...idsOf(changes)],
  });
  expect(waiting).toMatchObject({ code: -32800 });
});

test('a file that is opened is no longer told of, and is again once it is closed', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}statsu: draft\n`);
  const editor = await bench.edit(workspace, { pulls: true });
  const a = workspace.uriOf('a.databit.yaml');
  await editor.untilCodes(a, ['record.unknown-property']);
  await editor.open(a, `${databit(1)}statsu: draft\n`);
  await editor.untilCodes(a, []);
  expect(codesOf(await ask(editor, a))).toEqual(['record.unknown-property']);
  await editor.close(a);
  await editor.untilCodes(a, ['record.unknown-property']);
});

test('an editor that could ask, and would rather be told, is told', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}statsu: draft\n`);
  const editor = await bench.edit(workspace, { pulls: true, pushDiagnostics: true });
  const uri = workspace.uriOf('b.databit.yaml');
  await editor.open(uri, databit(1).replace(idOf(1), idOf(2)).concat('statsu: draft\n'));
  await editor.untilCodes(uri, ['record.unknown-property']);
  await editor.untilCodes(workspace.uriOf('a.databit.yaml'), ['record.unknown-property']);
});

test('a server that is asked for the workspace still ends when it is told to', async () => {
  const editor = await bench.edit(bench.workspace(), { pulls: true });
  await editor.untilScanned();
  void askAll(editor).catch(() => undefined);
  await editor.stop();
  expect(editor.isAlive).toBe(false);
});
