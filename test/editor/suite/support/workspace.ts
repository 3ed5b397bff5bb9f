import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What DataBits writes as the source of its diagnostics. */
const source = 'databits';

/** The folders of the window. */
export function folders(): readonly vscode.WorkspaceFolder[] {
  const { workspaceFolders } = vscode.workspace;
  assert.ok(workspaceFolders, 'a folder is open');
  return workspaceFolders;
}

/** The folder with this name, or the only one. */
export function folder(name?: string): vscode.WorkspaceFolder {
  const found = name === undefined ? folders()[0] : folders().find((candidate) => candidate.name === name);
  assert.ok(found, `the folder ${name ?? ''} is open`);
  return found;
}

/** The URI of a file of the workspace; in a window with several folders the path starts with the folder's name. */
export function uriOf(path: string): vscode.Uri {
  if (folders().length === 1) return vscode.Uri.joinPath(folder().uri, path);
  const [name, ...rest] = path.split('/');
  return vscode.Uri.joinPath(folder(name).uri, ...rest);
}

/** The problems that the editor knows of a file, as `line:column severity code`, counted from 1 as the editor shows them. */
export function problemsOf(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(describeProblem).sort();
}

/** The problems of all record files, open or not, as `path:line:column severity code`, sorted. */
export function allProblems(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter((diagnostic) => diagnostic.source === source)
        .map((diagnostic) => `${vscode.workspace.asRelativePath(uri)}:${describeProblem(diagnostic)}`),
    )
    .sort();
}

function describeProblem(diagnostic: vscode.Diagnostic): string {
  const { line, character } = diagnostic.range.start;
  const severity = vscode.DiagnosticSeverity[diagnostic.severity].toLowerCase();
  return `${line + 1}:${character + 1} ${severity} ${codeOf(diagnostic)}`;
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Opens a record file that does not exist yet, with a text that is not saved. */
export async function openUnsaved(path: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path).with({ scheme: 'untitled' }));
  await vscode.window.showTextDocument(document, { preview: false });
  await replaceText(document, text);
  return document;
}

/** Replaces the whole text of an open document and does not save it. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true, 'the edit was made');
}

/** The place where a text begins in a document, plus a number of characters. */
export function placeOf(document: vscode.TextDocument, text: string, plus = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${document.uri.path} contains ${text}`);
  return document.positionAt(offset + plus);
}

/** Closes all editors and throws away what is not saved. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(isUnsavedByUs)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The editor itself may be writing its settings at the same time. */
function isUnsavedByUs({ isDirty, isUntitled, uri }: vscode.TextDocument): boolean {
  return isDirty && (isUntitled || vscode.workspace.getWorkspaceFolder(uri) !== undefined);
}
