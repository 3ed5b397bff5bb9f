import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Waits until the diagnostics of a file satisfy a condition; the test's time limit ends a wait in vain. */
async function diagnosticsWhere(
  uri: vscode.Uri,
  condition: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  for (;;) {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    if (condition(diagnostics)) return diagnostics;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Writes a file into the workspace and opens it. */
async function openNew(name: string, text: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

describe('beside a generic YAML server', () => {
  it('that server reports on plain YAML, and only DataBits reports on record files', async () => {
    const plain = await openNew('plain.yaml', 'a: [1\nb: 2\n');
    const plainProblems = await diagnosticsWhere(plain.uri, (found) => found.length > 0);
    assert.equal(plain.languageId, 'yaml');
    assert.ok(plainProblems.every((problem) => problem.source === 'YAML'));

    const record = await openNew('broken.example.yaml', 'example_id: [1\nversion: 2\n');
    const recordProblems = await diagnosticsWhere(record.uri, (found) => found.length > 0);
    assert.equal(record.languageId, 'databits');
    assert.ok(recordProblems.every((problem) => problem.source !== 'YAML'));
  });

  it('completion offers each label once', async () => {
    const record = await openNew('empty.example.yaml', '');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      record.uri,
      new vscode.Position(0, 0),
    );
    const labels = list.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
    assert.deepEqual(labels, [...new Set(labels)]);
    assert.ok(labels.length > 0, 'DataBits offers something in an empty record file');
  });
});
