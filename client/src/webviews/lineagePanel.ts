import * as vscode from 'vscode';
import {
  FIRST_LINEAGE_VIEW,
  type LineageHostRequests,
  type LineagePageState,
  type LineageRoot,
  type LineageShown,
} from '../../../shared/src/protocol/lineagePage.ts';
import type { Server } from '../languageClient.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { LINEAGE_PAGE, readLineageShown } from './lineageMessages.ts';
import { LineageRequests } from './lineageRequests.ts';
import { loadPage } from './loadPage.ts';
import { PageRelay } from './relay.ts';

/** The type under which the editor brings the page back after a reload. */
export const LINEAGE_VIEW_TYPE = 'databits.lineage';

const LAST_STATE = 'databits.lineage.state';

/** What the panel needs from the extension. */
export interface LineagePanelPorts {
  extensionUri: vscode.Uri;
  server: Server;
  log: vscode.LogOutputChannel;
  memory: vscode.Memento;
  documents: ReadOnlyDocuments;
}

type Relay = PageRelay<LineagePageState, LineageHostRequests>;

/** The lineage page: one panel a window. Brings it back after a reload. */
export class LineagePanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: LineagePanelPorts;
  readonly #requests: LineageRequests;
  readonly #trust: vscode.Disposable;
  #open: { panel: vscode.WebviewPanel; relay: Relay } | undefined;
  #shown: LineageShown | undefined;
  #request = 0;

  constructor(ports: LineagePanelPorts) {
    this.#ports = ports;
    this.#requests = new LineageRequests(ports.server, ports.documents, ports.log);
    this.#trust = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      this.#open?.relay.sendState(this.#state());
    });
  }

  /** Shows the lineage of a record, an execution or a commit, in the way that the last one was looked at. */
  show(root: LineageRoot): void {
    const { direction, depth, history, colour, tree } = this.#shown?.view ?? FIRST_LINEAGE_VIEW;
    this.#shown = { root, view: { ...FIRST_LINEAGE_VIEW, direction, depth, history, colour, tree } };
    this.#request += 1;
    this.#remember();
    if (this.#open === undefined) {
      const column = vscode.ViewColumn.Active;
      const panel = vscode.window.createWebviewPanel(LINEAGE_VIEW_TYPE, 'Lineage', column, {
        // What was expanded would be asked for again, and the way back would be lost.
        retainContextWhenHidden: true,
      });
      this.#attach(panel);
    } else {
      this.#open.panel.reveal();
      this.#open.relay.sendState(this.#state());
    }
  }

  /** Called by the editor for a page that was open before a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#shown = readLineageShown(this.#ports.memory.get(LAST_STATE));
    this.#attach(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#trust.dispose();
    this.#open?.panel.dispose();
  }

  #state(): LineagePageState {
    return {
      ...(this.#shown !== undefined && { shown: this.#shown }),
      request: this.#request,
      isTrusted: vscode.workspace.isTrusted,
    };
  }

  #attach(panel: vscode.WebviewPanel): void {
    const { log, extensionUri, server } = this.#ports;
    const relay: Relay = new PageRelay({
      page: LINEAGE_PAGE,
      call: (method, params, signal) => server.relay(method, params, signal),
      post: (message) => void panel.webview.postMessage(message),
      initialState: () => this.#state(),
      reject: () => {
        log.warn('A message of the lineage page was not understood and left out.');
      },
      host: (message) => {
        if (message.request === 'saveState') {
          this.#shown = message.params.state;
          this.#remember();
        } else void this.#requests.carryOut(message);
      },
    });
    const subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        relay.receive(message);
      }),
      server.onEvent((message) => {
        relay.sendEvent(message);
      }),
    ];
    panel.onDidDispose(() => {
      relay.dispose();
      for (const subscription of subscriptions) subscription.dispose();
      if (this.#open?.panel === panel) this.#open = undefined;
    });
    this.#open = { panel, relay };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'lineage.svg');
    loadPage(panel.webview, extensionUri, 'lineage', 'DataBits lineage');
  }

  #remember(): void {
    void this.#ports.memory.update(LAST_STATE, this.#shown);
  }
}
