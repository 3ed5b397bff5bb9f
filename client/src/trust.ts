import * as vscode from 'vscode';

/** True in a trusted workspace; else says what needs trust and offers the editor's own page about it. */
export function requireTrust(what: string): boolean {
  if (vscode.workspace.isTrusted) return true;
  void offerTrust(`${what} only in a trusted workspace.`);
  return false;
}

async function offerTrust(sentence: string): Promise<void> {
  const choice = await vscode.window.showWarningMessage(sentence, 'Manage Workspace Trust');
  if (choice !== undefined) await vscode.commands.executeCommand('workbench.trust.manage');
}
