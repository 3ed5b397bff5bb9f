import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor/browser.ts';
import { pageHtml } from '../../../client/src/webviews/pageHtml.ts';
import { PageRelay, type HostRequest } from '../../../client/src/webviews/relay.ts';
import type { EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type { ExamplePageState, ToPage } from '../../../shared/src/protocol/webview.ts';
import { buildPage, type PageFiles } from './builtPage.ts';
import type { FakeServer } from './fakeServer.ts';
import { themeScript, type ThemeName } from './themes.ts';

const ORIGIN = 'https://page.test';

/** How a page is opened. */
export interface OpenOptions {
  theme?: ThemeName;
  state?: ExamplePageState;
  size?: { width: number; height: number };
  context?: Parameters<Browser['newContext']>[0];
}

/** An open page with everything it said. */
export interface OpenPage {
  page: Page;
  server: FakeServer;
  /** Requests to the editor, oldest first; `saveState` apart. */
  requests: HostRequest[];
  savedStates: ExamplePageState[];
  /** Errors, violations of the security policy and messages that the relay refused. */
  complaints: string[];
  event: (message: EventMessage) => void;
  show: (state: ExamplePageState) => void;
}

/** A browser that opens the built page behind the real relay and the real security policy, one context a page. */
export class PageBrowser {
  readonly #browser: Browser;
  readonly #files: PageFiles;
  readonly #contexts: BrowserContext[] = [];

  constructor(browser: Browser, files: PageFiles) {
    this.#browser = browser;
    this.#files = files;
  }

  static async start(): Promise<PageBrowser> {
    const [browser, files] = await Promise.all([launchBrowser(), buildPage('examples')]);
    return new PageBrowser(browser, files);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }

  /** Closes the pages of a test. */
  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  async open(server: FakeServer, options: OpenOptions = {}): Promise<OpenPage> {
    const context = await this.#browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      ...options.context,
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    const complaints = watchComplaints(page);
    await this.#serve(page);
    const connection = await connect(page, server, complaints, options.state);
    await page.addInitScript(themeScript(options.theme ?? 'dark'));
    await page.goto(`${ORIGIN}/index.html`);
    return { page, server, complaints, ...connection };
  }

  async #serve(page: Page): Promise<void> {
    const names = ['codicon.css', 'examples.css'];
    const html = pageHtml({
      title: 'DataBits search',
      cspSource: ORIGIN,
      nonce: 'bm9uY2U',
      scriptUri: `${ORIGIN}/examples.js`,
      styleUris: names.map((name) => `${ORIGIN}/${name}`),
    });
    await page.route('**/*', async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const body = name === 'index.html' ? html : this.#files.get(name);
      if (body === undefined) await route.abort();
      else
        await route.fulfill({
          body,
          contentType: CONTENT_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? '',
        });
    });
  }
}

const CONTENT_TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
};

/** Collects whatever a page must not do: exceptions, violations of its policy, requests beyond its own files. */
function watchComplaints(page: Page): string[] {
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

async function connect(
  page: Page,
  server: FakeServer,
  complaints: string[],
  state: ExamplePageState = { query: {} },
): Promise<Pick<OpenPage, 'requests' | 'savedStates' | 'event' | 'show'>> {
  const requests: HostRequest[] = [];
  const savedStates: ExamplePageState[] = [];
  const post = async (message: ToPage): Promise<void> => {
    try {
      await page.evaluate<unknown, unknown>((sent) => {
        window.postMessage(sent, '*');
      }, message);
    } catch (error) {
      if (!page.isClosed()) complaints.push(String(error));
    }
  };
  const relay = new PageRelay({
    call: (method, params, signal) => server.call(method, params, signal),
    post: (message) => void post(message),
    initialState: () => savedStates.at(-1) ?? state,
    reject: (message) => complaints.push(`refused: ${JSON.stringify(message)}`),
    host: (request) => {
      if (request.request === 'saveState') savedStates.push(request.params.state);
      else requests.push(request);
    },
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
  return {
    requests,
    savedStates,
    event: (message) => {
      relay.sendEvent(message);
    },
    show: (next) => {
      relay.sendState(next);
    },
  };
}
