import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { comparableText, type FileEdit, type RecordEdits } from '../../../shared/src/protocol/writing.ts';

/** From so many files on the editor takes seconds to change them, and says so. */
const MANY_FILES = 5;

/**
 * Applies a planned change as one edit of the workspace, which one undo takes back. Answers false where nothing was
 * applied because a file is not as the plan knew it; the user has then been told.
 */
export async function applyRecordEdits(plan: RecordEdits): Promise<boolean> {
  const { length } = plan.files;
  if (length < MANY_FILES) return apply(plan, () => undefined);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Changing ${String(length)} files`,
  };
  // The edit itself cannot be stopped half-way, so that nothing is changed in part.
  return vscode.window.withProgress(options, (progress) =>
    apply(plan, (message) => {
      progress.report({ message });
    }),
  );
}

async function apply(plan: RecordEdits, say: (message: string) => void): Promise<boolean> {
  if (plan.files.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const [position, file] of plan.files.entries()) {
    say(`opening ${String(position + 1)} of ${String(plan.files.length)}`);
    if (await addFile(edit, file)) continue;
    void vscode.window.showWarningMessage(
      `${vscode.workspace.asRelativePath(vscode.Uri.parse(file.uri))} was changed meanwhile; nothing was changed. Try again.`,
    );
    return false;
  }
  say('writing');
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
