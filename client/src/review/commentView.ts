import * as vscode from 'vscode';
import { counted } from '../../../shared/src/counted.ts';
import type { Server } from '../languageClient.ts';
import { CommentTree } from './commentTree.ts';

/** The view of comments, with the number of open threads as its badge. */
export function createCommentView(server: Server): { dispose(): unknown }[] {
  const tree = new CommentTree(server);
  const view = vscode.window.createTreeView('databits.comments', { treeDataProvider: tree });
  const badge = tree.onDidRead((open) => {
    view.badge = open === 0 ? undefined : { value: open, tooltip: counted(open, 'open comment') };
  });
  return [tree, view, badge];
}
