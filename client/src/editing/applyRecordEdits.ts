import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { comparableText, type FileEdit, type RecordEdits } from '../../../shared/src/protocol/writing.ts';

/**
 * Applies a planned change as one edit of the workspace, which one undo takes back. Answers false where nothing was
 * applied because a file is not as the plan knew it; the user has then been told.
 */
export async function applyRecordEdits(plan: RecordEdits): Promise<boolean> {
  if (plan.files.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const file of plan.files) {
    if (await addFile(edit, file)) continue;
    void vscode.window.showWarningMessage(
      `${vscode.workspace.asRelativePath(vscode.Uri.parse(file.uri))} was changed meanwhile; nothing was changed. Try again.`,
    );
    return false;
  }
  // As a refactoring: files that were closed are saved where the user's settings say so, instead of staying open unsaved.
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** Adds a file's edits; false where its text is another one than the plan was made for. */
async function addFile(
  edit: vscode.WorkspaceEdit,
  { uri: address, action, textHash, edits }: FileEdit,
): Promise<boolean> {
  const uri = vscode.Uri.parse(address);
  if (action === 'create') {
    const contents = new TextEncoder().encode(edits.map(({ newText }) => newText).join(''));
    edit.createFile(uri, { ignoreIfExists: false, overwrite: false, contents });
    return true;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  if (hashOf(document.getText()) !== textHash) return false;
  if (action === 'delete') edit.deleteFile(uri);
  for (const { range, newText } of edits) {
    const { start, end } = range;
    edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
  }
  return true;
}

function hashOf(text: string): string {
  return createHash('sha256').update(comparableText(text)).digest('hex');
}
