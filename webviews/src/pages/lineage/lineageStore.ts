import type {
  LineagePageState,
  LineageShown,
  LineageView,
} from '../../../../shared/src/protocol/lineagePage.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { asApiError, isCancelled } from '../../rpc.ts';
import { Answers } from './answers.ts';
import { asksOf } from './asks.ts';
import { draw, search } from './drawn.ts';
import { mergeAnswers, type LineageModel, type Way } from './graph/lineageModel.ts';
import type { LineageRpc } from './lineageRpc.ts';
import { openNode, type Opening } from './opening.ts';
import { INITIAL_STATE, NO_SEARCH, type LineageState } from './state.ts';
import { rootOf, viewOfNext, withFocus, withMore, withoutNeighbours } from './viewChanges.ts';

/** How the page learns of changes. */
export interface StoreListener {
  changed(): void;
  /** Another root is shown: the graph is looked at as a whole. */
  opened(): void;
}

/** Milliseconds between two looks at the clock while a question is answered. */
const TICK = 250;
/** Milliseconds of rest after which a change of the workspace is looked at. */
const CHANGE_DELAY = 400;
/** Steps that can be taken back. */
const MOST_STEPS = 100;

/** Asks for the graph that the host names, and holds what is shown of it. */
export class LineageStore {
  readonly rpc: LineageRpc;
  readonly #listener: StoreListener;
  readonly #answers: Answers;
  readonly #steps: LineageShown[] = [];
  #state: LineageState = INITIAL_STATE;
  #request = -1;
  #loading: AbortController | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: LineageRpc, listener: StoreListener) {
    this.rpc = rpc;
    this.#listener = listener;
    this.#answers = new Answers(rpc);
    rpc.onState((state) => {
      this.#told(state);
    });
    rpc.on('records/changed', () => {
      clearTimeout(this.#refresh);
      this.#refresh = setTimeout(() => {
        this.#answers.forget();
        if (this.#state.root !== undefined) void this.load();
      }, CHANGE_DELAY);
    });
  }

  get state(): LineageState {
    return this.#state;
  }

  /** Asks for everything that is shown, anew where the answers were forgotten. What is shown stays until then. */
  async load(): Promise<void> {
    const { root, view } = this.#state;
    if (root === undefined) return;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const started = performance.now();
    this.change({ phase: 'loading', loadingFor: 0, error: undefined });
    const clock = setInterval(() => {
      this.change({ loadingFor: performance.now() - started });
    }, TICK);
    try {
      await this.#ask({ root, view }, loading.signal);
    } catch (error) {
      if (this.#loading !== loading) return;
      if (isCancelled(error)) this.change({ phase: this.#state.phase === 'reading' ? 'shown' : 'cancelled' });
      else this.change({ phase: 'failed', error: asApiError(error) });
    } finally {
      clearInterval(clock);
    }
  }

  async #ask(shown: LineageShown, signal: AbortSignal): Promise<void> {
    const asks = asksOf(shown);
    for (const waits of [false, true]) {
      const { answers, failed } = await this.#answers.get(asks, waits, signal);
      if (signal.aborted) return;
      const model = mergeAnswers(answers);
      const isEnough = waits || model.isComplete || !this.#state.isTrusted;
      const missing = `${counted(failed, 'opened node')} could not be asked for again.`;
      this.change({
        phase: isEnough ? 'shown' : 'reading',
        notice: failed > 0 ? missing : this.#state.notice,
      });
      this.#take(model);
      if (isEnough) return;
    }
  }

  cancel(): void {
    this.#loading?.abort();
  }

  /** Asks for everything anew. */
  reload(): void {
    this.#answers.forget();
    void this.load();
  }

  /** Shows a node's graph in place of the one that is shown. */
  startAt(key: string): void {
    const { drawn, view } = this.#state;
    const root = drawn === undefined ? undefined : rootOf(drawn.model, key);
    if (root === undefined) return;
    this.#step();
    this.change({ ...NO_SEARCH, root, view: viewOfNext(view, INITIAL_STATE.view), selected: undefined });
    this.#keep();
    void this.load().then(() => {
      this.#listener.opened();
    });
  }

  /** Brings more neighbours of a node. */
  expand(key: string, way: Way): void {
    const { view, drawn } = this.#state;
    const more = drawn === undefined ? undefined : withMore(view, drawn, key, way);
    if (more === undefined) {
      this.change({ selected: key, notice: 'There is nothing more beside it' });
      return;
    }
    this.#step();
    this.change({ view: more.view, selected: key, notice: '' });
    this.#keep();
    if (more.asks) void this.load();
    else this.#redraw();
  }

  /** Puts the neighbours of a node away. */
  collapse(key: string, ways: readonly Way[] = ['up', 'down']): void {
    const { view, drawn } = this.#state;
    const less = drawn === undefined ? undefined : withoutNeighbours(view, drawn, key, ways);
    if (less === undefined) return;
    this.select(key);
    this.arrange(less, 'Collapsed');
  }

  /** Shows what runs measured of a node. */
  showEffects(key: string): void {
    const id = this.#state.drawn?.graph.nodes.get(key)?.node.id;
    if (id !== undefined) this.rpc.host('showEffects', { id });
  }

  /** Shows what an execution came to. */
  showRun(key: string): void {
    const runId = this.#state.drawn?.graph.nodes.get(key)?.node.id;
    if (runId !== undefined) this.rpc.host('showRun', { runId });
  }

  /** Keeps only the ancestors and descendants of a node lit; all again where they are already. */
  focus(key: string | undefined): void {
    const view = withFocus(this.#state.view, key);
    this.#step();
    this.change({ view });
    this.#redraw();
    const lit = this.#state.drawn?.lit?.size;
    this.change({ notice: lit === undefined ? 'Everything is lit' : `${counted(lit, 'node')} stay lit` });
    this.#keep();
  }

  /** Another arrangement of what is known, as a step that can be taken back. */
  arrange(change: Partial<LineageView>, notice = ''): void {
    this.#step();
    this.change({ view: { ...this.#state.view, ...change }, notice });
    this.#redraw();
    this.#keep();
  }

  /** An arrangement that is no step of its own, such as colours and the time while it is dragged. */
  adjust(change: Partial<LineageView>): void {
    this.change({ view: { ...this.#state.view, ...change } });
    this.#redraw();
    this.#keep();
  }

  /** Another question about the same root. */
  askFor(change: Pick<Partial<LineageView>, 'direction' | 'depth' | 'limit' | 'history'>): void {
    this.#step();
    this.change({ view: { ...this.#state.view, ...change } });
    this.#keep();
    void this.load();
  }

  /** Takes the last step back. */
  back(): void {
    const before = this.#steps.pop();
    if (before === undefined) return;
    const isOtherRoot = JSON.stringify(before.root) !== JSON.stringify(this.#state.root);
    const { place, colour, tree } = this.#state.view;
    const view = { ...before.view, colour, tree, ...(isOtherRoot || place === undefined ? {} : { place }) };
    this.change({ root: before.root, view, steps: this.#steps.length, notice: 'One step back' });
    this.#keep();
    void this.load().then(() => {
      if (isOtherRoot) this.#listener.opened();
    });
  }

  select(key: string | undefined): void {
    if (key !== this.#state.selected) this.change({ selected: key });
  }

  /** Looks for a text in the graph, and selects what is found first. */
  search(query: string): void {
    const { drawn } = this.#state;
    const matches = drawn === undefined ? [] : search(drawn, query);
    this.change({ query, matches, matchAt: 0, selected: matches[0] ?? this.#state.selected });
  }

  /** The next of what was found, or with -1 the one before. */
  nextMatch(step: 1 | -1): void {
    const { matches, matchAt } = this.#state;
    if (matches.length === 0) return;
    const at = (matchAt + step + matches.length) % matches.length;
    this.change({ matchAt: at, selected: matches[at] });
  }

  /** Opens what a node stands for: a record, or one of its versions. */
  open(key: string, opening: Opening): void {
    const node = this.#state.drawn?.graph.nodes.get(key)?.node;
    if (node === undefined) return;
    this.select(key);
    this.change({ notice: openNode(this.rpc, node, opening) });
  }

  change(change: Partial<LineageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listener.changed();
  }

  /** Where the person looks, for when the page comes back. */
  keepPlace(place: NonNullable<LineageView['place']>): void {
    this.#state = { ...this.#state, view: { ...this.#state.view, place } };
    this.#keep();
  }

  #told({ shown, request, isTrusted }: LineagePageState): void {
    const isNew = request > this.#request && shown !== undefined;
    const hasTrust = isTrusted && !this.#state.isTrusted;
    this.#request = Math.max(request, this.#request);
    this.change({ isTrusted });
    if (isNew) {
      const isOther = this.#state.root !== undefined;
      if (isOther) this.#step();
      this.change({ ...NO_SEARCH, root: shown.root, view: shown.view, selected: undefined });
      void this.load().then(() => {
        if (shown.view.place === undefined || isOther) this.#listener.opened();
      });
    } else if (hasTrust) this.reload();
  }

  #take(model: LineageModel): void {
    const { drawn, view, selected, query } = this.#state;
    const next = draw(model, view, drawn);
    const isThere = selected !== undefined && next.graph.nodes.has(selected);
    this.change({ drawn: next, selected: isThere ? selected : model.root, matches: search(next, query) });
  }

  #redraw(): void {
    const { drawn } = this.#state;
    if (drawn !== undefined) this.#take(drawn.model);
  }

  #step(): void {
    const { root, view } = this.#state;
    if (root === undefined) return;
    this.#steps.push({ root, view });
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
    this.change({ steps: this.#steps.length });
  }

  #keep(): void {
    const { root, view } = this.#state;
    if (root !== undefined) this.rpc.host('saveState', { state: { root, view } });
  }
}
