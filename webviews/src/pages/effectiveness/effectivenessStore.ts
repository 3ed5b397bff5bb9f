import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import type { Effectiveness } from '../../../../shared/src/protocol/effectiveness.ts';
import type {
  EffectivenessHostRequests,
  EffectivenessPageState,
  EffectivenessView,
} from '../../../../shared/src/protocol/effectivenessPage.ts';
import { asApiError, isCancelled, type Rpc } from '../../rpc.ts';
import { ranked, type RankedExample, type Standing } from './ranking.ts';

export type EffectivenessRpc = Rpc<EffectivenessPageState, EffectivenessHostRequests>;

/** Milliseconds of quiet before the page asks again: records change at every pause in typing. */
const QUIET = 600;

/** Everything that the page shows, and what it asks. */
export class EffectivenessStore {
  readonly rpc: EffectivenessRpc;
  answer: Effectiveness | undefined;
  error: ApiError | undefined;
  isRunning = false;
  state: EffectivenessPageState = { change: 0, view: { tab: 'examples', method: 'randomised' } };
  /** The standing that is shown; all where absent. */
  standing: Standing | undefined;
  /** Ids of the chosen examples. */
  readonly chosen = new Set<string>();
  /** Ids of the examples whose details are unfolded. */
  readonly unfolded = new Set<string>();
  readonly #changed: () => void;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: EffectivenessRpc, changed: () => void) {
    this.rpc = rpc;
    this.#changed = changed;
    rpc.onState((state) => {
      this.state = state;
      this.ask();
    });
    rpc.on('records/changed', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.ask();
      }, QUIET);
    });
  }

  /** The examples by effect, for the run and method that are looked at. */
  get examples(): RankedExample[] {
    return this.answer === undefined ? [] : ranked(this.answer, this.state.view);
  }

  /** Those of the standing that is shown. */
  get shown(): RankedExample[] {
    const { examples, standing } = this;
    return standing === undefined ? examples : examples.filter((one) => one.standing === standing);
  }

  /** Looks at effects in another way. */
  show(news: Partial<EffectivenessView>): void {
    const view = { ...this.state.view, ...news };
    this.state = { ...this.state, view };
    this.rpc.host('saveState', { state: view });
    this.#changed();
  }

  /** All runs again. */
  showAllRuns(): void {
    const { run: _, ...view } = this.state.view;
    this.state = { ...this.state, view };
    this.show({});
  }

  /** All examples again. */
  showAllExamples(): void {
    const { about: _, ...view } = this.state.view;
    this.state = { ...this.state, view };
    this.show({});
  }

  showStanding(standing: Standing | undefined): void {
    this.standing = standing;
    this.#changed();
  }

  toggle(set: Set<string>, id: string): void {
    if (!set.delete(id)) set.add(id);
    this.#changed();
  }

  /** Chooses all that are shown, or none where all are chosen already. */
  chooseShown(): void {
    const ids = this.shown.map(({ example }) => example.id);
    const isAll = ids.every((id) => this.chosen.has(id));
    this.chosen.clear();
    if (!isAll) for (const id of ids) this.chosen.add(id);
    this.#changed();
  }

  /** Asks anew; what is shown stays until more is known. */
  ask(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.isRunning = true;
    this.#changed();
    void this.#ask(abort);
  }

  async #ask(abort: AbortController): Promise<void> {
    try {
      const answer = await this.rpc.call('runs/effectiveness', {}, abort.signal);
      if (this.#abort !== abort) return;
      this.answer = answer;
      this.error = undefined;
      const known = new Set(answer.examples.map(({ id }) => id));
      for (const id of this.chosen) if (!known.has(id)) this.chosen.delete(id);
    } catch (error) {
      if (this.#abort !== abort || isCancelled(error)) return;
      this.error = asApiError(error);
    }
    this.isRunning = false;
    this.#changed();
  }
}
