import type { Page } from 'playwright-core';
import { pageHtml } from '../../../client/src/webviews/pageHtml.ts';
import { PageRelay, type RelayPorts } from '../../../client/src/webviews/relay.ts';
import type { ToPage } from '../../../shared/src/protocol/webview.ts';
import type { PageFiles } from './builtPage.ts';

/** Where the tests' pages are served from. */
export const PAGE_ORIGIN = 'https://page.test';

const CONTENT_TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
};

/** Collects whatever a page must not do: exceptions, violations of its policy, requests beyond its own files. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => {
    if (!request.url().endsWith('/favicon.ico')) complaints.push(`request: ${request.url()}`);
  });
  return complaints;
}

/** Serves a built page under the real security policy. */
export async function servePage(page: Page, files: PageFiles, name: string): Promise<void> {
  const html = pageHtml({
    title: `DataBits ${name}`,
    cspSource: PAGE_ORIGIN,
    nonce: 'bm9uY2U',
    scriptUri: `${PAGE_ORIGIN}/${name}.js`,
    styleUris: ['codicon.css', `${name}.css`].map((file) => `${PAGE_ORIGIN}/${file}`),
  });
  await page.route('**/*', async (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    const body = file === 'index.html' ? html : files.get(file);
    if (body === undefined) await route.abort();
    else {
      const contentType = CONTENT_TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? '';
      await route.fulfill({ body, contentType });
    }
  });
}

/** Puts the real relay between a page and whoever stands in for the extension. */
export async function connectRelay<S, H extends object>(
  page: Page,
  complaints: string[],
  ports: Omit<RelayPorts<S, H>, 'post' | 'reject'>,
): Promise<PageRelay<S, H>> {
  const post = async (message: ToPage<S>): Promise<void> => {
    try {
      await page.evaluate((sent) => {
        window.postMessage(sent, '*');
      }, message as object);
    } catch (error) {
      if (!page.isClosed()) complaints.push(String(error));
    }
  };
  const relay = new PageRelay<S, H>({
    ...ports,
    post: (message) => void post(message),
    reject: (message) => complaints.push(`refused: ${JSON.stringify(message)}`),
  });
  await page.exposeFunction('databitsTestPost', (message: unknown) => {
    relay.receive(message);
  });
  // What the editor gives a page.
  await page.addInitScript(() => {
    const post = (window as unknown as { databitsTestPost: (message: unknown) => void }).databitsTestPost;
    const api = { postMessage: post, setState: () => undefined, getState: () => undefined };
    Object.assign(window, { acquireVsCodeApi: () => api });
  });
  return relay;
}
