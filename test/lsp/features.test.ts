import { expect, test, vi } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
} from 'vscode-languageserver-types';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const fixture = `#- bits.databit.yaml\n${databit(1)}---\n${databit(2)}source_uri: media.txt\n#- media.txt\nx\n`;

test.each(['stdio', 'ipc'] as const)('every feature answers over %s', async (transport) => {
  const workspace = bench.workspace(fixture);
  const editor = await bench.edit(workspace, { transport });
  await editor.untilScanned();
  const uri = workspace.uriOf('new.example.yaml');
  await editor.open(uri, `${example(10, 1)}stat`);
  const reference = { line: 4, character: 50 };

  const completion = await editor.at<CompletionList>('completion', uri, { line: 5, character: 4 });
  expect(completion.items.map(({ label }) => label)).toContain('status');

  const hover = await editor.at<Hover>('hover', uri, reference);
  expect(JSON.stringify(hover.contents)).toContain('Content 1');

  const definition = await editor.at<Location[]>('definition', uri, reference);
  expect(definition.map(({ uri: target, range }) => [target, range.start.line])).toEqual([
    [workspace.uriOf('bits.databit.yaml'), 0],
  ]);

  const references = await editor.at<Location[]>('references', uri, reference, {
    context: { includeDeclaration: true },
  });
  expect(references.map(({ uri: target }) => target)).toEqual([workspace.uriOf('bits.databit.yaml'), uri]);

  const bits = workspace.uriOf('bits.databit.yaml');
  await editor.open(bits, `${databit(1)}---\n${databit(2)}source_uri: media.txt\nstatsu: draft\n`);
  const about = { textDocument: { uri: bits } };

  const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', about);
  expect(symbols.map(({ name }) => name)).toEqual(['Bit 1', 'Bit 2']);

  const links = await editor.request<DocumentLink[]>('textDocument/documentLink', about);
  expect(links.map(({ target }) => target)).toEqual([workspace.uriOf('media.txt')]);

  const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', about);
  expect(lenses.map(({ command }) => command?.title)).toEqual([
    'Find similar',
    '1 reference',
    '1 derived',
    'Find similar',
  ]);

  const folds = await editor.request<FoldingRange[]>('textDocument/foldingRange', about);
  expect(folds.map(({ startLine }) => startLine)).toEqual([0, 5]);

  const range = { start: { line: 10, character: 2 }, end: { line: 10, character: 2 } };
  const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
    ...about,
    range,
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toEqual(["Change to 'status'", "Remove the property 'statsu'"]);
  await editor.stop();
});

test('the project configuration has completion, hover and problems', async () => {
  const workspace = bench.workspace(fixture);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('databits.yaml');
  await editor.open(uri, 'format_version: 1\nrules:\n  file.missing: w\n');
  const completion = await editor.at<CompletionList>('completion', uri, { line: 2, character: 17 });
  expect(completion.items.map(({ label }) => label)).toContain('warning');
  const hover = await editor.at<Hover>('hover', uri, { line: 2, character: 5 });
  expect(JSON.stringify(hover.contents)).toContain('does not exist');
  await vi.waitFor(() => {
    expect(
      editor.published
        .get(uri)
        ?.at(-1)
        ?.diagnostics.map(({ code, range }) => [code, range.start.line]),
    ).toEqual([['configuration.invalid', 2]]);
  });
});

test('a question about a document that is no record file gets an empty answer', async () => {
  const workspace = bench.workspace(fixture);
  const editor = await bench.edit(workspace);
  const untitled = 'untitled:Untitled-1';
  await editor.open(untitled, databit(1));
  await editor.edit(untitled, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, 'x');
  expect(await editor.at('hover', untitled, { line: 1, character: 2 })).toBeNull();
  expect(await editor.at('completion', untitled, { line: 1, character: 2 })).toBeNull();
  expect(
    await editor.at('hover', workspace.uriOf('never-opened.databit.yaml'), { line: 0, character: 0 }),
  ).toBeNull();
  expect(editor.published.has(untitled)).toBe(false);
});

test('a record file outside the workspace has diagnostics of its own', async () => {
  const workspace = bench.workspace(fixture);
  const elsewhere = bench.workspace();
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = elsewhere.uriOf('a.databit.yaml');
  await editor.open(uri, `${databit(5)}statsu: draft\n`);
  await editor.untilCodes(uri, ['record.unknown-property']);
  await editor.close(uri);
  await editor.untilCodes(uri, []);
});

test('a cancelled question is answered as cancelled', async () => {
  const workspace = bench.workspace(fixture);
  const editor = await bench.edit(workspace);
  const uri = workspace.uriOf('bits.databit.yaml');
  await editor.open(uri, databit(1));
  const answers = await editor.cancelled('textDocument/documentSymbol', { textDocument: { uri } });
  expect(answers).toMatchObject({ code: -32800 });
  expect(await editor.at('hover', uri, { line: 1, character: 2 })).not.toBeNull();
});

test('records name their ids in quotes or capitals', async () => {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1).replace(idOf(1), `"${idOf(1).toUpperCase()}"`)}`,
  );
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('b.example.yaml');
  await editor.open(uri, example(2, 1));
  await editor.untilCodes(uri, []);
});

test('a planned edit is made for the text of the buffer, and mistakes in parameters are said', async () => {
  const workspace = bench.workspace(fixture);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('bits.databit.yaml');
  await editor.open(uri, `# typed just now\n${databit(1)}`);
  const change = { set: 'status' as const, value: 'approved' };
  const lineOfEdit = async (): Promise<number | undefined> => {
    const { files } = await editor.api('records/edit', { ids: [idOf(1)], change });
    return files[0]?.edits[0]?.range.start.line;
  };
  await vi.waitFor(async () => expect(await lineOfEdit()).toBe(5), { timeout: 20_000, interval: 50 });
  expect(await editor.apiResponse('records/edit', { ids: [], change })).toMatchObject({
    error: { code: 'invalid-params' },
  });
  expect(
    await editor.apiResponse('search/run', { embedding: { vector: [1, null], model: 'm' } }),
  ).toMatchObject({
    error: { code: 'invalid-params', message: expect.stringContaining('/embedding/vector/1') as string },
  });
  const contradicting = { text: 'x', embedding: { vector: [1], model: 'm' } };
  expect(await editor.apiResponse('search/run', contradicting)).toMatchObject({
    error: { code: 'failed', message: expect.stringContaining('not by both') as string },
  });
});
