import * as vscode from 'vscode';
import type { PlacedThread } from '../../../shared/src/protocol/comments.ts';
import type { CommentPorts } from './commentPorts.ts';
import { ShownComment } from './shownComment.ts';
import { threadTitle } from './threadText.ts';

/** Quiet time after a change of a text before its threads are placed anew. */
const PLACING_DELAY_IN_MILLISECONDS = 300;
const RECORD_FILE = /\.(?:databit|example|dataset|template|run)\.ya?ml$/;

/** A thread that is shown: what it was made from, and what the editor has. */
interface ShownThread {
  thread: vscode.CommentThread;
  recordId: string;
  /** To tell a change. */
  shown: string;
}

/** Shows the comments on records at their fields' lines in the editors that are visible, and follows the text. */
export class CommentThreads implements vscode.Disposable {
  readonly #ports: CommentPorts;
  readonly #controller = vscode.comments.createCommentController('databits.comments', 'DataBits Comments');
  readonly #byUri = new Map<string, Map<string, ShownThread>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: { dispose(): unknown }[];
  #author: string | undefined;
  #isAuthorAsked = false;

  constructor(ports: CommentPorts) {
    this.#ports = ports;
    this.#controller.options = {
      prompt: 'Comment on this field',
      placeHolder: 'What should be different? (Markdown)',
    };
    this.#controller.commentingRangeProvider = { provideCommentingRanges: commentingRanges };
    this.#subscriptions = [
      this.#controller,
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.refresh();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (this.#byUri.has(document.uri.toString()) && contentChanges.length > 0) this.#soon(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri.toString());
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.refresh();
      }),
      ports.server.onEvent(({ event }) => {
        if (event === 'comments/changed' || event === 'records/changed') this.refresh();
      }),
      ports.server.onState(() => {
        this.refresh();
      }),
    ];
    this.refresh();
  }

  /** The record that a shown thread is about and its id; `undefined` for a thread that is only being begun. */
  known(thread: vscode.CommentThread): { id: string; recordId: string } | undefined {
    for (const [id, shown] of this.#byUri.get(thread.uri.toString()) ?? [])
      if (shown.thread === thread) return { id, recordId: shown.recordId };
    return undefined;
  }

  /** Shows the threads of a file as they are now; resolves when they are shown. */
  async show(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const { version } = document;
    await this.#learnAuthor();
    const { threads } = await this.#ports.server.call('comments/in', { uri });
    // Newer text will be asked for.
    if (document.version !== version || document.isClosed) return;
    const before = this.#byUri.get(uri) ?? new Map<string, ShownThread>();
    const after = new Map<string, ShownThread>();
    for (const thread of threads)
      after.set(thread.id, this.#place(document.uri, thread, before.get(thread.id)));
    for (const [id, { thread }] of before) if (!after.has(id)) thread.dispose();
    this.#byUri.set(uri, after);
  }

  /** Places the threads of all visible editors anew, after a pause. */
  refresh(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.#soon(document);
  }

  /** The line of a thread that is shown. */
  lineOf(uri: vscode.Uri, id: string): number | undefined {
    return this.#byUri.get(uri.toString())?.get(id)?.thread.range?.start.line;
  }

  /** Opens the thread, so that its text can be read. */
  expand(uri: vscode.Uri, id: string): void {
    const shown = this.#byUri.get(uri.toString())?.get(id);
    if (shown !== undefined) shown.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #soon(document: vscode.TextDocument): void {
    if (!isRecordFile(document) || this.#ports.server.state !== 'running') return;
    const uri = document.uri.toString();
    clearTimeout(this.#timers.get(uri));
    const show = (): void => {
      this.#timers.delete(uri);
      // A server that is not there is shown elsewhere.
      this.show(document).catch(() => undefined);
    };
    this.#timers.set(uri, setTimeout(show, PLACING_DELAY_IN_MILLISECONDS));
  }

  #place(uri: vscode.Uri, placed: PlacedThread, known: ShownThread | undefined): ShownThread {
    const { line } = placed.range.start;
    const range = new vscode.Range(line, 0, line, 0);
    const thread = known?.thread ?? this.#controller.createCommentThread(uri, range, []);
    if (known === undefined) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    if (thread.range?.start.line !== line) thread.range = range;
    const canWrite = vscode.workspace.isTrusted;
    const shown = JSON.stringify([
      placed.comments,
      placed.isResolved,
      threadTitle(placed),
      canWrite,
      this.#author,
    ]);
    // Whoever edits a comment keeps his words while others are not changed.
    if (shown !== known?.shown) {
      const isOwn = (author: string): boolean => canWrite && author === this.#author;
      thread.comments = placed.comments.map(
        (comment) =>
          new ShownComment(comment, placed.recordId, isOwn(comment.author), () => {
            thread.comments = [...thread.comments];
          }),
      );
      thread.label = threadTitle(placed);
      thread.state = placed.isResolved
        ? vscode.CommentThreadState.Resolved
        : vscode.CommentThreadState.Unresolved;
      thread.contextValue = !canWrite ? 'readOnly' : placed.isResolved ? 'resolved' : 'open';
      thread.canReply = canWrite;
    }
    return { thread, recordId: placed.recordId, shown };
  }

  /** Asks again whose comments may be edited: somebody may have said his name. */
  askAuthorAgain(): void {
    this.#isAuthorAsked = false;
  }

  /** Whose comments may be edited; asked of git once, and only where git may run. */
  async #learnAuthor(): Promise<void> {
    if (this.#isAuthorAsked || !vscode.workspace.isTrusted) return;
    this.#isAuthorAsked = true;
    const { name } = await this.#ports.server.call('comments/author', {});
    this.#author = name ?? this.#ports.memory.get<string>('databits.author');
  }

  #forget(uri: string): void {
    for (const { thread } of this.#byUri.get(uri)?.values() ?? []) thread.dispose();
    this.#byUri.delete(uri);
  }
}

function isRecordFile({ uri, languageId }: vscode.TextDocument): boolean {
  return languageId === 'databits' && uri.scheme === 'file' && RECORD_FILE.test(uri.path);
}

/** Every line of a record file may be commented on, where comments may be written. */
function commentingRanges(document: vscode.TextDocument): vscode.Range[] {
  if (!vscode.workspace.isTrusted || !isRecordFile(document)) return [];
  return [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)];
}
