import * as vscode from 'vscode';

/** Has unsaved records saved where the person wants it: what is not saved would not be part of `subject`. */
export async function savedAll(subject: string): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, languageId, isUntitled }) => isDirty && !isUntitled && languageId === 'databits',
  );
  if (unsaved.length === 0) return true;
  const names = unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ');
  const choice = await vscode.window.showWarningMessage(
    `${subject} reads the records as they are saved. Save them first?`,
    { modal: true, detail: names },
    'Save',
  );
  if (choice === undefined) return false;
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  return saved.every(Boolean);
}
