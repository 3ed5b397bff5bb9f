import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import type { EditorClient } from './support/editorClient.ts';
import { databit, example, idOf } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();
const COMMAND_LINE = fileURLToPath(new URL('../../server/src/hosts/cli/main.ts', import.meta.url));

/** Many files with many records, one of them with a problem. */
function fillWith(workspace: TemporaryWorkspace, files: number, recordsPerFile: number): void {
  for (let file = 0; file < files; file++) {
    const records = Array.from({ length: recordsPerFile }, (_, record) =>
      databit(file * recordsPerFile + record),
    );
    workspace.write(`records/f${String(file)}.databit.yaml`, records.join('---\n'));
  }
  workspace.write('problem.example.yaml', example(999_999, 999_998));
}

async function checkAnswers(
  editor: EditorClient,
  workspace: TemporaryWorkspace,
  records: number,
): Promise<void> {
  await editor.untilCodes(workspace.uriOf('problem.example.yaml'), ['reference.unknown']);
  const list = await editor.api('records/list', { kind: 'databit', limit: 1 });
  expect(list.total).toBe(records);
  const found = await editor.api('search/run', { text: '"Content 7"', limit: 3 });
  expect(found.results.map(({ name }) => name)).toContain('Bit 7');
}

test('two servers share a workspace and a cache folder', async () => {
  const workspace = bench.workspace();
  fillWith(workspace, 20, 20);
  const [one, two] = await Promise.all([bench.edit(workspace), bench.edit(workspace)]);
  await Promise.all([checkAnswers(one, workspace, 400), checkAnswers(two, workspace, 400)]);
  await one.stop();
  await checkAnswers(two, workspace, 400);
  const uri = workspace.uriOf('fix.databit.yaml');
  await two.open(uri, databit(999_998));
  await two.untilCodes(workspace.uriOf('problem.example.yaml'), []);
});

/** What the command line prints in the workspace, with the same cache folder as the server; it may exit with 1. */
function databits(workspace: TemporaryWorkspace, ...argv: string[]): Promise<string> {
  const options = { cwd: workspace.root, env: { ...process.env, DATABITS_CACHE: workspace.cacheFolder } };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND_LINE, ...argv], options, (_error, out, error) => {
      resolve(out + error);
    });
  });
}

test('the command line beside a running server', async () => {
  const workspace = bench.workspace();
  fillWith(workspace, 20, 20);
  const editor = await bench.edit(workspace);
  const [report, found] = await Promise.all([
    databits(workspace, '--json', 'check'),
    databits(workspace, '--json', 'search', '"Content 7"', '--k', '3'),
    checkAnswers(editor, workspace, 400),
  ]);
  expect(report).toContain('reference.unknown');
  expect(found).toContain('"Bit 7"');
  await checkAnswers(editor, workspace, 400);
});

test('killed during indexing, the next server gives right answers', async () => {
  const workspace = bench.workspace();
  fillWith(workspace, 40, 50);
  for (const wait of [0, 50, 150, 300]) {
    const editor = await bench.edit(workspace);
    await new Promise((resolve) => setTimeout(resolve, wait));
    await editor.kill();
  }
  const editor = await bench.edit(workspace);
  await checkAnswers(editor, workspace, 2000);
});

/** A `git` that writes down that it ran, before the real one on the PATH. */
function installCanary(workspace: TemporaryWorkspace): {
  environment: Record<string, string>;
  hasRun: () => boolean;
} {
  const folder = path.join(path.dirname(workspace.root), 'bin');
  const trace = path.join(folder, 'trace');
  mkdirSync(folder, { recursive: true });
  writeFileSync(trace, '');
  const realPath = process.env['PATH'] ?? '';
  const script = `#!/bin/sh\necho "$@" >> '${trace}'\nPATH='${realPath}' exec git "$@"\n`;
  writeFileSync(path.join(folder, 'git'), script, { mode: 0o755 });
  return {
    environment: { PATH: `${folder}${path.delimiter}${realPath}` },
    hasRun: () => readFileSync(trace, 'utf8') !== '',
  };
}

async function actionTitles(editor: EditorClient, uri: string): Promise<string[]> {
  const position = { line: 0, character: 14 };
  const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return actions.map(({ title }) => title);
}

test('in Restricted Mode validation works, and neither git nor SQL runs', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  workspace.commit();
  workspace.write('copy.databit.yaml', databit(1));
  workspace.write('other.databit.yaml', databit(9));
  const { environment, hasRun } = installCanary(workspace);
  const editor = await bench.edit(workspace, { trusted: false, environment });
  const [original, copy] = [workspace.uriOf('a.databit.yaml'), workspace.uriOf('copy.databit.yaml')];
  await editor.untilCodes(original, ['record.duplicate-id']);
  await editor.open(original, databit(1));
  await editor.open(copy, databit(1));
  expect(await actionTitles(editor, original)).toEqual(['Give the copy a new id']);
  expect(await actionTitles(editor, copy)).toEqual(['Give the copy a new id']);
  expect(await editor.apiResponse('sql/run', { sql: 'SELECT 1' })).toMatchObject({
    error: { code: 'not-trusted' },
  });
  for (const method of ['sql/open', 'sql/check', 'sql/save', 'sql/schema'] as const) {
    expect(await editor.apiResponse(method, {})).toMatchObject({ error: { code: 'not-trusted' } });
  }
  expect((await editor.api('search/run', { text: 'content' })).results.length).toBeGreaterThan(0);
  const tracked = await editor.apiResponse('usage/track', { example: idOf(9), context: 'eval' });
  expect(tracked).toMatchObject({ error: { code: 'not-trusted' } });
  const set = [{ path: ['content'], value: 'other' }];
  const planned = await editor.api('records/update', { id: idOf(9), set });
  expect(planned.edited).toMatchObject([{ id: idOf(9), version: 2 }]);
  expect(hasRun()).toBe(false);

  await editor.notify('databits/trust', { trusted: true });
  expect(await actionTitles(editor, original)).toEqual([]);
  expect(await actionTitles(editor, copy)).toEqual(['Give the copy a new id']);
  expect(hasRun()).toBe(true);
  const answer = await editor.api('sql/run', { sql: 'SELECT count(*) AS n FROM databits' });
  expect(answer.rows).toEqual([[3]]);
});

test('a client that says nothing of trust is not trusted', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace, { trusted: false });
  await editor.notify('databits/trust', {});
  expect(await editor.apiResponse('sql/run', { sql: 'SELECT 1' })).toMatchObject({
    error: { code: 'not-trusted' },
  });
});

test('the server ends when its editor is gone', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const ended = new Promise((resolve) => editor.process.once('exit', resolve));
  editor.process.stdin?.end();
  await ended;
  expect(editor.isAlive).toBe(false);
});

test('records are told of when they change', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const count = (): number => editor.events.filter(({ event }) => event === 'records/changed').length;
  await editor.until(
    () => 'the first notice',
    () => count() > 0,
  );
  const before = count();
  await editor.open(workspace.uriOf('b.databit.yaml'), databit(2));
  await editor.until(
    () => 'a notice of the new record',
    () => count() > before,
  );
  expect((await editor.api('records/get', { id: idOf(1) }))?.name).toBe('Bit 1');
});
