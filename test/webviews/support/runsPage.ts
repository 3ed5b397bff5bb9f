import type { Page } from 'playwright-core';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import { RUNS_PAGE } from '../../../client/src/webviews/runsMessages.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type {
  RunDetail,
  RunPlanAnswer,
  RunProgress,
  RunSpecification,
  RunSummary,
} from '../../../shared/src/protocol/runs.ts';
import {
  NEAREST_ACTION,
  FIRST_RUNS_VIEW,
  RUN_ACTIONS,
  SPECIFICATION_ACTIONS,
  type RunsHostRequests,
  type RunsPageState,
  type RunsView,
} from '../../../shared/src/protocol/runsPage.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { connectRelay } from './pageConnection.ts';
import { TEMPLATE_ID } from './runReceipts.ts';

/** A plan as the server makes it. */
export const PLAN: RunPlanAnswer = {
  rows: { train: 24, val: 40, test: 30 },
  calls: { measuring: 140, optimizing: 1200, proposing: 18, attributing: 0, isRough: false },
  tokens: { input: 640_000, output: 21_000 },
  notes: ['Rows: 24 train, 40 val, 30 test.'],
  problems: [],
  code: [],
};

/** The answers about runs, from runs that a test made. */
export class TestRuns {
  details: RunDetail[];
  /** Of the first execution; asked for every second while it is under way. */
  progress: RunProgress | null = null;
  plan: RunPlanAnswer | null = PLAN;
  /** Specifications that were never run, by name. */
  pending: string[] = [];
  orphans: RunSummary[] = [];
  template: { contentHash: string; value: JsonObject } | undefined;
  error: { code: 'failed'; message: string } | undefined;
  readonly asked: ApiMethod[] = [];

  constructor(details: RunDetail[] = []) {
    this.details = details;
  }

  call(method: ApiMethod, params: unknown): Promise<ApiResponse> {
    this.asked.push(method);
    if (this.error !== undefined) return Promise.resolve({ error: this.error });
    return Promise.resolve({ result: this.#answer(method, params as JsonObject) });
  }

  #answer(method: ApiMethod, params: JsonObject): unknown {
    switch (method) {
      case 'runs/list':
        return { specifications: this.#specifications(), orphans: this.orphans };
      case 'runs/get':
        return this.details.find(({ summary }) => summary.runId === params['runId']) ?? null;
      case 'runs/progress':
        return this.progress;
      case 'runs/plan':
        return this.plan;
      case 'records/list':
        return {
          records: [recordOf(params['kind'] === 'template' ? 'template' : 'dataset')],
          total: 1,
          revision: 1,
        };
      case 'records/get':
        return this.template === undefined
          ? null
          : { ...recordOf('template'), id: TEMPLATE_ID, ...this.template };
      default:
        return null;
    }
  }

  #specifications(): RunSpecification[] {
    const byId = Map.groupBy(this.details, ({ summary }) => summary.specName);
    const place = { uri: 'file:///w/runs/better-intents.run.yaml', line: 0 };
    return [
      ...[...byId].map(([name, runs]) => ({
        ...{ id: runs[0]?.summary.specId ?? '', name, ...place, optimizer: 'MIPROv2' },
        executions: runs.map(({ summary }) => summary),
      })),
      ...this.pending.map((name, at) => ({
        ...{ id: `01a1c136-1a3b-7ca8-949a-00000000000${String(at)}`, name, ...place },
        executions: [],
      })),
    ];
  }
}

function recordOf(kind: string): JsonObject {
  const place = { uri: `file:///w/a.${kind}.yaml`, position: { line: 0, character: 0 } };
  return { kind, id: `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42`, name: `A ${kind} of requests`, ...place };
}

/** An open page. */
export interface OpenRunsPage {
  page: Page;
  runs: TestRuns;
  requests: HostRequest<RunsHostRequests>[];
  complaints: string[];
  /** The host says something new. */
  tell: (news: Partial<RunsPageState>) => void;
  send: (message: EventMessage) => void;
}

/** A browser that opens the page of runs behind the real relay. */
export class RunsPageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<RunsPageBrowser> {
    return new RunsPageBrowser(await BuiltPages.start('runs'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  /** Opens the page and waits for its first answer or message. */
  async open(
    runs: TestRuns,
    {
      view,
      state: given,
      ...look
    }: PageLook & { view?: Partial<RunsView>; state?: Partial<RunsPageState> } = {},
  ): Promise<OpenRunsPage> {
    const requests: HostRequest<RunsHostRequests>[] = [];
    const opened = await this.#pages.open(look, async (page, complaints) => {
      let state: RunsPageState = {
        ...{ isTrusted: true, isVisible: true, change: 0 },
        commands: [...RUN_ACTIONS, ...SPECIFICATION_ACTIONS, NEAREST_ACTION],
        ...{ view: { ...FIRST_RUNS_VIEW, ...view }, ...given },
      };
      const relay = await connectRelay<RunsPageState, RunsHostRequests>(page, complaints, {
        page: RUNS_PAGE,
        call: (method, params) => runs.call(method, params),
        initialState: () => state,
        host: (request) => {
          requests.push(request);
          if (request.request === 'saveState') state = { ...state, view: request.params.state };
        },
      });
      return {
        tell: (news: Partial<RunsPageState>) => {
          state = { ...state, ...news, change: state.change + 1 };
          relay.sendState(state);
        },
        send: (message: EventMessage) => {
          relay.sendEvent(message);
        },
      };
    });
    // Not the message that stands there while an answer is waited for.
    await opened.page.locator('.scroll, .pane, .message:not([role=status]) h2').first().waitFor();
    return { runs, requests, ...opened };
  }

  /** Opens the page at one run. */
  openRun(runs: TestRuns, part: RunsView['part'] = 'scores', look: PageLook = {}): Promise<OpenRunsPage> {
    const runIds = runs.details.slice(0, 1).map(({ summary }) => summary.runId);
    return this.open(runs, { ...look, view: { shows: 'run', runIds, part } });
  }
}

/** A text without its line breaks. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The rows of a table, each as one line. */
export async function rowsOf({ page }: OpenRunsPage, table: string): Promise<string[]> {
  return (await page.locator(`${table} tbody tr`).allInnerTexts()).map(flat);
}
