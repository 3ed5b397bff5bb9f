import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('two folders in one window', () => {
  it('each has its own tasks', async () => {
    await vscode.extensions.getExtension('databits.databits')?.activate();
    const tasks = await vscode.tasks.fetchTasks({ type: 'databits' });
    const scopes = tasks.flatMap(({ scope }) => (typeof scope === 'object' ? [scope.name] : []));
    assert.deepEqual([...new Set(scopes)].sort(), ['first', 'second']);
    assert.equal(tasks.length, 4);
  });
});
