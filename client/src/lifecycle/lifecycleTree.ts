import * as vscode from 'vscode';
import type { WorkspaceOverview } from '../../../shared/src/protocol/records.ts';
import type { Server } from '../languageClient.ts';
import { curateNodes } from './curateStage.ts';
import { dataNodes } from './dataStage.ts';
import { PagedRecords } from './pagedRecords.ts';
import { STAGES, type Stage } from './stages.ts';
import { numeral } from '../../../shared/src/counted.ts';
import { commandLine, line, type TreeNode } from './treeNode.ts';

/** Quiet time after a change before the tree is read again: typing changes records at every pause. */
const REFRESH_DELAY_IN_MILLISECONDS = 400;

/** The tree of the seven lifecycle stages. Without any record it is empty, so that the welcome view shows. */
export class LifecycleTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #server: Server;
  readonly #pages = new PagedRecords();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = [
      server.onEvent((message) => {
        if (message.event === 'records/changed') this.#refreshSoon();
      }),
      server.onState(() => {
        this.#refreshSoon();
      }),
    ];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.item;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    try {
      return node === undefined ? await this.#roots() : ((await node.children?.()) ?? []);
    } catch (error) {
      return [failureNode(error)];
    }
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  showMore(list: string): void {
    this.#pages.showMore(list);
    this.refresh();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #roots(): Promise<TreeNode[]> {
    if (this.#server.state !== 'running') return [];
    const overview = await this.#server.call('workspace/overview', {});
    const records = Object.values(overview.counts).reduce((sum, number) => sum + number, 0);
    return records === 0 ? [] : STAGES.map((stage) => this.#stageNode(stage, overview));
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.refresh();
    }, REFRESH_DELAY_IN_MILLISECONDS);
  }

  #stageNode(stage: Stage, overview: WorkspaceOverview): TreeNode {
    const records = stage.kinds.reduce((sum, kind) => sum + overview.counts[kind], 0);
    const item = line(stage.id, stage.title, {
      icon: new vscode.ThemeIcon(stage.icon),
      tooltip: stage.tooltip,
      ...(records > 0 ? { description: numeral(records) } : {}),
      expanded: stage.id === 'data' || stage.id === 'curate',
    });
    item.contextValue = `stage.${stage.id}`;
    return { item, children: () => this.#childrenOf(stage, overview, records) };
  }

  async #childrenOf(stage: Stage, overview: WorkspaceOverview, records: number): Promise<TreeNode[]> {
    const start = records === 0 ? startNodes(stage) : [];
    if (stage.id === 'curate') return [...start, ...(await curateNodes(this.#server, this.#pages, overview))];
    const [kind] = stage.kinds;
    if (records === 0 || kind === undefined) return start;
    if (stage.id === 'data') return dataNodes(this.#server, this.#pages, overview);
    return this.#pages.lines(`${stage.id}/${kind}`, (offset, limit) =>
      this.#server.call('records/list', { kind, offset, limit }),
    );
  }
}

/** What could not be read, and the way to try again. */
function failureNode(error: unknown): TreeNode {
  const message = error instanceof Error ? error.message : String(error);
  const node = commandLine('', 'Could not be read', 'databits.refresh', {
    icon: 'error',
    description: message,
    tooltip: `${message}\nClick to try again.`,
  });
  delete node.item.id;
  return node;
}

/** A stage without records: what will live there, and the command that starts it. */
function startNodes(stage: Stage): TreeNode[] {
  const { short, sentence, label, command, argument } = stage.start;
  const explanation = line(`${stage.id}/explanation`, '', { description: short, tooltip: sentence });
  explanation.accessibilityInformation = { label: sentence };
  return [{ item: explanation }, commandLine(`${stage.id}/start`, label, command, { argument })];
}
