import { html, nothing, render, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import {
  EFFECTIVENESS_TABS,
  type EffectivenessTab,
} from '../../../../shared/src/protocol/effectivenessPage.ts';
import { messageView, noticeView } from '../../notice.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';
import { icon } from '../../textView.ts';
import { EffectivenessStore, type EffectivenessRpc } from './effectivenessStore.ts';
import { runText } from './effectText.ts';
import { ExamplesTab } from './examplesTab.ts';
import { groupsTab } from './groupsTab.ts';
import { runsTab } from './runsTab.ts';

const TAB_NAMES: Readonly<Record<EffectivenessTab, string>> = {
  examples: 'Examples',
  groups: 'Functions and domains',
  databits: 'DataBits',
  runs: 'Runs',
};

/** The page of what runs measured of examples: renders the store, once a frame. */
export class EffectivenessPage {
  readonly #root: HTMLElement;
  readonly #store: EffectivenessStore;
  readonly #examples: ExamplesTab;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });

  constructor(root: HTMLElement, rpc: EffectivenessRpc) {
    this.#root = root;
    const changed = (): void => {
      this.#frame.ask();
    };
    this.#store = new EffectivenessStore(rpc, changed);
    this.#examples = new ExamplesTab(this.#store, changed);
  }

  start(): void {
    this.#render();
    this.#store.rpc.ready();
  }

  #render(): void {
    render(
      html`${this.#header()}
        <main class="main" aria-busy=${this.#store.isRunning ? 'true' : 'false'}>${this.#main()}</main>`,
      this.#root,
    );
  }

  #header(): TemplateResult {
    return html`<header class="head">
      <h2>Effectiveness of examples</h2>
      <span class="filler"></span>
      ${this.#choices()}
      <button
        class="icon-button"
        title="Read the runs again"
        aria-label="Read the runs again"
        @click=${() => {
          this.#store.ask();
        }}
      >
        ${icon('refresh')}
      </button>
    </header>`;
  }

  /** Which runs, and which way of measuring where there are two. */
  #choices(): TemplateResult | typeof nothing {
    const { answer, state } = this.#store;
    if (answer === undefined || answer.runs.length === 0) return nothing;
    const { run, method } = state.view;
    const hasShapley = answer.examples.some(({ effects }) => effects.some((one) => one.method === 'shapley'));
    return html`<label>
        Run
        <select
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            if (value === '') this.#store.showAllRuns();
            else this.#store.show({ run: value });
          }}
        >
          <option value="" ?selected=${run === undefined}>the newest for each</option>
          ${answer.runs.map(
            (one) => html`<option value=${one.runId} ?selected=${one.runId === run}>${runText(one)}</option>`,
          )}
        </select>
      </label>
      ${
        hasShapley || method === 'shapley'
          ? html`<label>
              Measured by
              <select
                @change=${(event: Event) => {
                  const { value } = event.target as HTMLSelectElement;
                  this.#store.show({ method: value === 'shapley' ? 'shapley' : 'randomised' });
                }}
              >
                <option value="randomised" ?selected=${method === 'randomised'}>random prompts</option>
                <option value="shapley" ?selected=${method === 'shapley'}>Shapley values</option>
              </select>
            </label>`
          : nothing
      }`;
  }

  #main(): TemplateResult {
    const { answer, error, state } = this.#store;
    if (answer === undefined && error !== undefined)
      return html`<div role="alert">
        ${messageView('error', 'The runs could not be read', error.message)}
      </div>`;
    if (answer === undefined) return html`<div class="message" role="status"><p>Reading the runs…</p></div>`;
    if (answer.runs.length === 0)
      return messageView(
        'graph',
        'Nothing was measured yet',
        'Put “attribution: {}” into a run specification and run it: it then measures what single examples change.',
      );
    return html`${error === undefined ? nothing : noticeView('error', error.message)} ${this.#summary()}
      ${this.#tabs()}
      <div class="scroll" role="tabpanel" id="panel" aria-labelledby="tab-${state.view.tab}" tabindex="0">
        ${this.#tabView(state.view.tab)}
      </div>`;
  }

  #summary(): TemplateResult {
    const { answer } = this.#store;
    const { examples = [], runs = [], gone = 0, leftOut = 0 } = answer ?? {};
    const parts = [
      `${counted(examples.length, 'example')} measured in ${counted(runs.length, 'run')}`,
      ...(gone === 0 ? [] : [`${numeral(gone)} not in the workspace any more`]),
      ...(leftOut === 0 ? [] : [`${numeral(leftOut)} more than the page has room for`]),
    ];
    return html`<p class="summary" role="status">${parts.join(', ')}.</p>`;
  }

  #tabs(): TemplateResult {
    const { tab: shown } = this.#store.state.view;
    return html`<div
      class="tabs"
      role="tablist"
      aria-label="Effects of"
      @keydown=${(event: KeyboardEvent) => {
        this.#handleKey(event);
      }}
    >
      ${EFFECTIVENESS_TABS.map(
        (tab) =>
          html`<button
            class="tab"
            role="tab"
            id="tab-${tab}"
            aria-selected=${tab === shown ? 'true' : 'false'}
            aria-controls="panel"
            tabindex=${tab === shown ? '0' : '-1'}
            @click=${() => {
              this.#store.show({ tab });
            }}
          >
            ${TAB_NAMES[tab]}
          </button>`,
      )}
    </div>`;
  }

  /** Arrows, Home and End go from tab to tab. */
  #handleKey(event: KeyboardEvent): void {
    const last = EFFECTIVENESS_TABS.length - 1;
    const at = EFFECTIVENESS_TABS.indexOf(this.#store.state.view.tab);
    const places: Partial<Record<string, number>> = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    };
    const tab = EFFECTIVENESS_TABS[places[event.key] ?? -1];
    if (tab === undefined) return;
    event.preventDefault();
    this.#store.show({ tab });
    this.#frame.doNow();
    this.#root.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }

  #tabView(tab: EffectivenessTab): TemplateResult {
    switch (tab) {
      case 'examples':
        return this.#examples.view();
      case 'groups':
        return groupsTab(this.#store, ['function', 'domain']);
      case 'databits':
        return groupsTab(this.#store, ['databit']);
      case 'runs':
        return runsTab(this.#store);
    }
  }
}
