import * as vscode from 'vscode';
import type { CommentChange, KnownThread } from '../../../shared/src/protocol/comments.ts';
import type { Server } from '../languageClient.ts';
import { requireTrust } from '../trust.ts';
import { authorOf } from './author.ts';
import { tellIgnoredComments } from './tellIgnoredComments.ts';

/** What comments need of the extension. */
export interface CommentPorts {
  server: Server;
  /** Remembers the author's name over all windows. */
  memory: vscode.Memento;
}

/** Writes what somebody says of a record. `undefined` where the user has been told why it cannot be. */
export async function changeComments(
  { server, memory }: CommentPorts,
  recordId: string,
  change: CommentChange,
): Promise<KnownThread[] | undefined> {
  if (!requireTrust('Comments are written')) return undefined;
  const unsaved = vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.path.endsWith(`/.databits/reviews/${recordId}.yaml`),
  );
  if (unsaved !== undefined) {
    const name = vscode.workspace.asRelativePath(unsaved.uri);
    void vscode.window.showWarningMessage(`${name} has unsaved changes: save it first.`);
    return undefined;
  }
  const author = await authorOf(server, memory);
  const threads = await server.call('comments/change', { recordId, author, change });
  void tellIgnoredComments({ server, memory }, recordId);
  return threads;
}
