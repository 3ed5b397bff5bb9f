import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';

const REMEMBERED = 'databits.author';

/**
 * The name under which somebody comments and reviews: git's `user.name`, else the one that was typed before, else it is asked
 * for once. Throws a CancellationError where nobody answers.
 */
export async function authorOf(server: Server, memory: vscode.Memento): Promise<string> {
  const { name } = await server.call('comments/author', {});
  if (name !== null) return name;
  const remembered = memory.get<string>(REMEMBERED);
  if (remembered !== undefined && remembered !== '') return remembered;
  const typed = await vscode.window.showInputBox({
    title: 'Your name for comments and reviews',
    prompt: 'Git has no user.name here. The name is written into the repository.',
    validateInput: (text) => (text.trim() === '' ? 'Type a name.' : undefined),
  });
  if (typed === undefined) throw new vscode.CancellationError();
  const author = typed.trim().slice(0, 200);
  await memory.update(REMEMBERED, author);
  return author;
}
