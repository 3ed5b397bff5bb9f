import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  contributes: { commands: { command: string }[] };
}

async function activate(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('databits.databits');
  assert.ok(extension, 'the extension is installed');
  await extension.activate();
  return extension;
}

describe('commands and tasks', () => {
  it('registers every command of the manifest', async () => {
    const { packageJSON } = await activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed = (packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
    assert.ok(contributed.length > 20);
  });

  it('offers the tasks check and index build, and the check finds no problem', async () => {
    await activate();
    const tasks = await vscode.tasks.fetchTasks({ type: 'databits' });
    assert.deepEqual(tasks.map(({ name }) => name).sort(), ['check', 'index build']);
    const check = tasks.find(({ name }) => name === 'check');
    assert.ok(check);
    const exitCode = new Promise<number | undefined>((resolve) => {
      const subscription = vscode.tasks.onDidEndTaskProcess((event) => {
        if (event.execution.task.name !== 'check') return;
        subscription.dispose();
        resolve(event.exitCode);
      });
    });
    await vscode.tasks.executeTask(check);
    assert.equal(await exitCode, 0);
  });

  it('opens the search page as a tab, once', async () => {
    await activate();
    await vscode.commands.executeCommand('databits.search');
    await vscode.commands.executeCommand('databits.search');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const pages = tabs.filter(({ input }) => input instanceof vscode.TabInputWebview);
    assert.equal(pages.length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows the rows of a query in a document that cannot be edited', async () => {
    await activate();
    // The argument is the statement that the input box starts with; accepting it takes it.
    const shown = vscode.commands.executeCommand('databits.runQuery', { sql: 'SELECT 1 AS one' });
    const accept = setInterval(() => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }, 200);
    await shown;
    clearInterval(accept);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'databits-result');
    assert.match(document.getText(), /-- 1 row in \d+ ms/);
  });
});
