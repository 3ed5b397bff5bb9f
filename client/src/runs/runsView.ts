import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';
import type { RunQueue } from './runQueue.ts';
import { RunsTree } from './runsTree.ts';

/** The view of runs, with the number of those under way and in the queue as its badge. */
export function createRunsView(server: Server, queue: RunQueue): { dispose(): unknown }[] {
  const tree = new RunsTree(server, queue);
  const view = vscode.window.createTreeView('databits.runs', {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const badge = tree.onDidRead((count) => {
    view.badge = count === 0 ? undefined : { value: count, tooltip: `${String(count)} under way or waiting` };
  });
  return [tree, view, badge];
}
