import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { searchPages } from '../support/searchPages.ts';
import { offeredTasks, runTask } from '../support/tasks.ts';
import { closeAll, folder, open } from '../support/workspace.ts';

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

  it('shows the rows of a query in a page beside', async () => {
    await vscode.commands.executeCommand('databits.runQuery', { sql: 'SELECT name FROM example_store' });
    await eventually(() => searchPages().includes('SQL Result'), true);
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
