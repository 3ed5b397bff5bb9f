import * as vscode from 'vscode';
import type { WorkspaceOverview } from '../../shared/src/protocol/records.ts';
import type { IndexStatus } from '../../shared/src/protocol/status.ts';
import { hasFolder } from './folder.ts';
import type { Server, ServerState } from './languageClient.ts';
import { describeStatus, type ServerWord } from './statusText.ts';

/** Quiet time before the problems are counted again. */
const RECOUNT_DELAY_IN_MILLISECONDS = 600;

/** Shows what the server and its index are doing; a click offers what can be done about it. */
export class StatusBar implements vscode.Disposable {
  readonly #server: Server;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];
  #status: IndexStatus | undefined;
  #overview: WorkspaceOverview | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#item = vscode.window.createStatusBarItem('databits.status', vscode.StatusBarAlignment.Left, 10);
    this.#item.name = 'DataBits';
    this.#item.command = 'databits.showStatus';
    this.#subscriptions = [
      server.onState((state) => {
        this.#changeState(state);
      }),
      server.onEvent((message) => {
        if (message.event === 'index/status') this.#changeStatus(message.payload);
        else this.#recountSoon();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#show();
      }),
    ];
    this.#show();
  }

  /** The last state of the index, for the quick menu. */
  get status(): IndexStatus | undefined {
    return this.#status;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #changeState(state: ServerState): void {
    void vscode.commands.executeCommand('setContext', 'databits.server', state);
    if (state !== 'running') this.#status = undefined;
    else void this.#ask();
    this.#show();
  }

  #changeStatus(status: IndexStatus): void {
    const settled = status.phase === 'ready' && this.#status?.phase !== 'ready';
    this.#status = status;
    setContextKeys(status);
    if (settled) this.#recountSoon();
    this.#show();
  }

  #recountSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), RECOUNT_DELAY_IN_MILLISECONDS);
  }

  async #ask(): Promise<void> {
    try {
      const [status, overview] = await Promise.all([
        this.#server.call('index/status', {}),
        this.#server.call('workspace/overview', {}),
      ]);
      this.#overview = overview;
      this.#changeStatus(status);
    } catch {
      // The server's state says what is wrong; the next event asks again.
    }
  }

  #show(): void {
    const text = describeStatus(serverWord(this.#server), this.#status, this.#overview);
    this.#item.text = text.label;
    this.#item.tooltip = text.details.join('\n');
    this.#item.accessibilityInformation = { label: ['DataBits', ...text.details].join(', '), role: 'button' };
    const background = { error: 'statusBarItem.errorBackground', warning: 'statusBarItem.warningBackground' };
    this.#item.backgroundColor =
      text.alarm === undefined ? undefined : new vscode.ThemeColor(background[text.alarm]);
    this.#item.show();
  }
}

/** The state of the server as the status bar says it: without a folder there is nothing to wait for. */
export function serverWord({ state }: Server): ServerWord {
  const works = state === 'running' || state === 'starting';
  return works && !hasFolder() ? 'no-folder' : state;
}

/** What menus, keys and welcome views look at. */
function setContextKeys(status: IndexStatus): void {
  const paused = status.phase === 'paused';
  const working = paused || status.phase === 'scanning' || status.phase === 'embedding';
  void vscode.commands.executeCommand('setContext', 'databits.indexing', working);
  void vscode.commands.executeCommand('setContext', 'databits.embeddingPaused', paused);
  void vscode.commands.executeCommand('setContext', 'databits.hasRecords', status.records > 0);
}
