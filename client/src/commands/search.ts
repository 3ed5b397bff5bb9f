import * as vscode from 'vscode';
import type { RecordSummary } from '../../../shared/src/protocol/records.ts';
import type { Server } from '../languageClient.ts';
import { isOpenableUri, readExamplePageState } from '../webviews/messages.ts';
import type { ExamplesPanel } from '../webviews/examplesPanel.ts';
import { openRecord } from './openRecord.ts';
import { idAtLine } from './recordText.ts';

/** Opens the search page; selected text of a record becomes the query. */
export function search(panel: ExamplesPanel): void {
  const editor = vscode.window.activeTextEditor;
  const selected =
    editor?.document.languageId === 'databits' ? editor.document.getText(editor.selection).trim() : '';
  panel.show(selected === '' ? undefined : { query: { text: selected.slice(0, 1000) } });
}

/** Opens the search page with a given query, for lines of the tree. */
export function searchFor(panel: ExamplesPanel, argument: unknown): void {
  panel.show(readExamplePageState(argument));
}

/**
 * Opens the search page with records like one: the one that a menu or a lens names, else the one at the cursor. Says
 * why where there is none.
 */
export async function findSimilar(server: Server, panel: ExamplesPanel, argument: unknown): Promise<void> {
  const record = await chosenRecord(server, argument);
  if (record === undefined) return;
  const name = record.name ?? (await server.call('records/get', { id: record.id }))?.name;
  panel.show({
    query: { similarTo: record.id },
    ...(name === undefined || name === '' ? {} : { similarName: name }),
  });
}

/** The record that a menu or a lens names, else the one at the cursor. Says why where there is none. */
export async function chosenRecord(
  server: Server,
  argument: unknown,
): Promise<{ id: string; name?: string } | undefined> {
  const record = recordOf(argument) ?? (await recordAtCursor(server));
  if (record === undefined) {
    void vscode.window.showInformationMessage(
      'Put the cursor into a DataBit or an example with an id first.',
    );
  }
  return record;
}

/** Opens the record that a line of the tree stands for. */
export async function openRecordOf(argument: unknown, aside: boolean): Promise<void> {
  const place = placeOf(argument);
  if (place !== undefined) await openRecord(place, aside);
}

/** Reads what a tree line, a lens (an id, or an object with `id` and `name`) passes. */
export function recordOf(argument: unknown): { id: string; name?: string } | undefined {
  if (typeof argument === 'string' && argument !== '') return { id: argument };
  const fields = fieldsOf(argument);
  if (typeof fields['id'] !== 'string' || fields['id'] === '') return undefined;
  const { id, name } = fields;
  return typeof name === 'string' && name !== '' ? { id, name } : { id };
}

function placeOf(argument: unknown): Pick<RecordSummary, 'uri' | 'position'> | undefined {
  const { uri, position } = fieldsOf(argument);
  if (!isOpenableUri(uri) || typeof position !== 'object' || position === null) return undefined;
  if (!('line' in position) || !('character' in position)) return undefined;
  const { line, character } = position;
  if (typeof line !== 'number' || typeof character !== 'number') return undefined;
  return { uri, position: { line, character } };
}

/** The fields of an argument; of a tree line, those of the argument of its own command. */
function fieldsOf(argument: unknown): Record<string, unknown> {
  if (typeof argument !== 'object' || argument === null) return {};
  const item = 'item' in argument ? argument.item : undefined;
  if (item instanceof vscode.TreeItem) return { ...(item.command?.arguments?.[0] as object | undefined) };
  return { ...argument };
}

/** The record at the cursor, found by its id line: the last one above the end of its document. */
export async function recordAtCursor(server: Server): Promise<{ id: string; name?: string } | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'databits') return undefined;
  const id = idAtLine(editor.document.getText().split(/\r?\n/), editor.selection.active.line);
  if (id === undefined) return undefined;
  const record = await server.call('records/get', { id: id.toLowerCase() });
  return record === null ? undefined : { id: record.id, name: record.name };
}
