import * as vscode from 'vscode';

const SAMPLE = 'parcel-support';

/** Copies the sample workspace into a folder that the user chooses and opens it. Never overwrites anything. */
export async function createSample(extensionUri: vscode.Uri): Promise<void> {
  const parent = await chooseParent();
  if (parent === undefined) return;
  const target = vscode.Uri.joinPath(parent, SAMPLE);
  try {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, 'samples', SAMPLE), target, {
      overwrite: false,
    });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileExists') throw error;
    const choice = await vscode.window.showWarningMessage(
      `The folder ${target.fsPath} exists already and stays as it is.`,
      'Open It',
    );
    if (choice === undefined) return;
  }
  const options = { forceNewWindow: (vscode.workspace.workspaceFolders?.length ?? 0) > 0 };
  await vscode.commands.executeCommand('vscode.openFolder', target, options);
}

async function chooseParent(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: `Create the Sample Workspace (folder "${SAMPLE}")`,
    openLabel: 'Create Here',
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
  });
  return chosen?.[0];
}
