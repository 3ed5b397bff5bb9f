import path from 'node:path';
import * as vscode from 'vscode';
import { recordId } from '../authoring/recordId.ts';
import { tellExported } from '../commands/exportRecords.ts';
import { requireFolder } from '../folder.ts';
import type { Server } from '../languageClient.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';
import { savedAll } from './savedAll.ts';

/** Writes a template (that of a lens, or at the cursor) as a DSPy program, with the rows of the splits where wanted. */
export async function exportDspy(server: Server, cli: CliRunner, argument: unknown): Promise<void> {
  const id = await recordId(server, argument);
  if (id === undefined) return;
  const record = await server.call('records/get', { id });
  if (record?.kind !== 'template') {
    void vscode.window.showInformationMessage('Put the cursor into a template first.');
    return;
  }
  if (!requireTrust('An export runs a program,')) return;
  const folder = await requireFolder('An export reads the records of a folder');
  if (folder === undefined || !(await savedAll('An export'))) return;
  const withRows = await chooseRows();
  const file = withRows === undefined ? undefined : await chooseFile(record.name, folder.uri);
  if (file === undefined) return;
  const data = withRows === true ? ['--data', path.join(path.dirname(file.fsPath), 'data')] : [];
  const args = ['export-dspy', id, ...data, '--out', file.fsPath];
  await tellExported(await cli.run('Exporting a DSPy program', args, folder), file);
}

/** `undefined` where the person gave up. */
async function chooseRows(): Promise<boolean | undefined> {
  const items = [
    { label: '$(file-code) The program', isWithRows: false },
    {
      label: '$(database) The program and the rows of its dataset',
      description: 'train, val and test in the folder data beside it',
      isWithRows: true,
    },
  ];
  const title = 'Export as DSPy Program';
  return (await vscode.window.showQuickPick(items, { title, placeHolder: 'What is written?' }))?.isWithRows;
}

function chooseFile(name: string, folder: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const stem = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
  return vscode.window.showSaveDialog({
    title: 'Export as DSPy Program',
    saveLabel: 'Export',
    defaultUri: vscode.Uri.joinPath(folder, `${stem === '' ? 'program' : stem}.py`),
    filters: { 'Python Module': ['py'], 'Jupyter Notebook': ['ipynb'], JSON: ['json'] },
  });
}
