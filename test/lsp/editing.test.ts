import { expect, test, vi } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  InlayHint,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

/** The index takes an open buffer after a while. */
const PATIENCE = { timeout: 20_000 };

function apply(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///any', 'databits', 1, text), [...edits]);
}

test('files, ranges and new lines are formatted', async () => {
  const editor = await bench.edit(bench.workspace());
  const uri = bench.workspace().uriOf('bits.databit.yaml');
  const text = `${databit(1)}tags:\n- a\n\n---\nb: [\n---\n${databit(2)}`.replaceAll(
    'version: ',
    'version:  ',
  );
  await editor.open(uri, text);
  const about = { textDocument: { uri }, options: { tabSize: 4, insertSpaces: false } };
  const whole = await editor.request<TextEdit[]>('textDocument/formatting', about);
  expect(apply(text, whole)).toBe(`${databit(1)}tags:\n  - a\n\n---\nb: [\n---\n${databit(2)}`);

  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
  const part = await editor.request<TextEdit[]>('textDocument/rangeFormatting', { ...about, range });
  expect(apply(text, part)).toBe(text.replace('version:  ', 'version: '));

  const line = text.split('\n').indexOf('- a') + 1;
  const typed = { ...about, position: { line, character: 0 }, ch: '\n' };
  const next = await editor.request<TextEdit[]>('textDocument/onTypeFormatting', typed);
  expect(next.map(({ newText }) => newText)).toEqual(['- ']);
  await editor.stop();
});

test('tokens of a file, of a part, and what changed', async () => {
  const editor = await bench.edit(bench.workspace());
  const uri = bench.workspace().uriOf('bits.databit.yaml');
  await editor.open(uri, `${databit(1)}---\n${databit(2)}`);
  const about = { textDocument: { uri } };
  const whole = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', about);
  expect(whole.data.length % 5).toBe(0);
  expect(whole.data.length).toBeGreaterThan(50);

  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
  const part = await editor.request<SemanticTokens>('textDocument/semanticTokens/range', { ...about, range });
  expect(part.data.length).toBe(10);

  await editor.edit(uri, { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } }, '12');
  const previousResultId = whole.resultId;
  const method = 'textDocument/semanticTokens/full/delta';
  const delta = await editor.request<SemanticTokensDelta>(method, { ...about, previousResultId });
  expect(delta.edits).toEqual([{ start: expect.any(Number) as number, deleteCount: 1, data: [2] }]);
  const again = await editor.request<SemanticTokens>(method, { ...about, previousResultId: 'unknown' });
  expect(again.data.length).toBe(whole.data.length);
  await editor.stop();
});

test('hints say what other records and the index know', async () => {
  const workspace = bench.workspace(
    `#- bits.databit.yaml\n${databit(1)}---\n${databit(2)}#- e.example.yaml\n${example(3, 1)}`,
  );
  const editor = await bench.edit(workspace, { settings: { inlayHints: { derived: false } } });
  await editor.untilScanned();
  const uri = workspace.uriOf('d.dataset.yaml');
  const text = [
    `dataset_id: ${idOf(9)}`,
    'name: All',
    'members:',
    '  any:',
    '    - field: name',
    '      matches: Bit*',
    `    - ids: [${idOf(1)}]`,
    '',
  ];
  await editor.open(uri, text.join('\n'));
  const ask = async (file: string): Promise<string[]> => {
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const params = { textDocument: { uri: file }, range };
    const hints = await editor.request<InlayHint[]>('textDocument/inlayHint', params);
    return hints.map(({ position, label }) => {
      const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
      return `${String(position.line)} ${words}`;
    });
  };
  await vi.waitFor(async () => {
    expect((await ask(uri)).toSorted()).toEqual(['3 2 records', '4 2 records', '6 1 record', '6 Bit 1']);
  }, PATIENCE);
  const before = editor.refreshes.get('inlayHint') ?? 0;
  const more = workspace.uriOf('more.databit.yaml');
  await editor.open(more, databit(4));
  await editor.until(
    () => 'a request to ask for hints again',
    () => (editor.refreshes.get('inlayHint') ?? 0) > before,
  );
  await vi.waitFor(async () => expect(await ask(uri)).toContain('4 3 records'), PATIENCE);
  // A record is derived from this one, and such hints are off.
  const bits = workspace.uriOf('bits.databit.yaml');
  await editor.open(bits, databit(1));
  expect(await ask(bits)).toEqual([]);
  await editor.stop();
});

test('completion within a predicate says how many records have a value', async () => {
  const workspace = bench.workspace(
    `#- bits.databit.yaml\n${databit(1)}modality: [text]\n---\n${databit(2)}status: draft\n`,
  );
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('d.dataset.yaml');
  await editor.open(
    uri,
    'members: { field: status, eq: }\nname: x\n---\nmembers: { field: modality, contains: }\n',
  );
  const statuses = await editor.at<CompletionList>('completion', uri, { line: 0, character: 29 });
  expect(statuses.items[0]?.detail).toBe('used by 1 record');
  const kinds = await editor.at<CompletionList>('completion', uri, { line: 3, character: 37 });
  await vi.waitFor(async () => {
    const text = await editor.request<CompletionItem>('completionItem/resolve', kinds.items[0]);
    expect([text.label, text.detail]).toEqual(['text', 'used by 1 record']);
  }, PATIENCE);
  await editor.stop();
});

test('an editor that fixes all on save gets one edit', async () => {
  const workspace = bench.workspace();
  const editor = await bench.edit(workspace);
  const uri = workspace.uriOf('bits.databit.yaml');
  await editor.open(uri, `${databit(1)}statsu: draft\n---\n${databit(2)}statsu: draft\n`);
  const range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
  const ask = (only?: string[]): Promise<CodeAction[]> =>
    editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });
  const [action, ...others] = await ask(['source.fixAll']);
  expect(others).toEqual([]);
  expect([action?.kind, action?.edit?.changes?.[uri]?.map(({ newText }) => newText)]).toEqual([
    'source.fixAll.databits',
    ['status', 'status'],
  ]);
  expect(await ask(['refactor'])).toEqual([]);
  expect((await ask()).every(({ kind }) => kind === 'quickfix')).toBe(true);
  await editor.stop();
});
