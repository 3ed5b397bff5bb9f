import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import type { CliResult } from '../tasks/cliProcess.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';

/** Writes records to one file for other programs, by the command line program. */
export async function exportRecords(cli: CliRunner): Promise<void> {
  if (!requireTrust('An export runs a program,')) return;
  const folder = await requireFolder('An export reads the records of a folder');
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
  const args = ['export', '--kind', choice.record, '--out', file.fsPath];
  await tellExported(await cli.run(`Exporting ${choice.label}`, args, folder), file);
}

/** Says how an export ended, and offers its file. */
export async function tellExported(result: CliResult, file: vscode.Uri): Promise<void> {
  if (result.exitCode === 130 || result.exitCode === undefined) {
    void vscode.window.setStatusBarMessage('DataBits: the export was cancelled; nothing was written.', 5000);
    return;
  }
  if (result.exitCode !== 0 && result.exitCode !== 1) throw new Error(result.error);
  // The last line counts what was written; those before name what was left out.
  const lines = result.error.split('\n');
  const done = lines.pop() ?? '';
  const open = await (lines.length === 0
    ? vscode.window.showInformationMessage(done === '' ? 'The export is done.' : done, 'Open')
    : vscode.window.showWarningMessage(`${done} ${firstOf(lines)}`, 'Open'));
  if (open !== undefined) await vscode.commands.executeCommand('vscode.open', file);
}

/** The first of the sentences about records that are not in the file, and how many more there are. */
function firstOf(lines: readonly string[]): string {
  const others = lines.length === 1 ? '' : ` (${numeral(lines.length - 1)} more left out)`;
  return `${lines[0] ?? ''}${others}.`;
}
