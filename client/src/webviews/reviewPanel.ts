import * as vscode from 'vscode';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import type {
  Comparison,
  ReviewHostRequests,
  ReviewPageState,
  ReviewView,
} from '../../../shared/src/protocol/reviewPage.ts';
import type { ViewedMarks } from '../review/viewedMarks.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import { isFields } from './fields.ts';
import { isParamsOf } from './messages.ts';
import type { HostRequest } from './relay.ts';
import { readReviewView, REVIEW_PAGE } from './reviewMessages.ts';

/** The type under which the editor brings the page back after a reload. */
export const REVIEW_VIEW_TYPE = 'databits.review';

const LAST_STATE = 'databits.review.state';
const HEAD_FILES = '**/.git/{HEAD,logs/HEAD}';
const INDEX_FILE = '**/.git/index';
const FIRST_VIEW: ReviewView = { shows: 'records', texts: 'inline', filter: {} };

/** What the panel needs from the extension. */
export interface ReviewPanelPorts extends PagePorts {
  memory: vscode.Memento;
  viewed: ViewedMarks;
  /** Carries out what the page asks of the editor, but what the panel does itself; tells the user what goes wrong. */
  carryOut: (request: ReviewHostRequest) => Promise<void>;
}

/** A request of the page that is not about the page itself. */
export type ReviewHostRequest = Exclude<
  HostRequest<ReviewHostRequests>,
  { request: 'saveState' } | { request: 'mark' }
>;

/** The page of a review: one panel a window. Brings it back after a reload. */
export class ReviewPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: ReviewPanelPorts;
  #open: ConnectedPage<ReviewPageState, ReviewHostRequests> | undefined;
  #comparison: Comparison | undefined;
  #run = 0;
  #view = FIRST_VIEW;
  /** Something changed while the page was not seen. */
  #isStale = false;

  constructor(ports: ReviewPanelPorts) {
    this.#ports = ports;
  }

  /** Shows the review of a comparison, in place of the one that is shown. */
  show(comparison: Comparison): void {
    const { chosen: _, ...view } = this.#view;
    this.#view = { ...view, filter: {} };
    this.#comparison = comparison;
    this.#run += 1;
    this.#remember();
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      this.#open.relay.sendState(this.#state());
      return;
    }
    const column = vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(REVIEW_VIEW_TYPE, 'Review Changes', column, {
      // Comes back at once, with the place in the list; its review is kept by the server.
      retainContextWhenHidden: true,
    });
    this.#attach(panel);
  }

  /** Called by the editor for a page that was open before a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const kept: unknown = this.#ports.memory.get(LAST_STATE);
    if (isFields(kept)) {
      const comparison: unknown = kept['comparison'];
      if (isParamsOf('review/changes', comparison)) this.#comparison = comparison;
      this.#view = readReviewView(kept['view']) ?? FIRST_VIEW;
    }
    this.#run += 1;
    this.#attach(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #state(): ReviewPageState {
    return {
      ...(this.#comparison !== undefined && { comparison: this.#comparison }),
      ...{ run: this.#run, isTrusted: vscode.workspace.isTrusted },
      ...{ view: this.#view, viewed: this.#ports.viewed.all },
    };
  }

  /** The review is made anew: HEAD moved, or git may run by now. One that nobody sees waits until it is seen. */
  #again(): void {
    this.#isStale = this.#open?.panel.visible !== true;
    if (this.#isStale) return;
    this.#run += 1;
    this.#open?.relay.sendState(this.#state());
  }

  #comparesIndex(): boolean {
    return this.#comparison?.base === 'index' || this.#comparison?.head === 'index';
  }

  #attach(panel: vscode.WebviewPanel): void {
    const heads = vscode.workspace.createFileSystemWatcher(HEAD_FILES);
    const index = vscode.workspace.createFileSystemWatcher(INDEX_FILE);
    const again = (): void => {
      this.#again();
    };
    const againIfStaged = (): void => {
      if (this.#comparesIndex()) this.#again();
    };
    this.#open = connectPage(panel, this.#ports, {
      page: 'review',
      title: 'DataBits review of changes',
      icon: 'review.svg',
      protocol: REVIEW_PAGE,
      call: (method, params, signal) => this.#call(method, params, signal),
      initialState: () => this.#state(),
      host: (message) => {
        this.#take(message);
      },
      // Nobody waits for a review that is not seen, and it reads every file.
      hears: ({ event }) => {
        const isLeftOut = event === 'records/changed' && !panel.visible;
        this.#isStale ||= isLeftOut;
        return !isLeftOut;
      },
      subscriptions: [
        panel.onDidChangeViewState(() => {
          if (panel.visible && this.#isStale) again();
        }),
        ...[heads, heads.onDidChange(again), heads.onDidCreate(again), index],
        // Git writes another file and renames it: that is told as a new one.
        ...[index.onDidChange(againIfStaged), index.onDidCreate(againIfStaged)],
        vscode.workspace.onDidGrantWorkspaceTrust(again),
      ],
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  #take(message: HostRequest<ReviewHostRequests>): void {
    switch (message.request) {
      case 'saveState':
        this.#view = message.params.state;
        this.#remember();
        return;
      case 'mark':
        this.#ports.viewed.set(message.params.marks, message.params.viewed);
        return;
      default:
        void this.#ports.carryOut(message);
    }
  }

  /** A page compares what the user chose, whatever it says itself. */
  #call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    if (method !== 'review/changes') return this.#ports.server.relay(method, params, signal);
    if (this.#comparison !== undefined) return this.#ports.server.relay(method, this.#comparison, signal);
    const message = 'Nothing was chosen to be compared.';
    return Promise.resolve({ error: { code: 'failed', message } });
  }

  #remember(): void {
    void this.#ports.memory.update(LAST_STATE, { comparison: this.#comparison, view: this.#view });
  }
}
