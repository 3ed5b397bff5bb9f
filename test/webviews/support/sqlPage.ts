import type { Page } from 'playwright-core';
import { SQL_PAGE } from '../../../client/src/webviews/sqlMessages.ts';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import { KeptResults } from '../../../server/src/adapters/database/keptResults.ts';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type {
  SqlAnswer,
  SqlColumn,
  SqlProblem,
  SqlRowsParams,
  SqlValue,
} from '../../../shared/src/protocol/sql.ts';
import type { SqlHostRequests, SqlPageState } from '../../../shared/src/protocol/webview.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { connectRelay } from './pageConnection.ts';

/** Stands in for the language server: one answer for every query, kept and cut as the product does. */
export class FakeSqlServer {
  answer: SqlAnswer | { problem: SqlProblem } | { failure: string };
  /** Queries wait for this. */
  gate: Promise<undefined> = Promise.resolve(undefined);
  readonly calls: { method: ApiMethod; params: unknown; signal: AbortSignal }[] = [];
  /** Characters of the largest message so far. */
  largest = 0;
  readonly #kept = new KeptResults(Date.now);

  constructor(answer: FakeSqlServer['answer']) {
    this.answer = answer;
  }

  async call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    this.calls.push({ method, params, signal });
    const response = await this.#respond(method, params, signal);
    this.largest = Math.max(this.largest, JSON.stringify(response).length);
    return response;
  }

  /** Calls of a method so far. */
  count(method: ApiMethod): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  /** The database process ends: every result is lost. */
  forgetAll(): void {
    for (const { method, params } of this.calls) {
      if (method === 'sql/rows') this.#kept.close((params as SqlRowsParams).handle);
    }
  }

  async #respond(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    switch (method) {
      case 'sql/open': {
        await Promise.race([
          this.gate,
          new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          }),
        ]);
        if (signal.aborted) return { error: { code: 'cancelled', message: 'cancelled' } };
        if ('failure' in this.answer) return { error: { code: 'failed', message: this.answer.failure } };
        if ('problem' in this.answer) return { result: this.answer };
        return { result: { result: this.#kept.keep(this.answer) } };
      }
      case 'sql/rows':
        try {
          return { result: this.#kept.rows(params as SqlRowsParams) };
        } catch (error) {
          return { error: { code: 'failed', message: error instanceof Error ? error.message : '' } };
        }
      case 'sql/close':
        this.#kept.close((params as { handle: string }).handle);
        return { result: {} };
      case 'records/get': {
        const { id } = params as { id: string };
        const place = { uri: 'file:///w/a.example.yaml', position: { line: 6, character: 0 } };
        return { result: id.startsWith('id-') ? { id, ...place } : null };
      }
      default:
        return { error: { code: 'unknown-method', message: method } };
    }
  }
}

/** An answer of these rows. */
export function answerOf(
  columns: readonly (readonly [name: string, type: string])[],
  rows: SqlValue[][],
  change: Partial<SqlAnswer> = {},
): SqlAnswer {
  const described: SqlColumn[] = columns.map(([name, type]) => ({ name, type }));
  return { columns: described, rows, truncated: false, elapsedMs: 12.3, ...change };
}

/** Made-up rows with twelve columns of every kind. */
export function wideAnswer(rows: number, change: Partial<SqlAnswer> = {}): SqlAnswer {
  const columns = [
    ['id', 'VARCHAR'],
    ['version', 'INTEGER'],
    ['function_name', 'VARCHAR'],
    ['quality', 'DOUBLE'],
    ['input', 'JSON'],
    ['tags', 'VARCHAR[]'],
    ['created_at', 'TIMESTAMP WITH TIME ZONE'],
    ['current', 'BOOLEAN'],
    ['big', 'HUGEINT'],
    ['input_text', 'VARCHAR'],
    ['uri', 'VARCHAR'],
    ['line', 'INTEGER'],
  ] as const;
  const functions = ['classify_request', 'draft_reply', 'extract_order'];
  const made = Array.from({ length: rows }, (_, at): SqlValue[] => [
    `id-${String(at)}`,
    (at % 7) + 1,
    functions[at % 3] ?? null,
    at % 5 === 0 ? null : ((at * 7919) % 1000) / 1000,
    JSON.stringify({ text: `Where is parcel ${String(at)}?`, meta: { n: at, list: [1, null, true] } }),
    ['a', `tag ${String(at % 10)}`],
    `2026-03-${String((at % 28) + 1).padStart(2, '0')} 09:30:00+00`,
    at % 2 === 0,
    `${String(at)}00000000000000000000`,
    `Question ${String(at)}: where is my parcel, and when will it come? `.repeat((at % 4) + 1),
    'file:///w/a.example.yaml',
    at + 1,
  ]);
  return answerOf(columns, made, change);
}

/** An open page with everything it said. */
export interface OpenSqlPage {
  page: Page;
  server: FakeSqlServer;
  /** Requests to the editor, oldest first. */
  requests: HostRequest<SqlHostRequests>[];
  complaints: string[];
  show: (state: SqlPageState) => void;
  event: (message: EventMessage) => void;
}

export interface OpenSqlOptions extends PageLook {
  sql?: string;
  run?: number;
  shows?: SqlPageState['view']['shows'];
}

/** A browser that opens the page of a query's result behind the real relay. */
export class SqlPageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<SqlPageBrowser> {
    return new SqlPageBrowser(await BuiltPages.start('sql'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  async open(
    server: FakeSqlServer,
    { sql = 'SELECT * FROM example_store', run = 1, shows = 'table', ...look }: OpenSqlOptions = {},
  ): Promise<OpenSqlPage> {
    const requests: HostRequest<SqlHostRequests>[] = [];
    const opened = await this.#pages.open(look, async (page, complaints) => {
      const relay = await connectRelay<SqlPageState, SqlHostRequests>(page, complaints, {
        page: SQL_PAGE,
        call: (method, params, signal) => server.call(method, params, signal),
        initialState: () => ({ sql, run, view: { shows } }),
        host: (request) => requests.push(request),
      });
      return {
        show: (state: SqlPageState) => {
          relay.sendState(state);
        },
        event: (message: EventMessage) => {
          relay.sendEvent(message);
        },
      };
    });
    return { server, requests, ...opened };
  }
}
