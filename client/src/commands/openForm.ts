import * as vscode from 'vscode';
import { FORM_VIEW_TYPE } from '../webviews/formEditor.ts';

/** Opens the form of a file beside its text: of the file that a menu names, else of the active editor's. */
export async function openForm(argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined || !/\.(?:example|databit)\.ya?ml$/.test(uri.path)) {
    void vscode.window.showInformationMessage('Open a file with examples or DataBits first.');
    return;
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, FORM_VIEW_TYPE, vscode.ViewColumn.Beside);
}
