import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import type {
  RecordDetail,
  RecordVersions,
  RecordVersionSummary,
} from '../../../../shared/src/protocol/records.ts';
import {
  PRESENT,
  stateName,
  type RecordBlame,
  type RecordDifference,
} from '../../../../shared/src/protocol/versionHistory.ts';
import {
  PREVIOUS,
  type VersionsHostRequests,
  type VersionsPageState,
  type VersionsView,
} from '../../../../shared/src/protocol/versionsPage.ts';
import { asApiError, isCancelled, type Rpc } from '../../rpc.ts';

export type VersionsRpc = Rpc<VersionsPageState, VersionsHostRequests>;

/** Milliseconds of quiet before the page asks again: records change at every pause in typing. */
const QUIET = 600;

/** What is asked of the server, with the answer there was last. */
interface Question<T> {
  answer: T | undefined;
  isRunning: boolean;
  error: ApiError | undefined;
}

/** Two states, the older one first. */
export interface ComparedPair {
  before: RecordVersionSummary;
  after: RecordVersionSummary;
}

/** Everything that the page shows, and what it asks. */
export class VersionsStore {
  readonly rpc: VersionsRpc;
  readonly versions: Question<RecordVersions> = question();
  readonly difference: Question<RecordDifference> = question();
  readonly blame: Question<RecordBlame> = question();
  record: RecordDetail | undefined;
  state: VersionsPageState = {
    id: '',
    isTrusted: true,
    showsCommits: false,
    change: 0,
    view: { against: PREVIOUS, shows: 'differences', texts: 'inline' },
  };
  /** Folded values that the user unfolded, by their paths. */
  readonly unfolded = new Set<string>();
  readonly #changed: () => void;
  readonly #aborts = new Map<Question<unknown>, AbortController>();
  /** Keys of the states that were compared last. */
  #compared = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: VersionsRpc, changed: () => void) {
    this.rpc = rpc;
    this.#changed = changed;
    rpc.onState((state) => {
      this.#take(state);
    });
    for (const event of ['records/changed', 'history/changed'] as const) {
      rpc.on(event, () => {
        this.#askSoon();
      });
    }
  }

  /** The states of the record, newest first. */
  get states(): readonly RecordVersionSummary[] {
    return this.versions.answer?.versions ?? [];
  }

  /** Position of the chosen state; 0 where that is gone, too. */
  get chosen(): number {
    const { chosen } = this.state.view;
    return Math.max(0, chosen === undefined ? 0 : this.#place(chosen));
  }

  /** Position of the state that the chosen one is compared with; `undefined` where there is none. */
  get against(): number | undefined {
    const { against } = this.state.view;
    if (against === PREVIOUS) return this.#before(this.chosen);
    const at =
      against === PRESENT ? this.states.findIndex(({ isPresent }) => isPresent) : this.#place(against);
    return at < 0 || at === this.chosen ? undefined : at;
  }

  /** What is compared, the older state first. */
  get pair(): ComparedPair | undefined {
    const { chosen, against } = this;
    const [one, other] = [this.states[chosen], against === undefined ? undefined : this.states[against]];
    if (one === undefined || other === undefined || against === undefined) return undefined;
    const [after, before] = chosen < against ? [one, other] : [other, one];
    return { before, after };
  }

  choose(at: number): void {
    const state = this.states[at];
    if (state !== undefined) this.show({ chosen: keyOf(state) });
  }

  /** Opens the chosen version in an editor: the record itself where that is what it is now. */
  open(): void {
    const state = this.states[this.chosen];
    if (state?.isPresent === true) this.rpc.host('openRecord', {});
    else if (state !== undefined) this.rpc.host('openVersion', { state: nameOf(state) });
  }

  /** Looks at the versions in another way. */
  show(news: Partial<VersionsView>): void {
    const view = { ...this.state.view, ...news };
    this.state = { ...this.state, view };
    this.unfolded.clear();
    this.rpc.host('saveState', { state: view });
    this.#askForView();
    this.#changed();
  }

  toggleFold(path: string): void {
    if (!this.unfolded.delete(path)) this.unfolded.add(path);
    this.#changed();
  }

  /** Asks for everything anew; what is shown stays until more is known. */
  ask(): void {
    clearTimeout(this.#timer);
    const { id, isTrusted } = this.state;
    if (id === '' || !isTrusted) return;
    void this.#run(this.versions, (signal) => this.rpc.call('records/versions', { id }, signal)).then(() => {
      this.#askForView();
    });
    void this.#askForRecord(id);
  }

  /** Stops waiting for the history. */
  cancel(): void {
    for (const abort of this.#aborts.values()) abort.abort();
  }

  #take(state: VersionsPageState): void {
    if (state.id !== this.state.id) this.#forget();
    this.state = state;
    this.ask();
    this.#changed();
  }

  /** Position of the newest state with a key, or with a content hash; -1 where there is none. */
  #place(name: string): number {
    const at = this.states.findIndex((state) => keyOf(state) === name);
    return at >= 0 ? at : this.states.findIndex(({ contentHash }) => contentHash === name);
  }

  #drop(one: Question<unknown>): void {
    this.#aborts.get(one)?.abort();
    this.#aborts.delete(one);
    Object.assign(one, { answer: undefined, error: undefined, isRunning: false });
  }

  #forget(): void {
    for (const one of [this.versions, this.difference, this.blame]) this.#drop(one);
    this.record = undefined;
    this.unfolded.clear();
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.ask();
    }, QUIET);
  }

  #askForView(): void {
    const { id, view } = this.state;
    const { pair } = this;
    if (pair === undefined) this.#drop(this.difference);
    else {
      const states = { before: nameOf(pair.before), after: nameOf(pair.after) };
      const compared = `${keyOf(pair.before)} ${keyOf(pair.after)}`;
      // What other states differ in must not stand below these.
      if (compared !== this.#compared) this.#drop(this.difference);
      this.#compared = compared;
      void this.#run(this.difference, (signal) =>
        this.rpc.call('records/difference', { id, ...states }, signal),
      );
    }
    if (view.shows === 'fields')
      void this.#run(this.blame, (signal) => this.rpc.call('records/blame', { id }, signal));
  }

  /** The record's name; without it the page shows its id. */
  async #askForRecord(id: string): Promise<void> {
    const record = await this.rpc.call('records/get', { id }).catch(() => undefined);
    if (id !== this.state.id) return;
    this.record = record ?? undefined;
    this.#changed();
  }

  /** Asks; an earlier question of the kind is called off. */
  async #run<T>(one: Question<T>, call: (signal: AbortSignal) => Promise<T | null>): Promise<void> {
    this.#aborts.get(one)?.abort();
    const abort = new AbortController();
    this.#aborts.set(one, abort);
    one.isRunning = true;
    try {
      const answer = await call(abort.signal);
      if (this.#aborts.get(one) !== abort) return;
      Object.assign(one, { answer: answer ?? undefined, error: undefined });
    } catch (error) {
      if (this.#aborts.get(one) !== abort) return;
      // What is shown is as good as before.
      if (!isCancelled(error) || one.answer === undefined) one.error = asApiError(error);
    }
    one.isRunning = false;
    this.#changed();
  }

  /** The state that the one at a position came from. */
  #before(at: number): number | undefined {
    const state = this.states[at];
    const [parent] = state?.parents ?? [];
    const found = this.states.findIndex(({ contentHash }, place) => place > at && contentHash === parent);
    const next = found >= 0 ? found : at + 1;
    return this.states[next] === undefined ? undefined : next;
  }
}

/** Tells a state from all others: the same content may have come several times. */
export function keyOf({ contentHash, commit, pending }: RecordVersionSummary): string {
  return `${commit?.commit ?? pending ?? ''} ${contentHash}`;
}

/** How questions name a state. */
export function nameOf({ contentHash, commit, isPresent }: RecordVersionSummary): string {
  if (isPresent) return PRESENT;
  return stateName({ contentHash, ...(commit !== undefined && { commit: commit.commit }) });
}

function question<T>(): Question<T> {
  return { answer: undefined, isRunning: false, error: undefined };
}
