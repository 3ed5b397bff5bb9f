import * as vscode from 'vscode';

/** The titles of the open search pages, the only webviews of the extension. */
export function searchPages(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);
}
