import * as vscode from 'vscode';
import type { ExamplePageState, HostRequests } from '../../../shared/src/protocol/webview.ts';
import { openRecord } from '../commands/openRecord.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import { EXAMPLES_PAGE, readExamplePageState } from './messages.ts';
import type { HostRequest } from './relay.ts';

/** The type under which the editor brings the page back after a reload. */
export const EXAMPLES_VIEW_TYPE = 'databits.examples';

const LAST_STATE = 'databits.examples.state';

/** What the panel needs from the extension. */
export interface ExamplesPanelPorts extends PagePorts {
  /** Does something with many records; tells the user what goes wrong. */
  bulkAction: (params: HostRequests['bulkAction']) => Promise<void>;
  /** Remembers over a reload of the window what was looked at. */
  memory: vscode.Memento;
}

/** The example search page: at most one panel a window. Brings it back after a reload. */
export class ExamplesPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: ExamplesPanelPorts;
  #open: ConnectedPage<ExamplePageState, HostRequests> | undefined;

  constructor(ports: ExamplesPanelPorts) {
    this.#ports = ports;
  }

  /** Shows the page; with a state it goes there, without one it stays as it was. */
  show(state?: ExamplePageState): void {
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      if (state !== undefined) this.#open.relay.sendState(state);
      return;
    }
    const column = vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(EXAMPLES_VIEW_TYPE, 'Search', column, {
      // The list's place and the preview come back at once; the page holds few nodes and no data of its own.
      retainContextWhenHidden: true,
    });
    this.#attach(panel, state);
  }

  /** Called by the editor for a page that was open before a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    // The editor's own copy is older where it was not given the time to write the last one.
    const remembered: unknown = this.#ports.memory.get(LAST_STATE);
    this.#attach(panel, readExamplePageState(remembered) ?? readExamplePageState(state));
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #attach(panel: vscode.WebviewPanel, initial: ExamplePageState | undefined): void {
    const history = readExamplePageState(this.#ports.memory.get(LAST_STATE))?.history;
    let state: ExamplePageState = {
      ...(history === undefined ? {} : { history }),
      ...(initial ?? { query: {} }),
    };
    this.#open = connectPage(panel, this.#ports, {
      page: 'examples',
      title: 'DataBits search',
      icon: 'search.svg',
      protocol: EXAMPLES_PAGE,
      initialState: () => state,
      host: (request) => {
        if (request.request === 'saveState') {
          state = request.params.state;
          void this.#ports.memory.update(LAST_STATE, state);
        } else this.#carryOut(request);
      },
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  #carryOut(request: Exclude<HostRequest, { request: 'saveState' }>): void {
    switch (request.request) {
      case 'open':
        void this.#openRecord(request.params);
        return;
      case 'showOutput':
        this.#ports.log.show(true);
        return;
      case 'copy':
        void vscode.env.clipboard.writeText(request.params.text);
        return;
      case 'editRecords':
        void vscode.commands.executeCommand('databits.editRecords', request.params);
        return;
      case 'bulkAction':
        void this.#runBulkAction(request.params);
        return;
      case 'showLineage':
        void vscode.commands.executeCommand('databits.showLineage', request.params.id);
        return;
      case 'command':
        void vscode.commands.executeCommand(request.params.command);
    }
  }

  async #runBulkAction(params: HostRequests['bulkAction']): Promise<void> {
    try {
      await this.#ports.bulkAction(params);
    } catch (error) {
      this.#ports.log.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`Nothing was changed. ${reason}`);
    }
  }

  async #openRecord(params: HostRequests['open']): Promise<void> {
    try {
      await openRecord(params, params.aside);
    } catch (error) {
      this.#ports.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        'The file of this record could not be opened; it may have been deleted.',
      );
    }
  }
}
