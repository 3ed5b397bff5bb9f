import * as vscode from 'vscode';
import { counted } from '../../../shared/src/counted.ts';
import type { KnownThread, UnreadComments } from '../../../shared/src/protocol/comments.ts';
import type { Server } from '../languageClient.ts';
import { line, type TreeNode } from '../lifecycle/treeNode.ts';
import { firstWords, threadTitle } from './threadText.ts';

const REFRESH_DELAY_IN_MILLISECONDS = 400;
const LONGEST_LABEL = 80;

/** The threads of comments in the workspace: the open ones, the resolved ones, and files that cannot be read. */
export class CommentTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #read = new vscode.EventEmitter<number>();
  /** Tells how many threads are open whenever the list was read. */
  readonly onDidRead = this.#read.event;

  constructor(server: Server) {
    this.#server = server;
    const refresh = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#changed.fire(undefined);
      }, REFRESH_DELAY_IN_MILLISECONDS);
    };
    this.#subscriptions = [
      server.onEvent(({ event }) => {
        if (event === 'comments/changed' || event === 'records/changed') refresh();
      }),
      server.onState(refresh),
    ];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.item;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node !== undefined) return (await node.children?.()) ?? [];
    if (this.#server.state !== 'running') return [];
    try {
      return await this.#roots();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [{ item: line('failure', message, { icon: new vscode.ThemeIcon('error') }) }];
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#read.dispose();
  }

  /** Nothing where nobody has said anything, so that the welcome view shows. */
  async #roots(): Promise<TreeNode[]> {
    const { threads, unread } = await this.#server.call('comments/list', {});
    const open = threads.filter(({ isResolved }) => !isResolved);
    const resolved = threads.filter(({ isResolved }) => isResolved);
    this.#read.fire(open.length);
    return [
      ...unread.map(unreadLine),
      ...(open.length === 0 ? [] : [group('open', 'Open', open, true)]),
      ...(resolved.length === 0 ? [] : [group('resolved', 'Resolved', resolved, false)]),
    ];
  }
}

function group(id: string, label: string, threads: readonly KnownThread[], expanded: boolean): TreeNode {
  const item = line(id, label, { description: String(threads.length), expanded });
  return { item, children: () => Promise.resolve(threads.map(threadLine)) };
}

function threadLine(thread: KnownThread): TreeNode {
  const { comments, record, recordId, id, isResolved } = thread;
  const [first] = comments;
  const answers = comments.length - 1;
  const where =
    record === undefined ? `record ${recordId.slice(0, 8)}… is gone` : firstWords(record.name, 40);
  const icon = record === undefined ? 'circle-slash' : isResolved ? 'pass' : 'comment-unresolved';
  const item = line(id, firstWords(first?.text ?? '', LONGEST_LABEL), {
    icon: new vscode.ThemeIcon(icon),
    description: [where, threadTitle(thread), first?.author ?? ''].join(' · '),
    tooltip: [
      ...comments.map(({ author, text }) => `${author}: ${text}`),
      ...(answers === 0 ? [] : [counted(answers, 'answer')]),
    ].join('\n'),
  });
  item.contextValue = isResolved ? 'thread.resolved' : 'thread.open';
  item.command = { command: 'databits.openThread', title: 'Open', arguments: [thread] };
  return { item };
}

function unreadLine({ uri, reason }: UnreadComments): TreeNode {
  const address = vscode.Uri.parse(uri);
  const item = line(uri, vscode.workspace.asRelativePath(address), {
    icon: new vscode.ThemeIcon('warning'),
    description: reason,
    tooltip: reason,
  });
  item.command = { command: 'vscode.open', title: 'Open', arguments: [address] };
  return { item };
}
