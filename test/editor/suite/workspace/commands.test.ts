import * as assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { searchPages } from '../support/searchPages.ts';
import { offeredTasks, runTask } from '../support/tasks.ts';
import { closeAll, folder, open, replaceText, uriOf } from '../support/workspace.ts';

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

  it('takes back a change of closed files, and the taking back', async () => {
    const files = ['records/greeting.example.yaml', 'records/phrases.databit.yaml'].map(uriOf);
    const texts = (): Promise<string[]> =>
      Promise.all(files.map(async (uri) => Buffer.from(await vscode.workspace.fs.readFile(uri)).toString()));
    const before = await texts();
    // The change ends with a message that stays until somebody answers it.
    void vscode.commands.executeCommand('databits.editRecords', {
      ids: ['01938c50-7a10-7cc0-8a51-9d2f4a6b7c01', '01938c50-7a10-7cc0-8a51-9d2f4a6b7d02'],
      change: { set: 'status', value: 'deprecated' },
    });
    const changed = async (): Promise<boolean[]> =>
      (await texts()).map((text) => text.includes('status: deprecated\n'));
    await eventually(changed, [true, true]);
    await vscode.commands.executeCommand('databits.undoLastChange');
    await eventually(texts, before);
    await vscode.commands.executeCommand('databits.undoLastChange');
    await eventually(changed, [true, true]);
    await vscode.commands.executeCommand('databits.undoLastChange');
    await eventually(texts, before);
  });

  it('brings a deleted file back to the byte', async () => {
    const id = '01938c50-7a10-7cc0-8a51-9d2f4a6b7cff';
    const uri = uriOf('records/marked.example.yaml');
    const record = `example_id: ${id}\r\nversion: 1\r\ninput: { text: marked }\r\nexpected_output: x\r\n`;
    const bytes = Buffer.from(`\u{feff}${record}`);
    const read = async (): Promise<string> => {
      try {
        return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
      } catch {
        return 'no file';
      }
    };
    await vscode.workspace.fs.writeFile(uri, bytes);
    const change = { ids: [id], change: { delete: true } };
    await eventually(async () => {
      // Until the index has seen the file, there is no such record.
      void vscode.commands.executeCommand('databits.editRecords', change);
      await wait(1000);
      return read();
    }, 'no file');
    await vscode.commands.executeCommand('databits.undoLastChange');
    await eventually(read, bytes.toString());
    await vscode.commands.executeCommand('databits.undoLastChange');
    await eventually(read, 'no file');
    await vscode.commands.executeCommand('databits.undoLastChange');
    await eventually(read, bytes.toString());
    await vscode.workspace.fs.delete(uri);
  });

  it('takes nothing back from a file that was changed since', async () => {
    const document = await open('records/greeting.example.yaml');
    await eventually(async () => {
      // Until the index has seen what the test before put back, the plan is for another text and changes nothing.
      await vscode.commands.executeCommand('databits.editRecords', {
        ids: ['01938c50-7a10-7cc0-8a51-9d2f4a6b7c01'],
        change: { set: 'domain', value: 'shop' },
      });
      return document.getText().includes('domain: shop\n');
    }, true);
    const mine = `${document.getText()}# mine\n`;
    await replaceText(document, mine);
    await vscode.commands.executeCommand('databits.undoLastChange');
    assert.equal(document.getText(), mine);
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
