import * as vscode from 'vscode';
import {
  FIRST_RUNS_VIEW,
  type RunsHostRequests,
  type RunsPageState,
  type RunsView,
} from '../../../shared/src/protocol/runsPage.ts';
import type { EditPorts } from '../commands/editRecords.ts';
import { carryOutRunsRequest, offeredCommands } from '../runs/runsRequests.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import { readRunsView, RUNS_PAGE } from './runsMessages.ts';

/** The type under which the editor brings the page back after a reload. */
export const RUNS_VIEW_TYPE = 'databits.runs';

const LAST_VIEW = 'databits.runs.view';

/** What the panel needs from the extension. */
export interface RunsPanelPorts extends EditPorts, PagePorts {
  memory: vscode.Memento;
}

/** The page of runs: one panel a window. Brings it back after a reload, also in the middle of a run. */
export class RunsPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: RunsPanelPorts;
  #open: ConnectedPage<RunsPageState, RunsHostRequests> | undefined;
  #view: RunsView;
  #commands: string[] = [];
  #change = 0;
  /** Something changed while the page was not seen. */
  #isStale = false;

  constructor(ports: RunsPanelPorts) {
    this.#ports = ports;
    this.#view = readRunsView(ports.memory.get(LAST_VIEW)) ?? FIRST_RUNS_VIEW;
  }

  /** Shows a part of the page; what is not said stays as it was looked at last. */
  async show(news: Partial<RunsView>): Promise<void> {
    this.#view = { ...this.#view, ...news };
    this.#remember();
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      await this.#tell();
      return;
    }
    this.#commands = await offeredCommands();
    const panel = vscode.window.createWebviewPanel(RUNS_VIEW_TYPE, 'DSPy Runs', vscode.ViewColumn.Active, {
      // Places in tables and what is unfolded come back at once.
      retainContextWhenHidden: true,
    });
    this.#attach(panel);
  }

  /** Shows the form for a new specification: the one that was begun, or an empty one. */
  newRun(): Promise<void> {
    const { specId: _, ...view } = this.#view;
    this.#view = view;
    return this.show({ shows: 'launcher' });
  }

  /** Called by the editor for a page that was open before a reload. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#commands = await offeredCommands();
    this.#attach(panel);
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #state(): RunsPageState {
    return {
      ...{ isTrusted: vscode.workspace.isTrusted, isVisible: this.#open?.panel.visible ?? true },
      ...{ commands: this.#commands, change: this.#change, view: this.#view },
    };
  }

  #attach(panel: vscode.WebviewPanel): void {
    this.#open = connectPage(panel, this.#ports, {
      page: 'runs',
      title: 'DataBits DSPy runs',
      icon: new vscode.ThemeIcon('beaker'),
      protocol: RUNS_PAGE,
      initialState: () => this.#state(),
      host: (message) => {
        if (message.request === 'saveState') {
          this.#view = message.params.state;
          this.#remember();
        } else
          void carryOutRunsRequest(this.#ports, message, (specId) => {
            void this.show({ specId, draft: {} });
          });
      },
      // Nobody waits for what is not seen.
      hears: () => {
        this.#isStale ||= !panel.visible;
        return panel.visible;
      },
      subscriptions: [
        this.#ports.server.onState((state) => {
          if (state === 'running') void this.#tell();
        }),
        vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#tell()),
        panel.onDidChangeViewState(() => void this.#seen(panel.visible)),
      ],
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  async #seen(isVisible: boolean): Promise<void> {
    if (isVisible && this.#isStale) await this.#tell();
    else this.#open?.relay.sendState(this.#state());
  }

  /** Has the page ask again. */
  async #tell(): Promise<void> {
    this.#isStale = false;
    this.#change += 1;
    this.#commands = await offeredCommands();
    this.#open?.relay.sendState(this.#state());
  }

  #remember(): void {
    void this.#ports.memory.update(LAST_VIEW, this.#view);
  }
}
