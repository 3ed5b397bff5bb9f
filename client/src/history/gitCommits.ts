import * as vscode from 'vscode';

/** The command of the built-in git extension that shows a commit with its files. */
const VIEW_COMMIT = 'git.viewCommit';

/** True where the editor can show commits: its git extension is there and knows how. */
export async function canShowCommits(): Promise<boolean> {
  return (await vscode.commands.getCommands(true)).includes(VIEW_COMMIT);
}

/** Shows a commit, by its full name, of the repository that a file is in. */
export async function showCommit(file: vscode.Uri, commit: string): Promise<void> {
  await vscode.commands.executeCommand(VIEW_COMMIT, file, commit);
}
