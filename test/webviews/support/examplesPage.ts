import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor/browser.ts';
import { EXAMPLES_PAGE } from '../../../client/src/webviews/messages.ts';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import type { EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type { ExamplePageState, HostRequests } from '../../../shared/src/protocol/webview.ts';
import { buildPage, type PageFiles } from './builtPage.ts';
import type { FakeServer } from './fakeServer.ts';
import { connectRelay, PAGE_ORIGIN, servePage, watchComplaints } from './pageConnection.ts';
import { themeScript, type ThemeName } from './themes.ts';

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
    await servePage(page, this.#files, 'examples');
    const connection = await connect(page, server, complaints, options.state);
    await page.addInitScript(themeScript(options.theme ?? 'dark'));
    await page.goto(`${PAGE_ORIGIN}/index.html`);
    return { page, server, complaints, ...connection };
  }
}

async function connect(
  page: Page,
  server: FakeServer,
  complaints: string[],
  state: ExamplePageState = { query: {} },
): Promise<Pick<OpenPage, 'requests' | 'savedStates' | 'event' | 'show'>> {
  const requests: HostRequest[] = [];
  const savedStates: ExamplePageState[] = [];
  const relay = await connectRelay<ExamplePageState, HostRequests>(page, complaints, {
    page: EXAMPLES_PAGE,
    call: (method, params, signal) => server.call(method, params, signal),
    initialState: () => savedStates.at(-1) ?? state,
    host: (request) => {
      if (request.request === 'saveState') savedStates.push(request.params.state);
      else requests.push(request);
    },
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
