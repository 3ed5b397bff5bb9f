import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml } from './pageHtml.ts';

export type PageName =
  'examples' | 'sql' | 'form' | 'review' | 'lineage' | 'versions' | 'runs' | 'effectiveness';

/** Sets a page's HTML, which starts it; whoever listens to it must do so already. */
export function loadPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: PageName,
  title: string,
): void {
  const root = vscode.Uri.joinPath(extensionUri, 'dist', 'webviews');
  const uriOf = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [root], enableForms: false };
  webview.html = pageHtml({
    title,
    cspSource: webview.cspSource,
    nonce: randomBytes(18).toString('base64url'),
    scriptUri: uriOf(`${page}.js`),
    styleUris: [uriOf('codicon.css'), uriOf(`${page}.css`)],
  });
}
