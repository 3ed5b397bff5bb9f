import * as vscode from 'vscode';
import { isOpenableUri } from '../webviews/messages.ts';

/** Opens the editor's list of references for the id at a place, for the lens that counts them. */
export async function showReferences(uri: unknown, place: unknown): Promise<void> {
  const position = positionOf(place);
  if (!isOpenableUri(uri) || position === undefined) return;
  const file = vscode.Uri.parse(uri, true);
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    file,
    position,
  );
  await vscode.commands.executeCommand('editor.action.showReferences', file, position, found);
}

/** The position that a lens names; `undefined` for anything else. */
export function positionOf(place: unknown): vscode.Position | undefined {
  if (typeof place !== 'object' || place === null) return undefined;
  if (!('line' in place) || !('character' in place)) return undefined;
  return new vscode.Position(Number(place.line), Number(place.character));
}
