import * as vscode from 'vscode';
import { chooseFields } from '../importing/chooseMapping.ts';
import { confirmPreview } from '../importing/confirmPreview.ts';
import { columnsOf } from '../importing/firstRow.ts';
import { extractArguments, previewRecord } from '../importing/mapping.ts';
import type { Server } from '../languageClient.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { CliTasks } from '../tasks/cliTasks.ts';
import { requireTrust } from '../trust.ts';

const TITLE = 'Extract Examples';

/** Leads from DataBits to examples: fields, preview, then the command line program as a task. */
export async function extractExamples(
  server: Server,
  tasks: CliTasks,
  documents: ReadOnlyDocuments,
): Promise<void> {
  if (!requireTrust('An extraction runs as a task,')) return;
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const first = (
    await server.call('search/run', { filters: { kinds: ['databit'] }, limit: 1, facets: false })
  ).results[0];
  const record = first === undefined ? null : await server.call('records/get', { id: first.id });
  if (record === null) {
    void vscode.window.showInformationMessage('There are no DataBits yet to make examples of.');
    return;
  }
  const fields = await chooseFields(TITLE, 'example', columnsOf(record.value));
  if (fields === undefined) return;
  const name = await askForName();
  if (name === undefined) return;
  const args = extractArguments(name, fields);
  const preview = previewRecord({ fields });
  if (!(await confirmPreview(documents, { title: TITLE, verb: 'Extract', args, record: preview }))) return;
  const exitCode = await tasks.run(`extract ${name}`, args, folder);
  if (exitCode !== 0) {
    void vscode.window.showWarningMessage(
      'The extraction left DataBits out or failed; the terminal says which and why.',
    );
  }
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Extract examples in which folder?' });
  return folders[0];
}

async function askForName(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'A name for this extraction. With the same name again, its examples are updated.',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\p{L}\p{N}_ -]+$/u.test(text.trim()) ? undefined : 'Use letters, digits, spaces, - and _.',
  });
  return name?.trim();
}
