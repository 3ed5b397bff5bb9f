import type { Page } from 'playwright-core';
import { EXAMPLES_PAGE } from '../../../client/src/webviews/messages.ts';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import type { EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type { ExamplePageState, HostRequests } from '../../../shared/src/protocol/webview.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import type { FakeServer } from './fakeServer.ts';
import { connectRelay } from './pageConnection.ts';

/** How a page is opened. */
export interface OpenOptions extends PageLook {
  state?: ExamplePageState;
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

/** A browser that opens the example page behind the real relay. */
export class PageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<PageBrowser> {
    return new PageBrowser(await BuiltPages.start('examples'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  async open(server: FakeServer, { state, ...look }: OpenOptions = {}): Promise<OpenPage> {
    const opened = await this.#pages.open(look, (page, complaints) =>
      connect(page, server, complaints, state),
    );
    return { server, ...opened };
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
