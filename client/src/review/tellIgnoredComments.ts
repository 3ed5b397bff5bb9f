import * as vscode from 'vscode';
import { ignoredCommentsSentence, type IgnoreLine } from '../../../shared/src/protocol/comments.ts';
import type { Server } from '../languageClient.ts';

/** Says that git ignores what was written, once for each line that does, and opens the line. */
export async function tellIgnoredComments(
  { server, memory }: { server: Server; memory: vscode.Memento },
  recordId: string,
): Promise<void> {
  const { ignored } = await server.call('comments/ignored', { recordId }).catch(() => ({ ignored: null }));
  if (ignored === null) return;
  const key = `databits.toldIgnored:${ignored.uri}`;
  if (memory.get<string>(key) === ignored.pattern) return;
  await memory.update(key, ignored.pattern);
  const place = vscode.workspace.asRelativePath(vscode.Uri.parse(ignored.uri), false);
  const open = 'Open the Line';
  const choice = await vscode.window.showWarningMessage(ignoredCommentsSentence(ignored, place), open);
  if (choice === open) await openLine(ignored);
}

async function openLine({ uri, line }: IgnoreLine): Promise<void> {
  const position = new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    selection: new vscode.Range(position, position),
  });
}
