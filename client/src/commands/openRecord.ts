import * as vscode from 'vscode';
import type { TextPosition } from '../../../shared/src/problem.ts';

/**
 * Opens a record's file with the cursor at the record, in the active group or beside it; `keepsFocus` leaves the keyboard
 * where it is.
 */
export async function openRecord(
  place: { uri: string; position: TextPosition },
  aside: boolean,
  keepsFocus = false,
): Promise<void> {
  const uri = vscode.Uri.parse(place.uri, true);
  const start = new vscode.Position(place.position.line, place.position.character);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: aside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    selection: new vscode.Range(start, start),
    preserveFocus: keepsFocus,
    preview: true,
  });
  // The record is read from its first line on: that line belongs to the top of the editor, not to its middle.
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
}
