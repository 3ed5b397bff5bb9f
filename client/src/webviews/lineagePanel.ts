import * as vscode from 'vscode';
import {
  FIRST_LINEAGE_VIEW,
  type LineageHostRequests,
  type LineagePageState,
  type LineageRoot,
  type LineageShown,
} from '../../../shared/src/protocol/lineagePage.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import { LINEAGE_PAGE, readLineageShown } from './lineageMessages.ts';
import { LineageRequests } from './lineageRequests.ts';

/** The type under which the editor brings the page back after a reload. */
export const LINEAGE_VIEW_TYPE = 'databits.lineage';

const LAST_STATE = 'databits.lineage.state';

/** What the panel needs from the extension. */
export interface LineagePanelPorts extends PagePorts {
  memory: vscode.Memento;
  documents: ReadOnlyDocuments;
}

/** The lineage page: one panel a window. Brings it back after a reload. */
export class LineagePanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: LineagePanelPorts;
  readonly #requests: LineageRequests;
  readonly #trust: vscode.Disposable;
  #open: ConnectedPage<LineagePageState, LineageHostRequests> | undefined;
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
    this.#open = connectPage(panel, this.#ports, {
      page: 'lineage',
      title: 'DataBits lineage',
      icon: 'lineage.svg',
      protocol: LINEAGE_PAGE,
      initialState: () => this.#state(),
      host: (message) => {
        if (message.request === 'saveState') {
          this.#shown = message.params.state;
          this.#remember();
        } else void this.#requests.carryOut(message);
      },
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  #remember(): void {
    void this.#ports.memory.update(LAST_STATE, this.#shown);
  }
}
