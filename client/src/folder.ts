import * as vscode from 'vscode';

/** True where the window has a folder; without one there are no records to read and no place to write them. */
export function hasFolder(): boolean {
  return (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
}

/**
 * The folder to work in: the only one, or the one that the user picks. Without any it says so and offers to open one;
 * `undefined` then, and where the user gave up. `what` begins the sentence: "An import writes record files".
 */
export async function requireFolder(what: string): Promise<vscode.WorkspaceFolder | undefined> {
  if (!requireAnyFolder(what)) return undefined;
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  return vscode.window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' });
}

/** True where the window has a folder; else says what needs one and offers to open one. */
export function requireAnyFolder(what: string): boolean {
  if (hasFolder()) return true;
  void offerFolder(`${what}: open a folder first.`);
  return false;
}

/** Shows a sentence with the button that opens a folder. */
export async function offerFolder(sentence: string): Promise<void> {
  const choice = await vscode.window.showInformationMessage(sentence, 'Open Folder');
  if (choice !== undefined) await vscode.commands.executeCommand('vscode.openFolder');
}
