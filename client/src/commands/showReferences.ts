import * as vscode from 'vscode';
import { isOpenableUri } from '../webviews/messages.ts';

/** Opens the editor's list of references for the id at a place, for the lens that counts them. */
export async function showReferences(uri: unknown, place: unknown): Promise<void> {
  if (!isOpenableUri(uri) || typeof place !== 'object' || place === null) return;
  if (!('line' in place) || !('character' in place)) return;
  const file = vscode.Uri.parse(uri, true);
  const position = new vscode.Position(Number(place.line), Number(place.character));
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    file,
    position,
  );
  await vscode.commands.executeCommand('editor.action.showReferences', file, position, found);
}
