import type { Page } from 'playwright-core';
import { REVIEW_PAGE } from '../../../client/src/webviews/reviewMessages.ts';
import type { HostRequest } from '../../../client/src/webviews/relay.ts';
import { overviewOf, filterRecords } from '../../../server/src/core/review/reviewOverview.ts';
import { differencesOf } from '../../../server/src/core/difference/recordDifference.ts';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { KnownThread } from '../../../shared/src/protocol/comments.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type { Review } from '../../../shared/src/protocol/review.ts';
import type { ReviewRecordParams, ReviewRecordsParams } from '../../../shared/src/protocol/reviewRecords.ts';
import type { ReviewHostRequests, ReviewPageState } from '../../../shared/src/protocol/reviewPage.ts';
import { BuiltPages, type PageLook } from './builtPages.ts';
import { connectRelay } from './pageConnection.ts';

/** Stands in for the language server: reviews that core has made, cut as the product does. */
export class FakeReviewServer {
  review: Review | { failure: string };
  /** Reviews wait for this. */
  gate: Promise<undefined> = Promise.resolve(undefined);
  threads: KnownThread[] = [];
  readonly calls: ApiMethod[] = [];
  #handles = 0;

  constructor(review: FakeReviewServer['review']) {
    this.review = review;
  }

  count(method: ApiMethod): number {
    return this.calls.filter((call) => call === method).length;
  }

  async call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    this.calls.push(method);
    const { review } = this;
    if (method === 'comments/list') return { result: { threads: this.threads, unread: [] } };
    if (method === 'review/changes') {
      await Promise.race([
        this.gate,
        new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        }),
      ]);
      if (signal.aborted) return { error: { code: 'cancelled', message: 'cancelled' } };
    }
    if ('failure' in review) return { error: { code: 'failed', message: review.failure } };
    switch (method) {
      case 'review/changes':
        this.#handles += 1;
        return {
          result: {
            handle: `review-${String(this.#handles)}`,
            overview: overviewOf(review),
            total: review.records.length,
          },
        };
      case 'review/records': {
        const { offset, limit, handle: _, ...filter } = params as ReviewRecordsParams;
        const found = filterRecords(review.records, filter);
        return { result: { records: found.slice(offset, offset + limit), total: found.length } };
      }
      case 'review/record': {
        const record = review.records.find(({ key }) => key === (params as ReviewRecordParams).key);
        if (record === undefined || (record.before && record.after)) return { result: record ?? null };
        const { valueBefore = {}, valueAfter = {}, kind } = record;
        return { result: { ...record, differences: differencesOf(valueBefore, valueAfter, kind) } };
      }
      default:
        return { error: { code: 'unknown-method', message: method } };
    }
  }
}

/** An open page with everything it said. */
export interface OpenReviewPage {
  page: Page;
  server: FakeReviewServer;
  /** Requests to the editor, oldest first. */
  requests: HostRequest<ReviewHostRequests>[];
  complaints: string[];
  show: (state: Partial<ReviewPageState>) => void;
  event: (message: EventMessage) => void;
}

export interface OpenReviewOptions extends PageLook {
  state?: Partial<ReviewPageState>;
}

const STATE: ReviewPageState = {
  comparison: { base: 'main', head: 'worktree', mergeBase: true },
  ...{ run: 1, isTrusted: true, viewed: [] },
  view: { shows: 'records', texts: 'inline', filter: {} },
};

/** A browser that opens the page of a review behind the real relay. */
export class ReviewPageBrowser {
  readonly #pages: BuiltPages;

  constructor(pages: BuiltPages) {
    this.#pages = pages;
  }

  static async start(): Promise<ReviewPageBrowser> {
    return new ReviewPageBrowser(await BuiltPages.start('review'));
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  closePages(): Promise<void> {
    return this.#pages.closePages();
  }

  async open(
    server: FakeReviewServer,
    { state = {}, ...look }: OpenReviewOptions = {},
  ): Promise<OpenReviewPage> {
    const requests: HostRequest<ReviewHostRequests>[] = [];
    let shown = { ...STATE, ...state };
    const opened = await this.#pages.open(look, async (page, complaints) => {
      const relay = await connectRelay<ReviewPageState, ReviewHostRequests>(page, complaints, {
        page: REVIEW_PAGE,
        call: (method, params, signal) => server.call(method, params, signal),
        initialState: () => shown,
        host: (request) => {
          if (request.request === 'saveState') shown = { ...shown, view: request.params.state };
          if (request.request === 'mark') {
            const { marks, viewed } = request.params;
            const others = shown.viewed.filter((mark) => !marks.includes(mark));
            shown = { ...shown, viewed: viewed ? [...others, ...marks] : others };
          }
          requests.push(request);
        },
      });
      return {
        show: (change: Partial<ReviewPageState>) => {
          shown = { ...shown, ...change };
          relay.sendState(shown);
        },
        event: (message: EventMessage) => {
          relay.sendEvent(message);
        },
      };
    });
    return { server, requests, ...opened };
  }
}
