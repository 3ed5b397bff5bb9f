import { expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver-types';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

test('highlights, selections, symbols and lineage, unsaved buffers included', async () => {
  const workspace = bench.workspace(`#- bits.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const bits = workspace.uriOf('bits.databit.yaml');
  const uri = workspace.uriOf('new.example.yaml');
  await editor.open(uri, `${example(10, 1)}---\n${example(11, 1)}`);
  const reference = { line: 4, character: 50 };

  const highlights = await editor.at<DocumentHighlight[]>('documentHighlight', uri, reference);
  expect(highlights.map(({ range }) => range.start.line)).toEqual([4, 10]);

  const [selection] = await editor.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri },
    positions: [reference],
  });
  expect(selection?.range).toEqual({ start: { line: 4, character: 44 }, end: { line: 4, character: 80 } });
  expect(selection?.parent?.parent).toBeDefined();

  const symbols = await editor.request<SymbolInformation[]>('workspace/symbol', { query: 'bit 1' });
  expect(symbols.map(({ name, location }) => [name, location.uri])).toEqual([['Bit 1', bits]]);
  const unsaved = await editor.request<SymbolInformation[]>('workspace/symbol', { query: idOf(11) });
  expect(unsaved.map(({ location }) => [location.uri, location.range.start.line])).toEqual([[uri, 6]]);

  const [source] = await editor.at<CallHierarchyItem[]>('prepareCallHierarchy', uri, reference);
  expect(source).toMatchObject({ name: 'Bit 1', uri: bits });
  const incoming = await editor.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
    item: source,
  });
  expect(incoming.map(({ from, fromRanges }) => [from.uri, fromRanges[0]?.start.line])).toEqual([
    [uri, 4],
    [uri, 10],
  ]);
  const outgoing = await editor.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
    item: incoming[0]?.from,
  });
  expect(outgoing.map(({ to }) => to.name)).toEqual(['Bit 1']);
});
