import type { ViewName, ViewStates } from '../../../../shared/src/protocol/browserViews.ts';
import type {
  FacetName,
  SearchFilters,
  SearchResult,
  SearchSort,
} from '../../../../shared/src/protocol/search.ts';
import type { BulkAction, ExamplePageState, HostRequests } from '../../../../shared/src/protocol/webview.ts';
import { asApiError, isCancelled, type Rpc } from '../../rpc.ts';
import type { RowWindow } from '../../window.ts';
import { Answers } from './answers.ts';
import { DetailFetch } from './detailFetch.ts';
import { resultOfDetail } from './inspected.ts';
import { PageStore } from './pageStore.ts';
import { QueryHistory } from './queryHistory.ts';
import {
  LONGEST_VALUE,
  hasUsableId,
  keyOf,
  previewed,
  queryOf,
  queryParams,
  savedState,
  toggleValue,
  withMinimumQuality,
  type PageState,
  type Query,
  type SearchListener,
} from './state.ts';

/** Quiet time after a key before the search starts. */
const TYPING_DELAY_IN_MILLISECONDS = 120;

/** The doings of the page: what its controls and keys do to the state, and what they ask of the editor. */
export class ExampleSearch {
  readonly #rpc: Rpc;
  readonly #store: PageStore;
  readonly #answers: Answers;
  readonly #keepState: (state: ExamplePageState) => void;
  readonly #details: DetailFetch;
  readonly #history = new QueryHistory();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: Rpc, listener: SearchListener, keepState: (state: ExamplePageState) => void) {
    this.#rpc = rpc;
    this.#keepState = keepState;
    this.#store = new PageStore(() => {
      listener.changed();
    });
    this.#details = new DetailFetch(rpc, (result, detail) => {
      if (this.selected !== undefined && keyOf(this.selected) === keyOf(result)) this.#change({ detail });
    });
    this.#answers = new Answers(rpc, this.#store, {
      restarted: () => {
        listener.restarted();
      },
      moved: (ranks) => {
        listener.moved(ranks);
      },
      cursorMoved: () => {
        this.#details.start(this.selected);
      },
    });
    rpc.onState((state) => {
      this.remember();
      if (state.history !== undefined) this.#history.load(state.history);
      this.#change({
        view: state.view ?? this.state.view,
        views: { ...this.state.views, ...state.views },
        previewHidden: state.previewHidden ?? this.state.previewHidden,
      });
      this.#ask(queryOf(state));
    });
  }

  get state(): PageState {
    return this.#store.state;
  }

  /** Tells the host that the page listens; the host answers with what to look at. */
  start(): void {
    this.#rpc.ready();
    void this.#answers.askStatus();
  }

  /** Takes another query text; the search follows when typing pauses. */
  setText(text: string): void {
    this.#history.endRecall();
    this.#setText(text);
  }

  #setText(text: string): void {
    const { filters, sort } = this.state.query;
    // Busy from the first key on: the results on screen answer another question.
    this.#change({ query: { text, filters, ...(sort === undefined ? {} : { sort }) }, loading: true });
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => {
      this.#run();
    }, TYPING_DELAY_IN_MILLISECONDS);
  }

  toggleFilter(facet: FacetName, value: string): void {
    this.#setFilters(toggleValue(this.state.query.filters, facet, value));
  }

  setMinimumQuality(value: number): void {
    this.#setFilters(withMinimumQuality(this.state.query.filters, value));
  }

  /** Orders what passes; none is by relevance. */
  setSort(sort: SearchSort | undefined): void {
    const { sort: _before, ...query } = this.state.query;
    this.#ask(sort === undefined ? query : { ...query, sort });
  }

  clearFilters(): void {
    this.#setFilters({});
  }

  clearQuery(): void {
    this.remember();
    const { similarTo: _like, similarName: _name, ...query } = this.state.query;
    this.#ask({ ...query, text: '' });
  }

  findSimilar(result: Pick<SearchResult, 'id' | 'name'>): void {
    if (!hasUsableId(result)) return;
    this.remember();
    this.#ask({
      text: '',
      similarTo: result.id,
      similarName: result.name.slice(0, LONGEST_VALUE),
      filters: this.state.query.filters,
    });
  }

  /** Asks the same again, after an error. */
  retry(): void {
    this.#run();
  }

  /** Chooses another way to look at the results; the question stays. */
  setView(view: ViewName): void {
    if (view === this.state.view) return;
    this.#change({ view });
    this.#keep();
    this.#answers.askColumns();
  }

  /** Keeps what a view wants back after a reload; nothing is the arrangement of the beginning. */
  keepView<V extends keyof ViewStates>(view: V, kept: ViewStates[V] | undefined): void {
    const { [view]: _before, ...others } = this.state.views;
    this.#change({ views: kept === undefined ? others : { ...others, [view]: kept } });
    this.#keep();
    this.#answers.askColumns();
  }

  /** The rows that are looked at: what is missing of them is fetched. */
  showWindow(window: RowWindow): void {
    this.#answers.showWindow(window);
  }

  /** Moves the cursor to the result at a rank, within the list. */
  select(rank: number): void {
    const reachable = this.state.answer?.reachable ?? 0;
    const active = Math.max(reachable === 0 ? -1 : 0, Math.min(rank, reachable - 1));
    if (active === this.state.active && this.state.inspected === undefined) return;
    this.#change({ active, detail: undefined, inspected: undefined });
    this.#details.start(this.selected);
  }

  /** Shows a record in the preview that need not be in the ranking, until the cursor moves. */
  async inspect(id: string): Promise<void> {
    try {
      const detail = await this.#rpc.call('records/get', { id });
      const inspected = detail === null ? undefined : resultOfDetail(detail);
      if (detail !== null && inspected !== undefined) this.#change({ inspected, detail });
    } catch (error) {
      if (!isCancelled(error)) this.#change({ error: asApiError(error) });
    }
  }

  /** What the preview shows: the inspected record, else the result under the cursor, where it has been fetched. */
  get selected(): SearchResult | undefined {
    return previewed(this.state);
  }

  /** Ids of the results from rank `first` to before `end`, also of those that have not been fetched. */
  async idsBetween(first: number, end: number): Promise<string[]> {
    const results = this.state.answer?.results.slice(first, end) ?? [];
    const known = results.filter((result) => result !== undefined);
    if (known.length === end - first) return known.filter(hasUsableId).map(({ id }) => id);
    return this.#ids({ first, end });
  }

  /** Ids of everything that passes, whether or not a page reaches it. */
  allIds(): Promise<string[]> {
    return this.#ids({});
  }

  async #ids(part: { first?: number; end?: number }): Promise<string[]> {
    try {
      return (await this.#rpc.call('search/ids', { search: queryParams(this.state.query), ...part })).ids;
    } catch (error) {
      if (!isCancelled(error)) this.#change({ error: asApiError(error) });
      return [];
    }
  }

  open(result: Pick<SearchResult, 'uri' | 'position'> | undefined, aside: boolean): void {
    if (result === undefined) return;
    this.remember();
    this.#rpc.host('open', { uri: result.uri, position: result.position, aside });
  }

  /** Keeps the query for later: it was used. */
  remember(): void {
    if (this.#history.add(this.state.query.text)) this.#keep();
  }

  /** Brings an earlier query back, or a later one; false where there is none. */
  recall(direction: 'older' | 'newer'): boolean {
    const { text } = this.state.query;
    const query = direction === 'older' ? this.#history.older(text) : this.#history.newer();
    if (query !== undefined) this.#setText(query);
    return query !== undefined;
  }

  get isRecalling(): boolean {
    return this.#history.isRecalling;
  }

  /** Asks the editor for something that has no answer. */
  host<R extends 'copy' | 'showLineage'>(request: R, params: HostRequests[R]): void {
    this.#rpc.host(request, params);
  }

  /** The filter value of a facet that Tab stops at. */
  setTabStop(facet: FacetName, value: string): void {
    if (this.state.tabStops[facet] === value) return;
    this.#change({ tabStops: { ...this.state.tabStops, [facet]: value } });
  }

  /** Has the editor do something with records: it asks for what is missing, and confirms. */
  runBulkAction(action: BulkAction, ids: string[]): void {
    this.#rpc.host('bulkAction', { action, ids });
  }

  runCommand(command: HostRequests['command']['command']): void {
    this.#rpc.host('command', { command });
  }

  showOutput(): void {
    this.#rpc.host('showOutput', {});
  }

  toggleScores(): void {
    this.#change({ scoresShown: !this.state.scoresShown });
  }

  /** Puts the preview away, or brings it back; kept over a reload. */
  togglePreview(): void {
    this.#change({ previewHidden: !this.state.previewHidden });
    this.#keep();
  }

  toggleFilters(): void {
    this.#change({ filtersShown: !this.state.filtersShown });
  }

  toggleFacet(facet: FacetName): void {
    const expandedFacets = new Set(this.state.expandedFacets);
    if (!expandedFacets.delete(facet)) expandedFacets.add(facet);
    this.#change({ expandedFacets });
  }

  #setFilters(filters: SearchFilters): void {
    this.#ask({ ...this.state.query, filters });
  }

  #ask(query: Query): void {
    this.#change({ query });
    this.#run();
  }

  #run(): void {
    clearTimeout(this.#typingTimer);
    this.#keep();
    void this.#answers.run();
  }

  #keep(): void {
    this.#keepState(savedState(this.state, this.#history.queries));
  }

  #change(change: Partial<PageState>): void {
    this.#store.change(change);
  }
}
