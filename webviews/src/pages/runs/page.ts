import { html, nothing, render, type TemplateResult } from 'lit';
import type { RunDetail } from '../../../../shared/src/protocol/runs.ts';
import { messageView, noticeView, waitingView } from '../../notice.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';
import { icon } from '../../textView.ts';
import { comparisonView } from './comparison/comparisonView.ts';
import { launcherView } from './launcher/launcherView.ts';
import { monitorView } from './monitor/monitorView.ts';
import { Overview } from './overview/overviewView.ts';
import { ScorePlot } from './plots/scorePlot.ts';
import { ExamplesPane } from './results/examplesPane.ts';
import { resultsView } from './results/resultsView.ts';
import { TrialsPane } from './results/trialsPane.ts';
import { headerView } from './header.ts';
import type { Question } from './question.ts';
import { RunsStore, type RunsRpc } from './runsStore.ts';

/** Milliseconds between two looks at how long ago things were. */
const MINUTE = 60_000;

/** The page of runs: renders the store, once a frame. */
export class RunsPage {
  readonly #root: HTMLElement;
  readonly #store: RunsStore;
  readonly #overview: Overview;
  readonly #plot: ScorePlot;
  readonly #trials: TrialsPane;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });
  #examples: ExamplesPane;
  /** The execution that the examples are of. */
  #runId = '';

  constructor(root: HTMLElement, rpc: RunsRpc) {
    const changed = (): void => {
      this.#frame.ask();
    };
    this.#root = root;
    this.#store = new RunsStore(rpc, changed);
    this.#overview = new Overview(this.#store, changed);
    this.#plot = new ScorePlot(changed);
    this.#trials = new TrialsPane(this.#plot, changed);
    this.#examples = new ExamplesPane(this.#store, changed);
  }

  start(): void {
    setInterval(() => {
      this.#frame.ask();
    }, MINUTE);
    this.#render();
    this.#store.rpc.ready();
  }

  #render(): void {
    const { list, detail, compared, plan } = this.#store;
    const isBusy = [list, detail, compared, plan].some(({ isRunning }) => isRunning);
    render(
      html`${headerView(this.#store)}
        <main class="main" aria-busy=${isBusy ? 'true' : 'false'}>
          ${this.#notices()}${this.#content()}
        </main>`,
      this.#root,
    );
  }

  /** What failed while older answers are still shown. */
  #notices(): TemplateResult | typeof nothing {
    const { list, detail, compared, plan } = this.#store;
    const failed = [list, detail, compared, plan].find(
      ({ error, answer }) => error !== undefined && answer !== undefined,
    );
    return failed?.error === undefined ? nothing : noticeView('error', failed.error.message);
  }

  #content(): TemplateResult {
    const { view, list, compared } = this.#store;
    switch (view.shows) {
      case 'overview':
        return list.answer === undefined
          ? this.#waitView(list, 'Reading the runs')
          : this.#overview.view(list.answer);
      case 'launcher':
        return list.answer === undefined
          ? this.#waitView(list, 'Reading the runs')
          : launcherView(this.#store);
      case 'comparison':
        return compared.answer === undefined
          ? this.#waitView(compared, 'Reading the receipts')
          : comparisonView(this.#store, compared.answer);
      case 'run':
        return this.#runView();
    }
  }

  #runView(): TemplateResult {
    const { detail } = this.#store;
    if (detail.answer === undefined) return this.#waitView(detail, 'Reading the run');
    if (detail.answer === null)
      return messageView(
        'question',
        'No such run',
        'Neither a receipt nor this machine’s own folder knows it.',
        this.#backView(),
      );
    const { summary, receipt, ...rest }: RunDetail = detail.answer;
    if (receipt === undefined) return monitorView(this.#store, summary, this.#plot);
    if (summary.runId !== this.#runId) {
      this.#runId = summary.runId;
      this.#examples = new ExamplesPane(this.#store, () => {
        this.#frame.ask();
      });
    }
    return resultsView(
      this.#store,
      { summary, receipt, ...rest },
      { trials: this.#trials, examples: this.#examples },
    );
  }

  #waitView(question: Question<unknown>, title: string): TemplateResult {
    const { error } = question;
    if (error === undefined)
      return waitingView(title, 'Receipts are read from the files beside their specifications.', () => {
        question.cancel();
      });
    return html`<div role="alert">
      ${messageView(
        error.code === 'cancelled' ? 'circle-slash' : 'error',
        error.code === 'cancelled' ? 'Cancelled' : 'The runs could not be read',
        error.code === 'cancelled' ? 'Nothing was read.' : error.message,
        html`<button
          class="secondary"
          @click=${() => {
            this.#store.ask();
          }}
        >
          ${icon('refresh')}Read again
        </button>`,
      )}
    </div>`;
  }

  #backView(): TemplateResult {
    return html`<button
      class="secondary"
      @click=${() => {
        this.#store.show({ shows: 'overview' });
      }}
    >
      Show all runs
    </button>`;
  }
}
