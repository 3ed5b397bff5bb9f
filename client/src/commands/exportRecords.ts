import * as vscode from 'vscode';
import type { CliTasks } from '../tasks/cliTasks.ts';
import { requireTrust } from '../trust.ts';

/** Writes records to one file for other programs, by the command line program as a task. */
export async function exportRecords(tasks: CliTasks): Promise<void> {
  if (!requireTrust('An export runs as a task,')) return;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) return;
  const kinds = [
    { label: 'Examples', record: 'example' },
    { label: 'DataBits', record: 'databit' },
  ];
  const choice = await vscode.window.showQuickPick(kinds, {
    title: 'Export Records',
    placeHolder: 'Which records?',
  });
  if (choice === undefined) return;
  const file = await vscode.window.showSaveDialog({
    title: 'Export Records',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.joinPath(folder.uri, `${choice.record}s.jsonl`),
    filters: { 'JSON Lines': ['jsonl'], JSON: ['json'], CSV: ['csv'] },
  });
  if (file === undefined) return;
  const exitCode = await tasks.run(
    'export',
    ['export', '--kind', choice.record, '--out', file.fsPath],
    folder,
  );
  if (exitCode === 0) await vscode.commands.executeCommand('vscode.open', file);
}
