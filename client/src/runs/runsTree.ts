import * as vscode from 'vscode';
import type { RunSpecification, RunSummary } from '../../../shared/src/protocol/runs.ts';
import type { Server } from '../languageClient.ts';
import { kindIcon, line } from '../lifecycle/treeNode.ts';
import type { QueuedRun } from './queuedRun.ts';
import { runLine, specificationWords } from './runLine.ts';
import type { RunNode } from './runNode.ts';
import type { RunQueue } from './runQueue.ts';

/** Quiet time after a change before the tree is read again. */
const REFRESH_DELAY = 500;
/** Quiet time after a change of records: all that runs used is compared then. */
const RECORDS_DELAY = 3000;

/** Run specifications with their executions, the newest first, and the runs that wait. */
export class RunsTree implements vscode.TreeDataProvider<RunNode>, vscode.Disposable {
  readonly #server: Server;
  readonly #queue: RunQueue;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #read = new vscode.EventEmitter<number>();
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;
  /** Tells how many runs are under way or wait, whenever the list was read. */
  readonly onDidRead = this.#read.event;

  constructor(server: Server, queue: RunQueue) {
    this.#server = server;
    this.#queue = queue;
    const refresh = (delay: number): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#changed.fire(undefined);
      }, delay);
    };
    this.#subscriptions = [
      server.onEvent(({ event }) => {
        if (event === 'runs/changed') refresh(REFRESH_DELAY);
        else if (event === 'records/changed') refresh(RECORDS_DELAY);
      }),
      server.onState(() => {
        refresh(REFRESH_DELAY);
      }),
      queue.onDidChange(() => {
        refresh(REFRESH_DELAY);
      }),
    ];
  }

  getTreeItem(node: RunNode): vscode.TreeItem {
    return node.item;
  }

  async getChildren(node?: RunNode): Promise<RunNode[]> {
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

  /** Nothing where there is nothing, so that the welcome view shows. */
  async #roots(): Promise<RunNode[]> {
    const { specifications, orphans, unread = [] } = await this.#server.call('runs/list', {});
    const { waiting, isPaused } = this.#queue;
    const all = [...specifications.flatMap(({ executions }) => executions), ...orphans];
    this.#read.fire(all.filter(({ status }) => status === 'running').length + waiting.length);
    return [
      ...(waiting.length === 0 ? [] : [queueNode(waiting, isPaused)]),
      ...specifications.map(specificationNode),
      ...(orphans.length === 0 ? [] : [orphansNode(orphans)]),
      ...unread.map(unreadNode),
    ];
  }
}

/** A run whose receipt was damaged would seem never to have been. */
function unreadNode(address: string): RunNode {
  const uri = vscode.Uri.parse(address);
  const name = vscode.workspace.asRelativePath(uri);
  const item = line(`unread ${address}`, name, {
    icon: new vscode.ThemeIcon('warning'),
    description: 'cannot be read as a receipt',
    tooltip: `${name} is damaged or of another version. Restore it from git, or delete it.`,
  });
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  return { item };
}

function queueNode(waiting: readonly QueuedRun[], isPaused: boolean): RunNode {
  const state = isPaused ? `${String(waiting.length)} · paused` : String(waiting.length);
  const item = line('queue', 'Queue', {
    icon: new vscode.ThemeIcon('list-ordered'),
    description: state,
    expanded: true,
  });
  item.contextValue = isPaused ? 'queue paused' : 'queue';
  const children = waiting.map(({ key, name }, at): RunNode => {
    const entry = line(`queue/${key}`, name, {
      icon: new vscode.ThemeIcon('clock'),
      description: isPaused ? 'paused' : at === 0 ? 'next' : 'waits',
    });
    entry.contextValue = 'waiting';
    return { item: entry, queueKey: key };
  });
  return { item, children: () => Promise.resolve(children) };
}

function specificationNode(specification: RunSpecification): RunNode {
  const { id, name, uri, executions, line: at } = specification;
  const hasSome = executions.length > 0;
  const item = line(`specification/${id}`, name === '' ? id : name, {
    icon: kindIcon('run'),
    description: specificationWords(specification),
    tooltip: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    ...(hasSome && { expanded: true }),
  });
  item.contextValue = 'specification';
  if (!hasSome) item.command = openCommand(uri, at);
  const children = executions.map(executionNode);
  return { item, id, name, children: () => Promise.resolve(children) };
}

function orphansNode(orphans: readonly RunSummary[]): RunNode {
  const item = line('orphans', 'Specification is gone', {
    icon: new vscode.ThemeIcon('question'),
    description: String(orphans.length),
    expanded: false,
  });
  return { item, children: () => Promise.resolve(orphans.map(executionNode)) };
}

function executionNode(run: RunSummary): RunNode {
  const { label, description, tooltip, icon, color, context } = runLine(run, Date.now());
  const themed = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  const item = line(`execution/${run.runId}`, label, { icon: themed, description, tooltip });
  item.contextValue = context;
  item.accessibilityInformation = { label: [label, run.status.replace('_', ' '), description].join(', ') };
  item.command = { command: 'databits.openRun', title: 'Open', arguments: [run.runId] };
  return { item, runId: run.runId };
}

function openCommand(uri: string, at: number): vscode.Command {
  const selection = new vscode.Range(at, 0, at, 0);
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri), { selection }] };
}
