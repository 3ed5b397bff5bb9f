import type { SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import { asApiError, isCancelled, type Rpc } from '../../rpc.ts';
import type { RowWindow } from '../../window.ts';
import type { PageStore } from './pageStore.ts';
import { placeIn } from './place.ts';
import {
  PAGE_SIZE,
  newAnswer,
  searchParams,
  vectorsOf,
  withPart,
  type Answer,
  type PageState,
  type SearchListener,
} from './state.ts';
import { askedColumns, DEFAULT_COLUMNS } from './views/table/tableColumns.ts';

/** Quiet time after a change of the records before the answer is renewed; at most as often while indexing. */
const REFRESH_DELAY_IN_MILLISECONDS = 400;

/** What follows the answer. */
export interface AnswerListener extends Pick<SearchListener, 'restarted' | 'moved'> {
  /** Another record may be under the cursor, or the same one changed. */
  cursorMoved(): void;
}

/** Asks the server the query of the page, fetches what is looked at, renews what is outdated, drops what comes late. */
export class Answers {
  readonly #rpc: Rpc;
  readonly #store: PageStore;
  readonly #listener: AnswerListener;
  /** Offsets of the parts under way, and of those that failed. */
  readonly #fetching = new Set<number>();
  /** How far the index was when it answered. */
  #vectorsOfAnswer = '';
  #columnsOfAnswer: readonly string[] = [];
  #window: RowWindow = { first: 0, end: PAGE_SIZE };
  #search: AbortController | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: Rpc, store: PageStore, listener: AnswerListener) {
    this.#rpc = rpc;
    this.#store = store;
    this.#listener = listener;
    rpc.on('index/status', (status) => {
      this.#changeStatus(status);
    });
    rpc.on('records/changed', () => {
      this.#refreshSoon();
    });
  }

  /** Runs the query anew, in place of any search under way. */
  async run(): Promise<void> {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = undefined;
    const signal = this.#newSearch();
    this.#store.change({ loading: true, error: undefined });
    try {
      const part = { offset: 0, limit: PAGE_SIZE, facets: true };
      const found = await this.#rpc.call('search/run', this.#params(part), signal);
      const answer = newAnswer(found, 0, PAGE_SIZE);
      const cursor = { active: answer.reachable > 0 ? 0 : -1, inspected: undefined, detail: undefined };
      this.#store.change({ answer, loading: false, ...cursor });
      this.#listener.restarted();
      this.#listener.cursorMoved();
      // The records, or the columns, may have changed while the answer was under way.
      if (this.#isOutdated()) this.#refreshSoon();
      else this.askColumns();
    } catch (error) {
      this.#failUnlessCancelled(error, signal);
    }
  }

  /** Asks the same again and keeps the place: the part that is looked at is replaced at once, the rest dropped. */
  async refresh(): Promise<void> {
    const before = this.#store.state;
    if (before.loading || before.answer === undefined) return;
    const signal = this.#newSearch();
    const offset = Math.floor(this.#window.first / PAGE_SIZE) * PAGE_SIZE;
    const limit = Math.max(1, Math.ceil((this.#window.end - offset) / PAGE_SIZE)) * PAGE_SIZE;
    try {
      const part = { offset, limit, facets: true };
      const found = await this.#rpc.call('search/run', this.#params(part), signal);
      const answer = await this.#withCursor(newAnswer(found, offset, limit), before, signal);
      if (this.#store.state.query === before.query) this.#replaceInPlace(answer);
    } catch (error) {
      this.#failUnlessCancelled(error, signal);
    }
  }

  /** The rows that are looked at: what is missing of them is fetched. */
  showWindow(window: RowWindow): void {
    this.#window = window;
    const { answer, loading } = this.#store.state;
    if (answer === undefined || loading) return;
    const end = Math.min(window.end, answer.reachable);
    for (let page = Math.floor(window.first / PAGE_SIZE); page * PAGE_SIZE < end; page += 1) {
      const offset = page * PAGE_SIZE;
      const first = Math.max(window.first, offset);
      const last = Math.min(end, offset + PAGE_SIZE) - 1;
      const missing = answer.results[first] === undefined || answer.results[last] === undefined;
      if (missing && !this.#fetching.has(offset)) void this.#fetchPart(offset);
    }
  }

  async askStatus(): Promise<void> {
    try {
      this.#changeStatus(await this.#rpc.call('index/status', {}));
    } catch {
      // Events bring the status too.
    }
  }

  /** Asks for the columns that the view shows, where the answer lacks them. */
  askColumns(): void {
    if (!this.#columns().every((column) => this.#columnsOfAnswer.includes(column))) void this.refresh();
  }

  #columns(): string[] {
    const { view, views } = this.#store.state;
    return view === 'table' ? askedColumns(views.table?.columns ?? DEFAULT_COLUMNS) : [];
  }

  #params(part: { offset: number; limit: number; facets: boolean }): SearchParams {
    const columns = this.#columns();
    const params = searchParams(this.#store.state.query, part);
    return columns.length === 0 ? params : { ...params, columns };
  }

  /** The renewed answer with the part that holds the cursor, which may be out of sight. */
  async #withCursor(answer: Answer, { active }: PageState, signal: AbortSignal): Promise<Answer> {
    if (active < 0 || active >= answer.reachable || answer.results[active] !== undefined) return answer;
    const part = { offset: Math.floor(active / PAGE_SIZE) * PAGE_SIZE, limit: PAGE_SIZE, facets: false };
    const found = await this.#rpc.call('search/run', this.#params(part), signal);
    return withPart(answer, found.results, part.offset, PAGE_SIZE);
  }

  #replaceInPlace(answer: Answer): void {
    const before = this.#store.state;
    const place = placeIn(answer, before.answer, before.active, this.#window);
    this.#store.change({ answer, error: undefined, active: place.active });
    if (place.moved !== 0) this.#listener.moved(place.moved);
    this.#listener.cursorMoved();
    this.showWindow(this.#window);
  }

  async #fetchPart(offset: number): Promise<void> {
    const { query, answer } = this.#store.state;
    this.#fetching.add(offset);
    try {
      const part = { offset, limit: PAGE_SIZE, facets: false };
      const found = await this.#rpc.call('search/run', this.#params(part), this.#search?.signal);
      this.#fetching.delete(offset);
      const { state } = this.#store;
      const current = state.answer;
      if (current === undefined || state.query !== query || current.revision !== answer?.revision) return;
      if (found.revision !== current.revision) this.#refreshSoon();
      else this.#store.change({ answer: withPart(current, found.results, offset, PAGE_SIZE) });
    } catch (error) {
      // A part that failed is not asked for again until the query is: a drawing asks for what it lacks.
      if (isCancelled(error)) this.#fetching.delete(offset);
      else this.#store.change({ error: asApiError(error) });
    }
  }

  #changeStatus(status: IndexStatus): void {
    this.#store.change({ status });
    if (this.#isOutdated()) this.#refreshSoon();
  }

  /** Records changed since the answer, or vectors came in: then meaning finds more than it did. */
  #isOutdated(): boolean {
    const { status, answer } = this.#store.state;
    if (status === undefined || answer === undefined) return false;
    return status.revision > answer.revision || vectorsOf(status) !== this.#vectorsOfAnswer;
  }

  /** One timer, not put off by further changes: during indexing they come without a pause. */
  #refreshSoon(): void {
    this.#refreshTimer ??= setTimeout(() => {
      this.#refreshTimer = undefined;
      void (this.#store.state.error === undefined ? this.refresh() : this.run());
    }, REFRESH_DELAY_IN_MILLISECONDS);
  }

  #newSearch(): AbortSignal {
    this.#search?.abort();
    this.#search = new AbortController();
    this.#vectorsOfAnswer = vectorsOf(this.#store.state.status);
    this.#columnsOfAnswer = this.#columns();
    this.#fetching.clear();
    return this.#search.signal;
  }

  #failUnlessCancelled(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || isCancelled(error)) return;
    this.#store.change({ loading: false, error: asApiError(error) });
  }
}
