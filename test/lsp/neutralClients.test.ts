import { expect, test, vi } from 'vitest';
import type {
  CodeLens,
  CompletionItem,
  CompletionList,
  Hover,
  SymbolInformation,
} from 'vscode-languageserver-types';
import type { EditorClient } from './support/editorClient.ts';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

// Besides what is expected here, the bench fails a test whose server uses what its client did not declare.
const bench = createTestBench();

const PATIENCE = { timeout: 20_000, interval: 50 };

/** An editor that says nothing of itself, with a file in which a key is half typed. */
async function bareEditor(): Promise<{ editor: EditorClient; uri: string }> {
  const workspace = bench.workspace(`#- bits.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace, { bare: true });
  const uri = workspace.uriOf('new.example.yaml');
  await editor.open(uri, `${example(10, 1)}---\n${example(11, 1)}diffi`);
  // The first question that other files answer.
  await vi.waitFor(async () => {
    expect(await editor.request('workspace/symbol', { query: 'Bit' })).toHaveLength(1);
  }, PATIENCE);
  return { editor, uri };
}

test('a client that says nothing of itself gets plain texts', async () => {
  const { editor, uri } = await bareEditor();
  const { items } = await editor.at<CompletionList>('completion', uri, { line: 11, character: 5 });
  const difficulty = items.find(({ label }) => label === 'difficulty');
  expect(difficulty?.textEdit?.newText).toMatch(/^difficulty: /);
  expect(difficulty?.documentation).toMatch(/^Difficulty/);
  const resolved = await editor.request<CompletionItem>('completionItem/resolve', difficulty);
  expect(resolved).toEqual(difficulty);
  const records = await editor.at<CompletionList>('completion', uri, { line: 4, character: 47 });
  expect(records.items.map(({ detail }) => detail)).toContain(`DataBit 1, ${idOf(1)}`);

  const hover = await editor.at<Hover>('hover', uri, { line: 1, character: 3 });
  expect(hover.contents).toContain('**Version**');
});

test('a client that says nothing of itself gets lists and no commands', async () => {
  const { editor, uri } = await bareEditor();
  const about = { textDocument: { uri } };
  const symbols = await editor.request<SymbolInformation[]>('textDocument/documentSymbol', about);
  expect(
    symbols.slice(0, 2).map(({ name, containerName, location }) => [name, containerName, location.uri]),
  ).toEqual([
    ['Hello', undefined, uri],
    ['example_id', 'Hello', uri],
  ]);
  const bits = uri.replace('new.example', 'bits.databit');
  await editor.open(bits, databit(1));
  const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: bits } });
  expect(lenses.map(({ command }) => command)).toEqual([{ title: '2 references', command: '' }]);
  expect(editor.capabilities.codeActionProvider).toBeUndefined();
  expect(editor.events).toEqual([]);
});
