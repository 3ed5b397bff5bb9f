import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('opens a record file in the language databits and activates the extension', async () => {
    const [file] = await vscode.workspace.findFiles('**/*.example.yaml', undefined, 1);
    assert.ok(file, 'the workspace has a record file');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'databits');
    const extension = vscode.extensions.getExtension('databits.databits');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
