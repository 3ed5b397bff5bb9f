import * as vscode from 'vscode';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type { Server } from '../languageClient.ts';
import { loadPage, type PageName } from './loadPage.ts';
import type { PageProtocol } from './messages.ts';
import { PageRelay, type HostRequest } from './relay.ts';

/** A page that is shown. */
export interface ConnectedPage<S, H extends object> {
  panel: vscode.WebviewPanel;
  relay: PageRelay<S, H>;
}

/** What every page needs from the extension. */
export interface PagePorts {
  extensionUri: vscode.Uri;
  server: Server;
  log: vscode.LogOutputChannel;
}

/** What is one page's own. */
export interface PageParts<S, H extends object> {
  page: PageName;
  /** For screen readers. */
  title: string;
  /** A file of `media`, or an icon of the editor. */
  icon: string | vscode.ThemeIcon;
  /** What the page may say. */
  protocol: PageProtocol<H>;
  initialState: () => S;
  /** Carries out a checked request of the page. */
  host: (request: HostRequest<H>) => void;
  /** Asks the server; as the page says where left out. */
  call?: (method: ApiMethod, params: unknown, signal: AbortSignal) => Promise<ApiResponse>;
  /** True for an event that the page is told; each one where left out. */
  hears?: (message: EventMessage) => boolean;
  /** Ends with the page. */
  subscriptions?: readonly vscode.Disposable[];
  onClosed: () => void;
}

/** Starts a page in a panel, and stands between it and everything else until the panel is closed. */
export function connectPage<S, H extends object>(
  panel: vscode.WebviewPanel,
  { extensionUri, server, log }: PagePorts,
  parts: PageParts<S, H>,
): ConnectedPage<S, H> {
  const { page, title, icon, protocol, initialState, host } = parts;
  const relay = new PageRelay<S, H>({
    page: protocol,
    call: parts.call ?? ((method, params, signal) => server.relay(method, params, signal)),
    post: (message) => void panel.webview.postMessage(message),
    initialState,
    reject: () => {
      log.warn(`A message of the page ${page} was not understood and left out.`);
    },
    host,
  });
  const subscriptions = [
    panel.webview.onDidReceiveMessage((message: unknown) => {
      relay.receive(message);
    }),
    server.onEvent((message) => {
      if (parts.hears?.(message) !== false) relay.sendEvent(message);
    }),
    ...(parts.subscriptions ?? []),
  ];
  panel.onDidDispose(() => {
    relay.dispose();
    for (const subscription of subscriptions) subscription.dispose();
    parts.onClosed();
  });
  panel.iconPath = typeof icon === 'string' ? vscode.Uri.joinPath(extensionUri, 'media', icon) : icon;
  loadPage(panel.webview, extensionUri, page, title);
  return { panel, relay };
}
