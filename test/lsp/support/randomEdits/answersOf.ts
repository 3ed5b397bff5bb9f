import type { CodeLens, Location } from 'vscode-languageserver-types';
import { RECORD_KINDS } from '../../../../server/src/core/records/kinds.ts';
import type { EditorClient } from '../editorClient.ts';
import { idOf } from '../records.ts';
import type { TemporaryWorkspace } from '../temporaryWorkspace.ts';
import { FILE_NAMES, PROBE, probeText, RECORD_NUMBERS, SEARCHED } from './fileTexts.ts';

/** Everything that a server says of the workspace: one line for each thing, in an order of its own. */
export async function answersOf(editor: EditorClient, workspace: TemporaryWorkspace): Promise<string[]> {
  const said = await Promise.all([
    symbolsOf(editor),
    placesOf(editor, workspace),
    lensesOf(editor, workspace),
    foundBy(editor),
    recordsOf(editor),
    datasetsOf(editor),
  ]);
  return [...diagnosticsOf(editor), ...said.flat()]
    .map((text) => text.replaceAll(workspace.uriOf(''), ''))
    .sort();
}

function line(...parts: readonly unknown[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
}

function diagnosticsOf(editor: EditorClient): string[] {
  return [...editor.published.keys()].flatMap((uri) =>
    editor.diagnosticsOf(uri).map(({ code, range, severity, message, relatedInformation = [] }) => {
      const places = relatedInformation.map(({ location }) => line(location)).sort();
      // Of many like one record the first few that came are looked at, and one of them is named.
      const said = code === 'record.near-duplicate' ? [] : [severity, message, places];
      return line('diagnostic', uri, code, range, ...said);
    }),
  );
}

async function symbolsOf(editor: EditorClient): Promise<string[]> {
  const all: string[] = [];
  for (const query of ['', 'Bit', 'classify', idOf(3)]) {
    const symbols = await editor.request<object[] | null>('workspace/symbol', { query });
    all.push(...(symbols ?? []).map((symbol) => line('symbol', query, symbol)));
  }
  return all;
}

async function placesOf(editor: EditorClient, workspace: TemporaryWorkspace): Promise<string[]> {
  const uri = workspace.uriOf(PROBE);
  const all: string[] = [];
  for (const [number, text] of probeText().split('\n').entries()) {
    const character = text.indexOf('0193');
    if (character < 0) continue;
    const position = { line: number, character: character + 2 };
    const context = { context: { includeDeclaration: true } };
    const references = await editor.at<Location[] | null>('references', uri, position, context);
    const definitions = await editor.at<object | null>('definition', uri, position);
    all.push(...(references ?? []).map((location) => line('reference', number, location)));
    all.push(...[definitions ?? []].flat().map((location) => line('definition', number, location)));
  }
  return all;
}

async function lensesOf(editor: EditorClient, workspace: TemporaryWorkspace): Promise<string[]> {
  const all: string[] = [];
  for (const name of FILE_NAMES) {
    const uri = workspace.uriOf(name);
    const lenses = await editor.request<CodeLens[] | null>('textDocument/codeLens', {
      textDocument: { uri },
    });
    all.push(...(lenses ?? []).map((lens) => line('lens', name, lens)));
  }
  return all;
}

async function foundBy(editor: EditorClient): Promise<string[]> {
  const all: string[] = [];
  for (const text of SEARCHED) {
    const { results, total, facets } = await editor.api('search/run', { text, limit: 50 });
    all.push(line('search', text, total, facets));
    for (const { uri, position, score, id, name, kind } of results) {
      all.push(line('found', text, uri, position, score.toFixed(6), id, name, kind));
    }
  }
  return all;
}

async function recordsOf(editor: EditorClient): Promise<string[]> {
  const all: string[] = [];
  for (const { kind } of RECORD_KINDS) {
    const { records, total } = await editor.api('records/list', { kind, limit: 100 });
    all.push(line('total', kind, total), ...records.map((record) => line('record', record)));
  }
  for (const number of RECORD_NUMBERS) {
    const id = idOf(number);
    all.push(line('get', number, await editor.api('records/get', { id })));
    all.push(line('versions', number, await editor.api('records/versions', { id })));
  }
  const { counts, files, problems, statuses } = await editor.api('workspace/overview', {});
  return [...all, line('overview', counts, files, problems, Object.entries(statuses).sort())];
}

async function datasetsOf(editor: EditorClient): Promise<string[]> {
  const all: string[] = [];
  for (const number of [31, 32]) {
    const splits = await editor.api('datasets/splits', { id: idOf(number) });
    all.push(line('splits', number, splits?.total, splits?.splits));
  }
  const { differences } = await editor.api('index/verify', {});
  return [...all, ...differences.map((difference) => line('verify', difference))];
}
