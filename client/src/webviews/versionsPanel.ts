import * as vscode from 'vscode';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import { readStateName } from '../../../shared/src/protocol/versionHistory.ts';
import type {
  VersionsHostRequests,
  VersionsPageState,
  VersionsView,
} from '../../../shared/src/protocol/versionsPage.ts';
import type { EditPorts } from '../commands/editRecords.ts';
import { canShowCommits, showCommit } from '../history/gitCommits.ts';
import { openDiff, openPresent, openVersion, restoreVersion } from '../history/versionActions.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import { isFields } from './fields.ts';
import type { HostRequest } from './relay.ts';
import { reportFailure } from './reportFailure.ts';
import { INITIAL_VIEW, readVersionsView, VERSIONS_PAGE } from './versionsMessages.ts';

/** The type under which the editor brings the page back after a reload. */
export const VERSIONS_VIEW_TYPE = 'databits.versions';

const LAST_STATE = 'databits.versions.state';

/** What the panel needs from the extension. */
export interface VersionsPanelPorts extends EditPorts, PagePorts {
  memory: vscode.Memento;
}

/** The page of a record's versions: one panel a window, beside the editor. Brings it back after a reload. */
export class VersionsPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: VersionsPanelPorts;
  #open: ConnectedPage<VersionsPageState, VersionsHostRequests> | undefined;
  #state: VersionsPageState = {
    ...{ id: '', isTrusted: vscode.workspace.isTrusted, showsCommits: false },
    ...{ change: 0, view: INITIAL_VIEW },
  };
  /** Something happened that a hidden page was not told. */
  #isStale = false;

  constructor(ports: VersionsPanelPorts) {
    this.#ports = ports;
  }

  /** Shows the versions of a record, with one of them chosen where its content hash is given. */
  async show(id: string, chosen?: string): Promise<void> {
    const { view, ...state } = this.#state;
    const { texts } = view;
    // The same record again, without a version: it is looked at as before.
    const kept = id === state.id && chosen === undefined ? view : { ...INITIAL_VIEW, texts };
    const showsCommits = await canShowCommits();
    this.#state = { ...state, id, showsCommits, view: { ...kept, ...(chosen !== undefined && { chosen }) } };
    this.#remember();
    if (this.#open === undefined) {
      const panel = vscode.window.createWebviewPanel(
        VERSIONS_VIEW_TYPE,
        'Versions',
        vscode.ViewColumn.Beside,
        {
          // The list's place and what was unfolded come back at once.
          retainContextWhenHidden: true,
        },
      );
      this.#attach(panel);
    } else {
      this.#open.panel.reveal();
      this.#tell({});
    }
  }

  /** Called by the editor for a page that was open before a reload. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const kept: unknown = this.#ports.memory.get(LAST_STATE);
    const id = isFields(kept) && typeof kept['id'] === 'string' ? kept['id'] : '';
    const view = (isFields(kept) ? readVersionsView(kept['view']) : undefined) ?? INITIAL_VIEW;
    this.#state = { ...this.#state, id, view, showsCommits: await canShowCommits() };
    this.#attach(panel);
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #attach(panel: vscode.WebviewPanel): void {
    this.#open = connectPage(panel, this.#ports, {
      page: 'versions',
      title: 'DataBits versions of a record',
      icon: new vscode.ThemeIcon('history'),
      protocol: VERSIONS_PAGE,
      call: (method, params, signal) => this.#call(method, params, signal),
      initialState: () => this.#state,
      host: (request) => {
        if (request.request === 'saveState') this.#keepView(request.params.state);
        else void this.#carryOut(request);
      },
      // A hidden page would make git run for nobody.
      hears: () => {
        this.#isStale ||= !panel.visible;
        return panel.visible;
      },
      subscriptions: [
        this.#ports.server.onState((state) => {
          if (state === 'running') this.#tell({});
        }),
        vscode.workspace.onDidGrantWorkspaceTrust(() => {
          this.#tell({ isTrusted: true });
        }),
        panel.onDidChangeViewState(() => {
          if (panel.visible && this.#isStale) this.#tell({});
        }),
      ],
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  /** The page's questions are about its record, whatever it says itself. */
  #call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    const asked = isFields(params) ? { ...params, id: this.#state.id } : params;
    return this.#ports.server.relay(method, asked, signal);
  }

  async #carryOut(
    message: Exclude<HostRequest<VersionsHostRequests>, { request: 'saveState' }>,
  ): Promise<void> {
    const { id } = this.#state;
    try {
      switch (message.request) {
        case 'restore':
          await restoreVersion(this.#ports, { id, ...message.params });
          return;
        case 'openDiff':
          await openDiff(this.#ports, id, message.params.before, message.params.after);
          return;
        case 'openVersion':
          await openVersion(this.#ports, { id, ...readStateName(message.params.state) });
          return;
        case 'openRecord':
          await openPresent(this.#ports, id);
          return;
        case 'showCommit':
          await this.#showCommit(message.params.commit);
          return;
        case 'copy':
          await vscode.env.clipboard.writeText(message.params.text);
          vscode.window.setStatusBarMessage('DataBits: copied.', 3000);
          return;
        case 'manageTrust':
          await vscode.commands.executeCommand('workbench.trust.manage');
      }
    } catch (error) {
      reportFailure(error, this.#ports.log);
    }
  }

  async #showCommit(commit: string): Promise<void> {
    const record = await this.#ports.server.call('records/get', { id: this.#state.id });
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const file = record === null ? folder : vscode.Uri.parse(record.uri, true);
    if (file !== undefined) await showCommit(file, commit);
  }

  #keepView(view: VersionsView): void {
    this.#state = { ...this.#state, view };
    this.#remember();
  }

  #tell(news: Partial<VersionsPageState>): void {
    this.#isStale = false;
    this.#state = { ...this.#state, ...news, change: this.#state.change + 1 };
    this.#open?.relay.sendState(this.#state);
  }

  #remember(): void {
    const { id, view } = this.#state;
    void this.#ports.memory.update(LAST_STATE, { id, view });
  }
}
