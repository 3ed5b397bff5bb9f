import { open } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';
import { chooseMapping } from '../importing/chooseMapping.ts';
import { confirmPreview } from '../importing/confirmPreview.ts';
import { firstRow } from '../importing/firstRow.ts';
import { importArguments, previewRecord, type Column } from '../importing/mapping.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { CliTasks } from '../tasks/cliTasks.ts';
import { requireTrust } from '../trust.ts';

/** How much of a file is read for the choice of columns and the preview. */
const START_IN_BYTES = 1024 * 1024;

/** Leads from a data file to record files: kind, columns, preview, then the command line program as a task. */
export async function importFile(
  tasks: CliTasks,
  documents: ReadOnlyDocuments,
  argument: unknown,
): Promise<void> {
  if (!requireTrust('An import runs as a task,')) return;
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const file = argument instanceof vscode.Uri ? argument : await chooseFile();
  if (file === undefined) return;
  const kind = await chooseKind();
  if (kind === undefined) return;
  const row = await readFirstRow(file);
  const mapping = await chooseMapping(kind, row, path.posix.basename(file.path));
  if (mapping === undefined) return;
  const args = importArguments(file.fsPath, kind, mapping);
  const record = row === undefined ? undefined : previewRecord(mapping);
  if (!(await confirmPreview(documents, { title: 'Import File', verb: 'Import', args, record }))) return;
  const exitCode = await tasks.run(`import ${path.posix.basename(file.path)}`, args, folder);
  if (exitCode !== 0) {
    void vscode.window.showWarningMessage(
      'The import left rows out or failed; the terminal says which and why.',
    );
  }
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Import into which folder?' });
  if (folders.length === 0) {
    const open = await vscode.window.showInformationMessage(
      'Open the folder that shall hold the records.',
      'Open Folder',
    );
    if (open !== undefined) await vscode.commands.executeCommand('vscode.openFolder');
  }
  return folders[0];
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Import File',
    openLabel: 'Import',
    canSelectMany: false,
    filters: { 'Data files': ['jsonl', 'ndjson', 'json', 'csv', 'tsv', 'parquet'], 'All files': ['*'] },
  });
  return chosen?.[0];
}

async function chooseKind(): Promise<SearchableKind | undefined> {
  const kinds: (vscode.QuickPickItem & { record: SearchableKind })[] = [
    {
      label: 'Examples',
      detail: 'Rows with an input and the output that is expected for it.',
      record: 'example',
    },
    { label: 'DataBits', detail: 'Rows that are pieces of content, such as texts.', record: 'databit' },
  ];
  const choice = await vscode.window.showQuickPick(kinds, {
    title: 'Import File',
    placeHolder: 'What are the rows?',
  });
  return choice?.record;
}

/** The first row, or `undefined` for formats that only the command line program reads (Parquet). */
async function readFirstRow(file: vscode.Uri): Promise<readonly Column[] | undefined> {
  if (/\.parquet$/i.test(file.path)) return undefined;
  const handle = await open(file.fsPath);
  try {
    const buffer = Buffer.alloc(START_IN_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, START_IN_BYTES, 0);
    const row = firstRow(file.path, buffer.toString('utf8', 0, bytesRead));
    if (row !== undefined) return row;
  } finally {
    await handle.close();
  }
  throw new Error(
    `No first row could be read from ${path.posix.basename(file.path)}: it is neither JSON nor CSV.`,
  );
}
