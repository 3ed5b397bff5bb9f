import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The tasks that DataBits offers, as `folder: name`. */
export async function offeredTasks(): Promise<string[]> {
  const tasks = await vscode.tasks.fetchTasks({ type: 'databits' });
  return tasks.map(({ name, scope }) => `${folderName(scope)}: ${name}`).sort();
}

/** Runs an offered task of a folder and gives its exit code. */
export async function runTask(name: string, inFolder: string): Promise<number | undefined> {
  const tasks = await vscode.tasks.fetchTasks({ type: 'databits' });
  const task = tasks.find((candidate) => candidate.name === name && folderName(candidate.scope) === inFolder);
  assert.ok(task, `the task ${name} of ${inFolder} is offered`);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const subscription = vscode.tasks.onDidEndTaskProcess((event) => {
    if (event.execution.task.name === name) resolve(event.exitCode);
  });
  try {
    await vscode.tasks.executeTask(task);
    return await promise;
  } finally {
    subscription.dispose();
  }
}

function folderName(scope: vscode.Task['scope']): string {
  return typeof scope === 'object' ? scope.name : 'no folder';
}
