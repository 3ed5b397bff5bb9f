import path from 'node:path';
import * as vscode from 'vscode';
import { recordId } from '../authoring/recordId.ts';
import { tellExported } from '../commands/exportRecords.ts';
import { requireFolder } from '../folder.ts';
import type { Server } from '../languageClient.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';
import { savedAll } from './savedAll.ts';

/** The program to write: a template as it is, or what a run made of it. */
interface ProgramItem extends vscode.QuickPickItem {
  receiptUri?: string;
}

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
  const program = await chooseProgram(server, id);
  const withRows = program && (await chooseRows());
  const file = withRows === undefined ? undefined : await chooseFile(record.name, folder.uri);
  if (program === undefined || file === undefined) return;
  const { receiptUri } = program;
  const receipt = receiptUri === undefined ? [] : ['--receipt', vscode.Uri.parse(receiptUri, true).fsPath];
  const data = withRows === true ? ['--data', path.join(path.dirname(file.fsPath), 'data')] : [];
  const args = ['export-dspy', id, ...receipt, ...data, '--out', file.fsPath];
  await tellExported(await cli.run('Exporting a DSPy program', args, folder), file);
}

/** The template as it is where no run was made of it. */
async function chooseProgram(server: Server, templateId: string): Promise<ProgramItem | undefined> {
  const { records } = await server.call('records/list', { kind: 'run', referringTo: templateId });
  const lists = await Promise.all(records.map(({ id }) => server.call('runs/list', { specId: id })));
  const runs = lists
    .flatMap(({ specifications }) => specifications.flatMap(({ executions }) => executions))
    .flatMap(({ receiptUri, specName, startedAt, optimizer = '' }): ProgramItem[] => {
      if (receiptUri === undefined) return [];
      const description = `${optimizer} · ${new Date(startedAt).toLocaleString()}`;
      return [{ label: `$(beaker) What “${specName}” came to`, description, receiptUri }];
    });
  const asItIs: ProgramItem = { label: '$(file) The template as it is' };
  if (runs.length === 0) return asItIs;
  return vscode.window.showQuickPick([asItIs, ...runs], {
    ...{ title: 'Export as DSPy Program (1/2)', placeHolder: 'Which program?', matchOnDescription: true },
  });
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
  const title = 'Export as DSPy Program (2/2)';
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
