import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The labels that the editor offers at a place, from all extensions. */
export async function completionLabels(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The texts of the hovers at a place, one for each extension that has something to say. */
export async function hoverTexts(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  // The editor hands hovers out as Markdown, whatever their providers gave.
  return hovers.map(({ contents }) =>
    contents.map((content) => (content as vscode.MarkdownString).value).join('\n'),
  );
}

/** Where the definition of what stands at a place is, as `path:line`, counted from 1. */
export async function definitions(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  return places('vscode.executeDefinitionProvider', uri, position);
}

/** Where what stands at a place is referred to, as `path:line`, counted from 1, sorted. */
export async function references(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  return places('vscode.executeReferenceProvider', uri, position);
}

async function places(command: string, uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    uri,
    position,
  );
  return found
    .map((place) => ('uri' in place ? place : new vscode.Location(place.targetUri, place.targetRange)))
    .map(({ uri: file, range }) => `${vscode.workspace.asRelativePath(file)}:${range.start.line + 1}`)
    .sort();
}

/** The outline of a file, its first level. */
export async function symbolNames(uri: vscode.Uri): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return symbols.map(({ name }) => name);
}

/** The targets of a file's links, relative to the workspace. */
export async function linkTargets(uri: vscode.Uri): Promise<string[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    uri,
  );
  return links.map(({ target }) => (target === undefined ? '' : vscode.workspace.asRelativePath(target)));
}

/** The titles of the quick fixes at a place. */
export async function fixTitles(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  return (await fixes(uri, position)).map(({ title }) => title);
}

/** Applies the quick fix with this title. */
export async function applyFix(uri: vscode.Uri, position: vscode.Position, title: string): Promise<void> {
  let offered = await fixes(uri, position);
  const isThere = ({ title: one }: vscode.CodeAction): boolean => one === title;
  // The editor shows a problem a moment before the server has it of the newest text.
  for (let asked = 1; asked < 20 && !offered.some(isThere); asked++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    offered = await fixes(uri, position);
  }
  const fix = offered.find(isThere);
  assert.ok(fix?.edit, `"${title}" is among ${offered.map((one) => one.title).join(', ')}`);
  assert.equal(await vscode.workspace.applyEdit(fix.edit), true, 'the edit was made');
}

function fixes(uri: vscode.Uri, position: vscode.Position): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(position, position),
    vscode.CodeActionKind.QuickFix.value,
    100,
  );
}
