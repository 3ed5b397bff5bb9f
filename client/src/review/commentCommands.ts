import * as vscode from 'vscode';
import type { CommentChange, KnownThread } from '../../../shared/src/protocol/comments.ts';
import type { CommandTable } from '../commands.ts';
import { requireTrust } from '../trust.ts';
import { changeComments, type CommentPorts } from './commentPorts.ts';
import type { CommentThreads } from './commentThreads.ts';
import { ShownComment } from './shownComment.ts';
import { stepToComment, openThread } from './stepToComment.ts';

/** What the commands on comments need. */
export interface CommentCommandPorts extends CommentPorts {
  threads: CommentThreads;
}

type CommentCommand =
  | 'databits.addComment'
  | 'databits.submitComment'
  | 'databits.editComment'
  | 'databits.saveComment'
  | 'databits.cancelComment'
  | 'databits.deleteComment'
  | 'databits.resolveThread'
  | 'databits.reopenThread'
  | 'databits.openThread'
  | 'databits.nextComment'
  | 'databits.previousComment';

/** The commands on comments; the editor passes replies, comments and threads, the tree its lines. */
export function commentCommands(ports: CommentCommandPorts): Pick<CommandTable, CommentCommand> {
  return {
    'databits.addComment': () => beginAtCursor(),
    'databits.submitComment': (reply) => submit(ports, reply),
    'databits.editComment': (comment) => {
      setMode(comment, vscode.CommentMode.Editing);
    },
    'databits.cancelComment': (comment) => {
      setMode(comment, vscode.CommentMode.Preview);
    },
    'databits.saveComment': (comment) => save(ports, comment),
    'databits.deleteComment': (comment) => remove(ports, comment),
    'databits.resolveThread': (thread) => settle(ports, thread, (id) => ({ resolve: { thread: id } })),
    'databits.reopenThread': (thread) => settle(ports, thread, (id) => ({ reopen: { thread: id } })),
    'databits.openThread': (thread) => openThread(ports.threads, threadOf(thread)),
    'databits.nextComment': () => stepToComment(ports, 1),
    'databits.previousComment': () => stepToComment(ports, -1),
  };
}

/** The editor's own widget for a new comment, at the cursor. */
async function beginAtCursor(): Promise<void> {
  if (!requireTrust('Comments are written')) return;
  if (vscode.window.activeTextEditor?.document.languageId !== 'databits') {
    void vscode.window.showInformationMessage('Put the cursor into a record first.');
    return;
  }
  await vscode.commands.executeCommand('workbench.action.addComment');
}

/** Sends what was typed: an answer to a thread, or the beginning of one. */
async function submit(ports: CommentCommandPorts, argument: unknown): Promise<void> {
  if (!isReply(argument)) return;
  const { thread } = argument;
  const text = argument.text.trim();
  if (text === '') return;
  const known = ports.threads.known(thread);
  if (known !== undefined) {
    await changeComments(ports, known.recordId, { reply: { thread: known.id, text } });
    return;
  }
  const uri = thread.uri.toString();
  const line = thread.range?.start.line ?? 0;
  const place = await ports.server.call('comments/place', { uri, line });
  if ('reason' in place) {
    void vscode.window.showWarningMessage(`${place.reason} The comment was not written.`);
    return;
  }
  const { recordId, field, contentHash } = place;
  const written = await changeComments(ports, recordId, { begin: { field, contentHash, text } });
  if (written === undefined) return;
  thread.dispose();
  ports.threads.askAuthorAgain();
  const document = await vscode.workspace.openTextDocument(thread.uri);
  await ports.threads.show(document);
  const begun = written.findLast(({ comments }) => comments.length === 1 && comments[0]?.text === text);
  if (begun !== undefined) ports.threads.expand(thread.uri, begun.id);
}

async function save(ports: CommentCommandPorts, argument: unknown): Promise<void> {
  if (!(argument instanceof ShownComment)) return;
  const { body, id, recordId } = argument;
  const text = (typeof body === 'string' ? body : body.value).trim();
  setMode(argument, vscode.CommentMode.Preview);
  if (text === argument.text || text === '') return;
  await changeComments(ports, recordId, { edit: { comment: id, text } });
}

async function remove(ports: CommentCommandPorts, argument: unknown): Promise<void> {
  if (!(argument instanceof ShownComment)) return;
  const go = 'Delete';
  const choice = await vscode.window.showWarningMessage('Delete this comment?', { modal: true }, go);
  if (choice === go) await changeComments(ports, argument.recordId, { delete: { comment: argument.id } });
}

async function settle(
  ports: CommentCommandPorts,
  argument: unknown,
  change: (thread: string) => CommentChange,
): Promise<void> {
  const known = isThread(argument) ? ports.threads.known(argument) : threadOf(argument);
  if (known !== undefined) await changeComments(ports, known.recordId, change(known.id));
}

function setMode(argument: unknown, mode: vscode.CommentMode): void {
  if (argument instanceof ShownComment) argument.setMode(mode);
}

/** The thread that a line of the tree stands for. */
function threadOf(argument: unknown): KnownThread | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const item = 'item' in argument ? argument.item : undefined;
  // Lines of the tree pass what their own command gets; only this extension makes them.
  const thread = item instanceof vscode.TreeItem ? (item.command?.arguments?.[0] as unknown) : argument;
  return isKnownThread(thread) ? thread : undefined;
}

function isKnownThread(value: unknown): value is KnownThread {
  return (
    typeof value === 'object' &&
    value !== null &&
    'recordId' in value &&
    'comments' in value &&
    'fileUri' in value
  );
}

function isThread(value: unknown): value is vscode.CommentThread {
  return typeof value === 'object' && value !== null && 'uri' in value && 'canReply' in value;
}

function isReply(value: unknown): value is vscode.CommentReply {
  if (typeof value !== 'object' || value === null || !('thread' in value) || !('text' in value)) return false;
  return isThread(value.thread) && typeof value.text === 'string';
}
