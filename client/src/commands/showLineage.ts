import * as vscode from 'vscode';
import { isOpenableUri } from '../webviews/messages.ts';
import { positionOf } from './showReferences.ts';

/**
 * Opens the editor's view of call hierarchies, which is a record's lineage: for the record at a place, as a lens names it,
 * else at the cursor. What was derived from the record comes first, its sources where nothing was.
 */
export async function showLineage(uri: unknown, place: unknown): Promise<void> {
  const record = await recordAt(uri, place);
  if (record === undefined) {
    void vscode.window.showInformationMessage('Put the cursor into a record first.');
    return;
  }
  const derived = await vscode.commands.executeCommand<unknown[]>('vscode.provideIncomingCalls', record);
  // The view asks again at the cursor, and only on a word: the id is one.
  const { start } = record.selectionRange;
  await vscode.window.showTextDocument(record.uri, { selection: new vscode.Range(start, start) });
  // The view rather than the peek, which takes no direction before it has loaded, and says nothing when it has.
  await vscode.commands.executeCommand(
    derived.length > 0 ? 'references-view.showIncomingCalls' : 'references-view.showOutgoingCalls',
  );
  await vscode.commands.executeCommand('references-view.showCallHierarchy');
}

async function recordAt(uri: unknown, place: unknown): Promise<vscode.CallHierarchyItem | undefined> {
  const editor = vscode.window.activeTextEditor;
  const named = isOpenableUri(uri) ? positionOf(place) : undefined;
  const file = isOpenableUri(uri) && named !== undefined ? vscode.Uri.parse(uri, true) : editor?.document.uri;
  const position = named ?? editor?.selection.active;
  if (file === undefined || position === undefined) return undefined;
  const items = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
    'vscode.prepareCallHierarchy',
    file,
    position,
  );
  return items[0];
}
