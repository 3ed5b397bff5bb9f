import { expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver-types';
import { databit } from './support/records.ts';
import type { EditorClient } from './support/editorClient.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

/** Nine levels of nine aliases: 3.8 × 10^8 values where they are expanded. */
const aliasBomb = `databit_id: x\nversion: 1\ncontent:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
  { length: 9 },
  (_, level) =>
    `  a${String(level + 1)}: &a${String(level + 1)} [${Array(9)
      .fill(`*a${String(level)}`)
      .join(', ')}]\n`,
).join('')}`;

const hostileTexts: [string, string | Buffer][] = [
  ['an alias bomb', aliasBomb],
  ['a megabyte of brackets', '['.repeat(1024 * 1024)],
  [
    'a megabyte of keys in keys',
    Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ],
  ['a line of a megabyte', `databit_id: ${'x'.repeat(1024 * 1024)}\n`],
  ['conflict markers', `<<<<<<< HEAD\n${databit(1)}=======\n${databit(2)}>>>>>>> other\n`],
  ['zero bytes', Buffer.alloc(1024)],
  ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x01])],
  ['quotes that never close', 'databit_id: "'.repeat(20_000)],
  ['half a surrogate pair', 'name: "\\ud800"\ndatabit_id: \ud800\n'],
  ['keys of prototypes', '__proto__: { constructor: 1 }\ntoString: 2\nhasOwnProperty: 3\n'],
  ['twenty thousand records that are none', '---\nx\n'.repeat(20_000)],
];

/** Another file still gets its answers. */
async function checkAlive(editor: EditorClient, uri: string): Promise<void> {
  const hover = await editor.at<Hover>('hover', uri, { line: 1, character: 2 });
  expect(JSON.stringify(hover)).toContain('Version');
  expect(editor.isAlive).toBe(true);
}

test.each(hostileTexts)('%s, opened', async (_name, content) => {
  const workspace = bench.workspace(`#- good.databit.yaml\n${databit(9)}`);
  const editor = await bench.edit(workspace);
  const good = workspace.uriOf('good.databit.yaml');
  await editor.open(good, databit(9));
  const bad = workspace.uriOf('bad.databit.yaml');
  await editor.open(bad, typeof content === 'string' ? content : content.toString('latin1'));
  await checkAlive(editor, good);
  await editor.until(
    () => 'diagnostics of the hostile file',
    () => editor.published.has(bad),
  );
  expect(editor.codesOf(bad).length).toBeGreaterThan(0);
  for (const feature of ['documentSymbol', 'foldingRange', 'documentLink', 'codeLens']) {
    await editor.request(`textDocument/${feature}`, { textDocument: { uri: bad } });
  }
  await editor.at('completion', bad, { line: 0, character: 3 });
  await editor.at('hover', bad, { line: 0, character: 3 });
  await editor.edit(bad, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# ');
  await checkAlive(editor, good);
});

test('all of them on disk at once', async () => {
  const workspace = bench.workspace(`#- good.databit.yaml\n${databit(9)}statsu: draft\n`);
  for (const [index, [, content]] of hostileTexts.entries()) {
    workspace.write(`bad${String(index)}.databit.yaml`, content);
  }
  const editor = await bench.edit(workspace);
  const good = workspace.uriOf('good.databit.yaml');
  await editor.open(good, databit(9));
  await checkAlive(editor, good);
  await editor.untilScanned();
  for (const [index, [name]] of hostileTexts.entries()) {
    const uri = workspace.uriOf(`bad${String(index)}.databit.yaml`);
    await editor.until(
      () => `diagnostics of ${name}`,
      () => editor.codesOf(uri).length > 0,
    );
  }
  await checkAlive(editor, good);
});

test('a file of 50 MB on disk is named, and nothing else suffers', async () => {
  const workspace = bench.workspace(`#- good.databit.yaml\n${databit(9)}`);
  workspace.write('large.databit.yaml', Buffer.alloc(51 * 1024 * 1024, 'a'));
  const editor = await bench.edit(workspace);
  const good = workspace.uriOf('good.databit.yaml');
  await editor.open(good, databit(9));
  await checkAlive(editor, good);
  await editor.untilCodes(workspace.uriOf('large.databit.yaml'), ['file.too-large']);
  await checkAlive(editor, good);
});

test('a buffer of 50 MB', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace);
  const good = workspace.uriOf('good.databit.yaml');
  await editor.open(good, databit(9));
  const large = workspace.uriOf('large.databit.yaml');
  await editor.open(large, `name: ${'a'.repeat(51 * 1024 * 1024)}`);
  await editor.untilCodes(large, ['file.too-large']);
  await checkAlive(editor, good);
});

test('messages that make no sense get an error or silence', async () => {
  const workspace = bench.workspace(`#- good.databit.yaml\n${databit(9)}`);
  const editor = await bench.edit(workspace);
  const good = workspace.uriOf('good.databit.yaml');
  await editor.open(good, databit(9));
  await editor.notify('textDocument/didChange', {
    textDocument: { uri: workspace.uriOf('never.databit.yaml'), version: 3 },
    contentChanges: [{ text: 'x' }],
  });
  await editor.notify('textDocument/didClose', { textDocument: { uri: 'nonsense' } });
  await editor.notify('databits/trust', 'nonsense');
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'nonsense', type: 9 }] });
  await editor.at('hover', good, { line: 99_999, character: 99_999 });
  await editor.at('hover', good, { line: -1, character: -1 });
  expect(await editor.apiResponse('no/such', {})).toMatchObject({ error: { code: 'unknown-method' } });
  expect(await editor.apiResponse('records/get', { id: 3 })).toMatchObject({
    error: { code: 'invalid-params' },
  });
  await checkAlive(editor, good);
});
