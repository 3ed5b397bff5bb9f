import type { RecordDetail, RecordSummary } from '../../../../shared/src/protocol/records.ts';
import type {
  RunDetail,
  RunList,
  RunPlanAnswer,
  RunProgress,
  RunSummary,
} from '../../../../shared/src/protocol/runs.ts';
import {
  FIRST_RUNS_VIEW,
  type RunsHostRequests,
  type RunsPageState,
  type RunsView,
} from '../../../../shared/src/protocol/runsPage.ts';
import type { Rpc } from '../../rpc.ts';
import { Question } from './question.ts';

export type RunsRpc = Rpc<RunsPageState, RunsHostRequests>;

/** Milliseconds between two looks at a run under way. */
const SECOND = 1000;
/** Milliseconds of quiet before the page asks again: records change at every pause in typing. */
const QUIET = 600;

/** What a new specification can be made of. */
export interface RecordChoices {
  templates: RecordSummary[];
  datasets: RecordSummary[];
}

/** Everything that the page shows, and what it asks. */
export class RunsStore {
  readonly rpc: RunsRpc;
  readonly list: Question<RunList>;
  readonly detail: Question<RunDetail | null>;
  readonly progress: Question<RunProgress | null>;
  /** Those that are compared, in the order in which they were chosen. */
  readonly compared: Question<(RunDetail | null)[]>;
  readonly plan: Question<RunPlanAnswer | null>;
  readonly choices: Question<RecordChoices>;
  /** The template of the run, for the names and types of its fields. */
  readonly template: Question<RecordDetail | null>;
  state: RunsPageState = {
    ...{ isTrusted: true, isVisible: true, commands: [], change: 0 },
    view: FIRST_RUNS_VIEW,
  };
  readonly #changed: () => void;
  /** The specification that was started from here, and the executions that there were before. */
  #started: { specId: string; before: ReadonlySet<string> } | undefined;
  /** What the answers are about. */
  #about = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: RunsRpc, changed: () => void) {
    this.rpc = rpc;
    this.#changed = changed;
    this.list = new Question(changed);
    this.detail = new Question(changed);
    this.progress = new Question(changed);
    this.compared = new Question(changed);
    this.plan = new Question(changed);
    this.choices = new Question(changed);
    this.template = new Question(changed);
    rpc.onState((state) => {
      this.state = state;
      this.#forgetOthers();
      if (state.isVisible) this.ask();
      changed();
    });
    for (const event of ['records/changed', 'runs/changed'] as const) {
      rpc.on(event, () => {
        this.#askSoon();
      });
    }
  }

  get view(): RunsView {
    return this.state.view;
  }

  /** All executions, the newest of each specification first. */
  get executions(): RunSummary[] {
    const { specifications = [], orphans = [] } = this.list.answer ?? {};
    return [...specifications.flatMap(({ executions }) => executions), ...orphans];
  }

  /** True where the editor has a command. */
  has(command: string): boolean {
    return this.state.commands.includes(command);
  }

  /** Looks at runs in another way. */
  show(news: Partial<RunsView>): void {
    const moved = Object.keys(news).some((key) => key === 'shows' || key === 'runIds' || key === 'specId');
    this.#keep({ ...this.view, ...news });
    if (moved) {
      this.#forgetOthers();
      this.ask();
    }
    this.#changed();
  }

  /** Shows the form, with the specification that is to be started, or none for a new one. */
  launch(specId?: string): void {
    const { specId: _, ...view } = this.view;
    this.#keep({ ...view, shows: 'launcher', ...(specId !== undefined && { specId }) });
    this.#forgetOthers();
    this.ask();
    this.#changed();
  }

  /** Asks the editor to start a specification, and shows its run as soon as there is one. */
  start(specId: string): void {
    this.#started = { specId, before: new Set(this.executions.map(({ runId }) => runId)) };
    this.rpc.host('specificationAction', { action: 'databits.runSpecification', specId });
  }

  /** Asks for everything anew; what is shown stays until more is known. */
  ask(): void {
    clearTimeout(this.#timer);
    void this.list
      .ask((signal) => this.rpc.call('runs/list', {}, signal))
      .then(() => {
        this.#showStarted();
      });
    const { shows, specId } = this.view;
    if (shows === 'run') void this.#askForRun();
    if (shows === 'comparison') this.#askForCompared();
    if (shows !== 'launcher') return;
    void this.choices.ask((signal) => this.#choices(signal));
    if (specId !== undefined) void this.plan.ask((signal) => this.rpc.call('runs/plan', { specId }, signal));
  }

  /** Where somebody waits at the form that they started a run from, it is what they want to see. */
  #showStarted(): void {
    const { shows, specId } = this.view;
    if (this.#started === undefined || shows !== 'launcher' || specId !== this.#started.specId) return;
    const { before } = this.#started;
    const ours = this.list.answer?.specifications.find(({ id }) => id === specId)?.executions ?? [];
    const run = ours.find(({ runId, status }) => status === 'running' && !before.has(runId));
    if (run === undefined) return;
    this.#started = undefined;
    this.show({ shows: 'run', runIds: [run.runId] });
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.ask();
    }, QUIET);
  }

  #keep(view: RunsView): void {
    this.state = { ...this.state, view };
    this.rpc.host('saveState', { state: view });
  }

  /** What other runs came to must not stand under the name of this one. */
  #forgetOthers(): void {
    const { shows, runIds, specId = '' } = this.view;
    const about = [shows, specId, ...runIds].join(' ');
    if (about === this.#about) return;
    this.#about = about;
    clearTimeout(this.#poll);
    for (const one of [this.detail, this.progress, this.compared, this.plan, this.template]) one.drop();
  }

  async #askForRun(): Promise<void> {
    const [runId] = this.view.runIds;
    if (runId === undefined) return;
    await this.detail.ask((signal) => this.rpc.call('runs/get', { runId }, signal));
    if (this.view.runIds[0] !== runId || this.view.shows !== 'run') return;
    const { summary, receipt } = this.detail.answer ?? {};
    if (receipt !== undefined) {
      void this.template.ask((signal) => this.rpc.call('records/get', { id: receipt.template.id }, signal));
      return;
    }
    if (summary !== undefined) await this.#follow(runId);
  }

  /** Looks every second how far a run is, while somebody sees it; asks for what it came to once it ended. */
  async #follow(runId: string): Promise<void> {
    clearTimeout(this.#poll);
    await this.progress.ask((signal) => this.rpc.call('runs/progress', { runId }, signal));
    if (!this.state.isVisible || this.view.shows !== 'run' || this.view.runIds[0] !== runId) return;
    if (this.progress.error !== undefined) return;
    const status = this.progress.answer?.status;
    const isOver = status !== 'running';
    if (isOver && status === this.detail.answer?.summary.status) return;
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => {
      if (isOver) this.ask();
      else void this.#follow(runId);
    }, SECOND);
  }

  #askForCompared(): void {
    const { runIds } = this.view;
    void this.compared.ask((signal) =>
      Promise.all(runIds.map((runId) => this.rpc.call('runs/get', { runId }, signal))),
    );
  }

  async #choices(signal: AbortSignal): Promise<RecordChoices> {
    const [templates, datasets] = await Promise.all([
      this.rpc.call('records/list', { kind: 'template' }, signal),
      this.rpc.call('records/list', { kind: 'dataset' }, signal),
    ]);
    return { templates: templates.records, datasets: datasets.records };
  }
}
