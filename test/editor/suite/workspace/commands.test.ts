import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { searchPages } from '../support/searchPages.ts';
import { offeredTasks, runTask } from '../support/tasks.ts';
import { closeAll, folder, open } from '../support/workspace.ts';

/** Runs a command that asks one question, and takes the answer that it proposes. */
async function runAndAccept(command: string, argument: unknown): Promise<void> {
  const accept = setInterval(() => {
    void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }, 200);
  try {
    await vscode.commands.executeCommand(command, argument);
  } finally {
    clearInterval(accept);
  }
}

describe('commands', () => {
  afterEach(closeAll);

  it('opens the search page as a tab, once', async () => {
    await vscode.commands.executeCommand('databits.search');
    await eventually(searchPages, ['Search']);
    await vscode.commands.executeCommand('databits.search');
    await vscode.commands.executeCommand('databits.searchFor', {
      query: { filters: { statuses: ['draft'] } },
    });
    await eventually(searchPages, ['Search']);
  });

  it('finds what is similar to the record at the cursor', async () => {
    await open('records/greeting.example.yaml');
    await vscode.commands.executeCommand('databits.findSimilar');
    await eventually(searchPages, ['Search']);
  });

  it('shows the rows of a query in a document that cannot be edited', async () => {
    const sql = 'SELECT name FROM example_store WHERE name IS NOT NULL';
    await runAndAccept('databits.runQuery', { sql });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'databits-result');
    assert.match(document.getText(), /greet in the morning/);
  });

  it('changes records as one edit, which undo takes back', async () => {
    const document = await open('records/greeting.example.yaml');
    const before = document.getText();
    const id = '01938c50-7a10-7cc0-8a51-9d2f4a6b7c01';
    await vscode.commands.executeCommand('databits.editRecords', {
      ...{ ids: [id], change: { set: 'domain', value: 'shop' } },
    });
    await eventually(() => document.getText().includes('domain: shop\n'), true);
    await vscode.commands.executeCommand('undo');
    await eventually(() => document.getText(), before);
    // The editor saves what a refactoring changed.
    await document.save();
  });

  it('builds the index in the server while everything goes on', async () => {
    await vscode.commands.executeCommand('databits.buildIndex');
    await vscode.commands.executeCommand('databits.lifecycle.focus');
    await vscode.commands.executeCommand('databits.showProblems');
  });
});

describe('tasks', () => {
  it('are offered for the folder', async () => {
    const { name } = folder();
    assert.deepEqual(await offeredTasks(), [`${name}: check`, `${name}: index build`]);
  });

  it('"index build" ends with 0', async () => {
    assert.equal(await runTask('index build', folder().name), 0);
  });

  it('"check" ends with 1, since a record has a problem', async () => {
    assert.equal(await runTask('check', folder().name), 1);
  });
});
