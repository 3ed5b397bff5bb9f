import type { Page } from 'playwright-core';
import { LINEAGE_PAGE } from '../../../client/src/webviews/lineageMessages.ts';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { LineageParams } from '../../../shared/src/protocol/lineage.ts';
import {
  FIRST_LINEAGE_VIEW,
  type LineageHostRequests,
  type LineagePageState,
  type LineageShown,
  type LineageView,
} from '../../../shared/src/protocol/lineagePage.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { answerFrom, storyGraph, type WholeGraph } from './lineageGraphs.ts';
import { connectRelay } from './pageConnection.ts';

/** Stands in for the language server: parts of one graph. */
export class FakeLineageServer {
  whole: WholeGraph;
  /** Questions wait for this. */
  gate: Promise<undefined> = Promise.resolve(undefined);
  /** Questions that wait for git's history wait for this, too. */
  history: Promise<undefined> = Promise.resolve(undefined);
  /** False until git's history was waited for. */
  isComplete = true;
  failure: string | undefined;
  readonly calls: { params: LineageParams; signal: AbortSignal }[] = [];

  constructor(whole: WholeGraph = storyGraph()) {
    this.whole = whole;
  }

  async call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    if (method !== 'lineage/graph') return { error: { code: 'unknown-method', message: method } };
    const asked = params as LineageParams;
    this.calls.push({ params: asked, signal });
    const aborted = new Promise((resolve) => {
      signal.addEventListener('abort', resolve);
    });
    await Promise.race([this.gate, aborted]);
    if (asked.waits === true) await Promise.race([this.history, aborted]);
    if (signal.aborted) return { error: { code: 'cancelled', message: 'cancelled' } };
    if (this.failure !== undefined) return { error: { code: 'failed', message: this.failure } };
    const answer = answerFrom(this.whole, asked);
    if (answer === undefined) return { error: { code: 'failed', message: 'Nothing has this id.' } };
    return { result: { ...answer, isComplete: this.isComplete || asked.waits === true } };
  }
}

/** An open page with everything it said. */
export interface OpenLineagePage {
  page: Page;
  server: FakeLineageServer;
  /** Requests to the editor, oldest first; `saveState` apart. */
  requests: HostRequest<LineageHostRequests>[];
  saved: LineageShown[];
  complaints: string[];
  show: (state: LineagePageState) => void;
  event: (message: EventMessage) => void;
}

export interface OpenLineageOptions extends PageLook {
  /** Id of the root; `null` for none. */
  id?: string | null;
  view?: Partial<LineageView>;
  isTrusted?: boolean;
}

/** A browser that opens the lineage page behind the real relay. */
export class LineagePageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<LineagePageBrowser> {
    return new LineagePageBrowser(await BuiltPages.start('lineage'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  async open(
    server: FakeLineageServer,
    { id = 'id-faq', view = {}, isTrusted = true, ...look }: OpenLineageOptions = {},
  ): Promise<OpenLineagePage> {
    const requests: HostRequest<LineageHostRequests>[] = [];
    const saved: LineageShown[] = [];
    const shown = id === null ? undefined : { root: { id }, view: { ...FIRST_LINEAGE_VIEW, ...view } };
    const opened = await this.#pages.open(look, async (page, complaints) => {
      const relay = await connectRelay<LineagePageState, LineageHostRequests>(page, complaints, {
        page: LINEAGE_PAGE,
        call: (method, params, signal) => server.call(method, params, signal),
        initialState: () => {
          const kept = saved.at(-1) ?? shown;
          return { ...(kept !== undefined && { shown: kept }), request: 0, isTrusted };
        },
        host: (request) => {
          if (request.request === 'saveState') saved.push(request.params.state);
          else requests.push(request);
        },
      });
      return {
        show: (state: LineagePageState) => {
          relay.sendState(state);
        },
        event: (message: EventMessage) => {
          relay.sendEvent(message);
        },
      };
    });
    return { server, requests, saved, ...opened };
  }

  /** Opens the page and waits until its graph is drawn. */
  async openShown(
    server: FakeLineageServer = new FakeLineageServer(),
    options: OpenLineageOptions = {},
  ): Promise<OpenLineagePage> {
    const opened = await this.open(server, options);
    await opened.page.locator('.graph[data-drawn]').waitFor();
    return opened;
  }
}
