import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Restricted Mode', () => {
  it('is on, and the extension works in it', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension('databits.databits');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('runs no query, import, export or check, whoever asks', async () => {
    const before = vscode.workspace.textDocuments.length;
    for (const command of ['runQuery', 'importFile', 'exportRecords', 'checkWorkspace']) {
      await vscode.commands.executeCommand(`databits.${command}`, { sql: 'SELECT 1' });
    }
    assert.equal(vscode.tasks.taskExecutions.length, 0);
    assert.equal(vscode.workspace.textDocuments.length, before);
  });

  it('still opens the search page', async () => {
    await vscode.commands.executeCommand('databits.search');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1);
  });
});
