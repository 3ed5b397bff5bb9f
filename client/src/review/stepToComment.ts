import * as vscode from 'vscode';
import type { KnownThread } from '../../../shared/src/protocol/comments.ts';
import type { Server } from '../languageClient.ts';
import type { CommentThreads } from './commentThreads.ts';

/** A thread at a line of a file. */
interface Stop {
  uri: string;
  line: number;
  thread: KnownThread;
}

/** Goes to the next (1) or previous (-1) open thread from the cursor on, through all files, and from the last to the first. */
export async function stepToComment(
  { server, threads }: { server: Server; threads: CommentThreads },
  direction: 1 | -1,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && { uri: editor.document.uri.toString(), line: editor.selection.active.line };
  const stops = await openStops(server, here?.uri);
  const ordered = direction === 1 ? stops : stops.toReversed();
  const next = here === undefined ? undefined : ordered.find((stop) => direction * compare(stop, here) > 0);
  const stop = next ?? ordered[0];
  if (stop === undefined) {
    void vscode.window.showInformationMessage('There is no open comment.');
    return;
  }
  await openThread(threads, stop.thread);
}

/** Opens a thread at its field; that of a record that is gone in the file that holds it. */
export async function openThread(threads: CommentThreads, thread: KnownThread | undefined): Promise<void> {
  if (thread === undefined) return;
  if (thread.record === undefined) {
    await vscode.window.showTextDocument(vscode.Uri.parse(thread.fileUri), { preview: true });
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(thread.record.uri));
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  await threads.show(document);
  const line = threads.lineOf(document.uri, thread.id) ?? thread.record.position.line;
  const start = new vscode.Position(Math.min(line, document.lineCount - 1), 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  threads.expand(document.uri, thread.id);
}

/** Open threads of records that are there, in the order of files and lines; exact lines for the file that is open. */
async function openStops(server: Server, openUri: string | undefined): Promise<Stop[]> {
  const list = await server.call('comments/list', {});
  const placed = openUri === undefined ? [] : (await server.call('comments/in', { uri: openUri })).threads;
  const lines = new Map(placed.map(({ id, range }) => [id, range.start.line]));
  return list.threads
    .flatMap((thread): Stop[] => {
      if (thread.isResolved || thread.record === undefined) return [];
      const { uri, position } = thread.record;
      return [{ uri, line: lines.get(thread.id) ?? position.line, thread }];
    })
    .sort(compare);
}

function compare(one: Pick<Stop, 'uri' | 'line'>, other: Pick<Stop, 'uri' | 'line'>): number {
  return one.uri === other.uri ? one.line - other.line : one.uri < other.uri ? -1 : 1;
}
