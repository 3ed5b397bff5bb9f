// Above 300 lines: one state with its timers and calls; apart, the parts would share what is private here.
import type { FacetName, SearchFilters, SearchResult } from '../../../../shared/src/protocol/search.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { ExamplePageState, HostRequests } from '../../../../shared/src/protocol/webview.ts';
import type { RowWindow } from '../../window.ts';
import { asApiError, isCancelled, type Rpc } from '../../rpc.ts';
import { DetailFetch } from './detailFetch.ts';
import { QueryHistory } from './queryHistory.ts';
import { placeIn } from './place.ts';
import {
  INITIAL_STATE,
  PAGE_SIZE,
  LONGEST_VALUE,
  hasUsableId,
  keyOf,
  newAnswer,
  queryOf,
  savedState,
  searchParams,
  toggleValue,
  vectorsOf,
  withMinimumQuality,
  withPart,
  type Answer,
  type PageState,
  type Query,
  type SearchListener,
} from './state.ts';

/** Quiet time after a key before the search starts. */
const TYPING_DELAY_IN_MILLISECONDS = 120;
/** Quiet time after a change of the records before the answer is renewed; at most as often while indexing. */
const REFRESH_DELAY_IN_MILLISECONDS = 400;

/** The doings of the page: holds its state, asks the server, drops what is outdated. */
export class ExampleSearch {
  readonly #rpc: Rpc;
  readonly #listener: SearchListener;
  readonly #keepState: (state: ExamplePageState) => void;
  readonly #fetching = new Set<number>();
  readonly #details: DetailFetch;
  readonly #history = new QueryHistory();
  #state: PageState = INITIAL_STATE;
  /** How far the index was when it answered. */
  #vectorsOfAnswer = '';
  #window: RowWindow = { first: 0, end: PAGE_SIZE };
  #search: AbortController | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: Rpc, listener: SearchListener, keepState: (state: ExamplePageState) => void) {
    this.#rpc = rpc;
    this.#listener = listener;
    this.#keepState = keepState;
    this.#details = new DetailFetch(rpc, (result, detail) => {
      if (this.selected !== undefined && keyOf(this.selected) === keyOf(result)) this.#change({ detail });
    });
    rpc.on('index/status', (status) => {
      this.#changeStatus(status);
    });
    rpc.on('records/changed', () => {
      this.#refreshSoon();
    });
    rpc.onState((state) => {
      this.remember();
      if (state.history !== undefined) this.#history.load(state.history);
      this.#ask(queryOf(state));
    });
  }

  get state(): PageState {
    return this.#state;
  }

  /** Tells the host that the page listens; the host answers with what to look at. */
  start(): void {
    this.#rpc.ready();
    void this.#askStatus();
  }

  /** Takes another query text; the search follows when typing pauses. */
  setText(text: string): void {
    this.#history.endRecall();
    this.#setText(text);
  }

  #setText(text: string): void {
    const { filters } = this.#state.query;
    // Busy from the first key on: the results on screen answer another question.
    this.#change({ query: { text, filters }, loading: true });
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => void this.#run(), TYPING_DELAY_IN_MILLISECONDS);
  }

  toggleFilter(facet: FacetName, value: string): void {
    this.#setFilters(toggleValue(this.#state.query.filters, facet, value));
  }

  setMinimumQuality(value: number): void {
    this.#setFilters(withMinimumQuality(this.#state.query.filters, value));
  }

  clearFilters(): void {
    this.#setFilters({});
  }

  clearQuery(): void {
    this.remember();
    this.#ask({ text: '', filters: this.#state.query.filters });
  }

  findSimilar(result: SearchResult): void {
    if (!hasUsableId(result)) return;
    this.remember();
    this.#ask({
      text: '',
      similarTo: result.id,
      similarName: result.name.slice(0, LONGEST_VALUE),
      filters: this.#state.query.filters,
    });
  }

  /** Asks the same again, after an error. */
  retry(): void {
    void this.#run();
  }

  /** The rows that are looked at: what is missing of them is fetched. */
  showWindow(window: RowWindow): void {
    this.#window = window;
    const { answer, loading } = this.#state;
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

  /** Selects the result at a rank, within the list. */
  select(rank: number): void {
    const reachable = this.#state.answer?.reachable ?? 0;
    const active = Math.max(reachable === 0 ? -1 : 0, Math.min(rank, reachable - 1));
    if (active === this.#state.active) return;
    this.#change({ active, detail: undefined });
    this.#details.start(this.selected);
  }

  /** The selected result, where it has been fetched. */
  get selected(): SearchResult | undefined {
    return this.#state.answer?.results[this.#state.active];
  }

  open(result: SearchResult | undefined, aside: boolean): void {
    if (result === undefined) return;
    this.remember();
    this.#rpc.host('open', { uri: result.uri, position: result.position, aside });
  }

  /** Keeps the query for later: it was used. */
  remember(): void {
    const { query } = this.#state;
    if (this.#history.add(query.text)) this.#keepState(savedState(query, this.#history.queries));
  }

  /** Brings an earlier query back, or a later one; false where there is none. */
  recall(direction: 'older' | 'newer'): boolean {
    const { text } = this.#state.query;
    const query = direction === 'older' ? this.#history.older(text) : this.#history.newer();
    if (query !== undefined) this.#setText(query);
    return query !== undefined;
  }

  get isRecalling(): boolean {
    return this.#history.isRecalling;
  }

  copy(text: string): void {
    this.#rpc.host('copy', { text });
  }

  /** The filter value of a facet that Tab stops at. */
  setTabStop(facet: FacetName, value: string): void {
    if (this.#state.tabStops[facet] === value) return;
    this.#change({ tabStops: { ...this.#state.tabStops, [facet]: value } });
  }

  runCommand(command: HostRequests['command']['command']): void {
    this.#rpc.host('command', { command });
  }

  showOutput(): void {
    this.#rpc.host('showOutput', {});
  }

  toggleScores(): void {
    this.#change({ scoresShown: !this.#state.scoresShown });
  }

  toggleFilters(): void {
    this.#change({ filtersShown: !this.#state.filtersShown });
  }

  toggleFacet(facet: FacetName): void {
    const expandedFacets = new Set(this.#state.expandedFacets);
    if (!expandedFacets.delete(facet)) expandedFacets.add(facet);
    this.#change({ expandedFacets });
  }

  #setFilters(filters: SearchFilters): void {
    this.#ask({ ...this.#state.query, filters });
  }

  #ask(query: Query): void {
    this.#change({ query });
    void this.#run();
  }

  /** Runs the query anew, in place of any search under way. */
  async #run(): Promise<void> {
    clearTimeout(this.#typingTimer);
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = undefined;
    const signal = this.#newSearch();
    const { query } = this.#state;
    this.#keepState(savedState(query, this.#history.queries));
    this.#change({ loading: true, error: undefined });
    try {
      const part = { offset: 0, limit: PAGE_SIZE, facets: true };
      const found = await this.#rpc.call('search/run', searchParams(query, part), signal);
      const answer = newAnswer(found, 0, PAGE_SIZE);
      this.#change({ answer, loading: false, active: answer.reachable > 0 ? 0 : -1, detail: undefined });
      this.#listener.restarted();
      this.#details.start(this.selected);
      // The records may have changed while the answer was under way.
      if (this.#isOutdated()) this.#refreshSoon();
    } catch (error) {
      this.#failUnlessCancelled(error, signal);
    }
  }

  /** Asks the same again and keeps the place: the part that is looked at is replaced at once, the rest dropped. */
  async #refresh(): Promise<void> {
    const before = this.#state;
    if (before.loading || before.answer === undefined) return;
    const signal = this.#newSearch();
    const offset = Math.floor(this.#window.first / PAGE_SIZE) * PAGE_SIZE;
    const limit = Math.max(1, Math.ceil((this.#window.end - offset) / PAGE_SIZE)) * PAGE_SIZE;
    try {
      const part = { offset, limit, facets: true };
      const found = await this.#rpc.call('search/run', searchParams(before.query, part), signal);
      const answer = await this.#withSelection(newAnswer(found, offset, limit), before, signal);
      if (this.#state.query === before.query) this.#replaceInPlace(answer);
    } catch (error) {
      this.#failUnlessCancelled(error, signal);
    }
  }

  /** The renewed answer with the part that holds the selection, which may be out of sight. */
  async #withSelection(answer: Answer, { query, active }: PageState, signal: AbortSignal): Promise<Answer> {
    if (active < 0 || active >= answer.reachable || answer.results[active] !== undefined) return answer;
    const part = { offset: Math.floor(active / PAGE_SIZE) * PAGE_SIZE, limit: PAGE_SIZE, facets: false };
    const found = await this.#rpc.call('search/run', searchParams(query, part), signal);
    return withPart(answer, found.results, part.offset, PAGE_SIZE);
  }

  #replaceInPlace(answer: Answer): void {
    const place = placeIn(answer, this.#state.answer, this.#state.active, this.#window);
    this.#change({ answer, error: undefined, active: place.active });
    if (place.moved !== 0) this.#listener.moved(place.moved);
    this.#details.start(this.selected);
    this.showWindow(this.#window);
  }

  async #fetchPart(offset: number): Promise<void> {
    const { query, answer } = this.#state;
    this.#fetching.add(offset);
    try {
      const part = { offset, limit: PAGE_SIZE, facets: false };
      const found = await this.#rpc.call('search/run', searchParams(query, part), this.#search?.signal);
      const current = this.#state.answer;
      if (current === undefined || this.#state.query !== query || current.revision !== answer?.revision)
        return;
      if (found.revision !== current.revision) this.#refreshSoon();
      else this.#change({ answer: withPart(current, found.results, offset, PAGE_SIZE) });
    } catch (error) {
      if (!isCancelled(error)) this.#change({ error: asApiError(error) });
    } finally {
      this.#fetching.delete(offset);
    }
  }

  async #askStatus(): Promise<void> {
    try {
      this.#changeStatus(await this.#rpc.call('index/status', {}));
    } catch {
      // Events bring the status too.
    }
  }

  #changeStatus(status: IndexStatus): void {
    this.#change({ status });
    if (this.#isOutdated()) this.#refreshSoon();
  }

  /** Records changed since the answer, or vectors came in: then meaning finds more than it did. */
  #isOutdated(): boolean {
    const { status, answer } = this.#state;
    if (status === undefined || answer === undefined) return false;
    return status.revision > answer.revision || vectorsOf(status) !== this.#vectorsOfAnswer;
  }

  /** One timer, not put off by further changes: during indexing they come without a pause. */
  #refreshSoon(): void {
    this.#refreshTimer ??= setTimeout(() => {
      this.#refreshTimer = undefined;
      void (this.#state.error === undefined ? this.#refresh() : this.#run());
    }, REFRESH_DELAY_IN_MILLISECONDS);
  }

  #newSearch(): AbortSignal {
    this.#search?.abort();
    this.#search = new AbortController();
    this.#vectorsOfAnswer = vectorsOf(this.#state.status);
    this.#fetching.clear();
    return this.#search.signal;
  }

  #failUnlessCancelled(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || isCancelled(error)) return;
    this.#change({ loading: false, error: asApiError(error) });
  }

  #change(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listener.changed();
  }
}
