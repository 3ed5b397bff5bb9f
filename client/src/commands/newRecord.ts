import path from 'node:path';
import { v7 as newUuid } from 'uuid';
import * as vscode from 'vscode';
import { SCHEMAS } from '../../../shared/src/generated/schemas.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';
import type { Server } from '../languageClient.ts';
import { readNewRecordsFolder } from '../settings.ts';
import { NEW_RECORD_TITLES, checkPath, recordSnippet } from './recordText.ts';

/**
 * Starts a new record with a fresh id: in the current file if that holds the kind and the user wants it there, else in
 * a new file. Nothing is written: the record stands in an unsaved editor, with the cursor in its first field.
 */
export async function newRecord(server: Server, kind: RecordKind): Promise<void> {
  const current = await chooseCurrentEditor(kind);
  if (current === 'cancelled') return;
  const editor = current ?? (await openNewFile(server, kind));
  if (editor === undefined) return;
  const { text, position } = placeAtEnd(editor.document, recordSnippet(kind, newUuid(), new Date()));
  await editor.insertSnippet(new vscode.SnippetString(text), position, {
    undoStopBefore: true,
    undoStopAfter: true,
  });
}

/** The active editor where it holds records of the kind and the user chose it. */
async function chooseCurrentEditor(kind: RecordKind): Promise<vscode.TextEditor | 'cancelled' | undefined> {
  const editor = vscode.window.activeTextEditor;
  const { suffix } = SCHEMAS.records[kind]['x-record'];
  if (editor === undefined || !new RegExp(`\\.${suffix}\\.ya?ml$`).test(editor.document.uri.path))
    return undefined;
  const name = path.posix.basename(editor.document.uri.path);
  const here = { label: `$(add) Add to ${name}`, inCurrent: true };
  const choice = await vscode.window.showQuickPick(
    [here, { label: '$(new-file) New file', inCurrent: false }],
    {
      title: NEW_RECORD_TITLES[kind],
    },
  );
  if (choice === undefined) return 'cancelled';
  return choice.inCurrent ? editor : undefined;
}

async function openNewFile(server: Server, kind: RecordKind): Promise<vscode.TextEditor | undefined> {
  const folder = await chooseFolder();
  if (folder === 'cancelled') return undefined;
  const uri = folder === undefined ? untitledUri(kind) : await chooseFile(server, kind, folder);
  if (uri === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.window.showTextDocument(document);
}

/** The workspace folder for the file; `undefined` where no folder is open. */
export async function chooseFolder(): Promise<vscode.Uri | 'cancelled' | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  const folder = await vscode.window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' });
  return folder?.uri ?? 'cancelled';
}

/** Asks for the file's path; an existing file is opened and added to, a new one starts unsaved. */
async function chooseFile(
  server: Server,
  kind: RecordKind,
  folder: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const { suffix } = SCHEMAS.records[kind]['x-record'];
  const start = await usualFolder(server, kind, folder);
  const value = path.posix.join(start, `new.${suffix}.yaml`);
  const name = value.lastIndexOf('/') + 1;
  const chosen = await vscode.window.showInputBox({
    title: NEW_RECORD_TITLES[kind],
    prompt: `Path of the file in ${path.posix.basename(folder.path)}; it is written when you save it.`,
    value,
    valueSelection: [name, name + 'new'.length],
    validateInput: (input) => checkPath(input, suffix),
  });
  if (chosen === undefined) return undefined;
  const uri = vscode.Uri.joinPath(folder, chosen.trim());
  return (await exists(uri)) ? uri : uri.with({ scheme: 'untitled' });
}

/** The folder of the first record of the kind in this workspace folder, else the one of the settings. */
export async function usualFolder(server: Server, kind: RecordKind, folder: vscode.Uri): Promise<string> {
  const records =
    server.state === 'running' ? await server.call('records/list', { kind, limit: 1 }) : undefined;
  const uri = records?.records[0]?.uri;
  const relative =
    uri === undefined ? '' : path.posix.relative(folder.path, path.posix.dirname(vscode.Uri.parse(uri).path));
  if (uri === undefined || relative.startsWith('..')) return readNewRecordsFolder(folder);
  return relative;
}

function untitledUri(kind: RecordKind): vscode.Uri {
  const { suffix } = SCHEMAS.records[kind]['x-record'];
  return vscode.Uri.from({ scheme: 'untitled', path: `new.${suffix}.yaml` });
}

/** True where there is a file. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Where the snippet goes: the end of the document, behind a `---` if there are records already. */
function placeAtEnd(
  document: vscode.TextDocument,
  snippet: string,
): { text: string; position: vscode.Position } {
  const text = document.getText();
  const position = document.positionAt(text.length);
  if (text.trim() === '') return { text: snippet, position };
  const separator = /(^|\n)---\s*$/.test(text) ? '' : '---\n';
  return { text: `${text.endsWith('\n') ? '' : '\n'}${separator}${snippet}`, position };
}
