import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../shared/src/counted.ts';
import { icon, plainText, textView } from '../../textView.ts';
import type { EffectivenessStore } from './effectivenessStore.ts';
import { METHOD_MEANINGS, standingWords } from './effectText.ts';
import { exampleDetail } from './exampleDetail.ts';
import { effectView } from './intervalPlot.ts';
import { countsOf, reachOf, STANDINGS, type RankedExample } from './ranking.ts';

/** Examples on a page of the table. */
const PAGE = 100;

/** The examples by effect: filters by what the evidence says, a table, and what can be done with the chosen ones. */
export class ExamplesTab {
  readonly #store: EffectivenessStore;
  readonly #changed: () => void;
  #page = 0;

  constructor(store: EffectivenessStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  view(): TemplateResult {
    const { shown, standing, state } = this.#store;
    const { method } = state.view;
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    this.#page = Math.min(this.#page, pages - 1);
    const rows = shown.slice(PAGE * this.#page, PAGE * (this.#page + 1));
    const reach = reachOf(shown.map(({ effect }) => effect));
    return html`${this.#aboutBar()}${this.#filters()}
      <p class="muted hint">
        ${standing === undefined ? METHOD_MEANINGS[method] : standingWords(standing, method).hint}
      </p>
      ${this.#chosenBar()}
      ${
        rows.length === 0
          ? html`<p class="muted hint" role="status">${this.#nothingText()}</p>`
          : html`<table class="ranking">
              <caption class="sr-only">
                Examples by effect
              </caption>
              <thead>
                <tr>
                  <th scope="col" class="choose">${this.#chooseAll()}</th>
                  <th scope="col">Example</th>
                  <th scope="col">Effect, with its 95 % interval</th>
                  <th scope="col" class="wide">Function</th>
                  <th scope="col" class="wide">Domain</th>
                  <th scope="col" class="wide number">Uses</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => this.#row(row, reach))}
              </tbody>
            </table>`
      }
      ${pages > 1 ? this.#pager(pages) : nothing}`;
  }

  /** What the examples have to do with, where only some are shown. */
  #aboutBar(): TemplateResult | typeof nothing {
    const { answer, state, rpc } = this.#store;
    const { about } = state.view;
    if (about === undefined) return nothing;
    const example = answer?.examples.find(({ id }) => id === about);
    const bit = answer?.examples.flatMap(({ sources }) => sources).find(({ id }) => id === about);
    return html`<div class="about-bar" role="group" aria-label="Which examples">
      <span role="status">
        ${example !== undefined ? 'Only' : bit !== undefined ? 'Only those that derive from' : 'Only those of'}
        <b>${textView(example?.name ?? bit?.name ?? about)}</b>
      </span>
      <button
        class="link"
        @click=${() => {
          rpc.host('showLineage', { id: about });
        }}
      >
        Show Lineage
      </button>
      <button
        class="link"
        @click=${() => {
          this.#page = 0;
          this.#store.showAllExamples();
        }}
      >
        All examples
      </button>
    </div>`;
  }

  #nothingText(): string {
    const { answer, state, standing } = this.#store;
    const { run, about } = state.view;
    if (run !== undefined && answer?.runs.every(({ runId }) => runId !== run) === true)
      return 'This run did not measure its examples: its specification needs “attribution: {}”.';
    if (about !== undefined && standing === undefined)
      return 'No run measured an example of this record yet.';
    return 'No example of this kind.';
  }

  #filters(): TemplateResult {
    const { examples, standing, state } = this.#store;
    const { method } = state.view;
    const counts = countsOf(examples);
    const filter = (name: typeof standing, label: string, count: number): TemplateResult =>
      html`<button
        class="toggle"
        aria-pressed=${standing === name ? 'true' : 'false'}
        @click=${() => {
          this.#page = 0;
          this.#store.showStanding(name);
        }}
      >
        ${label} <span class="count">${String(count)}</span>
      </button>`;
    return html`<div class="filters" role="group" aria-label="What the evidence says">
      ${filter(undefined, 'All', examples.length)}
      ${STANDINGS.filter((name) => counts[name] > 0 || name === standing).map((name) =>
        filter(name, standingWords(name, method).name, counts[name]),
      )}
    </div>`;
  }

  #chooseAll(): TemplateResult {
    const { shown, chosen } = this.#store;
    const count = shown.filter(({ example }) => chosen.has(example.id)).length;
    return html`<input
      type="checkbox"
      aria-label="Choose all shown"
      .checked=${count > 0 && count === shown.length}
      .indeterminate=${count > 0 && count < shown.length}
      @change=${() => {
        this.#store.chooseShown();
      }}
    />`;
  }

  /** What can be done with the chosen examples; their status is changed by an edit that the user sees. */
  #chosenBar(): TemplateResult | typeof nothing {
    const { chosen, rpc } = this.#store;
    if (chosen.size === 0) return nothing;
    const ids = [...chosen];
    return html`<div class="chosen-bar" role="group" aria-label="Chosen examples">
      <span role="status">${counted(chosen.size, 'example')} chosen</span>
      <button
        class="secondary"
        @click=${() => {
          rpc.host('setStatus', { ids, status: 'deprecated' });
        }}
      >
        Deprecate…
      </button>
      <button
        class="secondary"
        @click=${() => {
          rpc.host('setStatus', { ids });
        }}
      >
        Set Status…
      </button>
      <button
        class="link"
        @click=${() => {
          chosen.clear();
          this.#changed();
        }}
      >
        Choose none
      </button>
    </div>`;
  }

  #row({ example, effect, standing }: RankedExample, reach: number): TemplateResult {
    const { chosen, unfolded } = this.#store;
    const name = plainText(example.name);
    const isOpen = unfolded.has(example.id);
    return html`<tr data-id=${example.id}>
        <td>
          <input
            type="checkbox"
            aria-label="Choose ${name}"
            .checked=${chosen.has(example.id)}
            @change=${() => {
              this.#store.toggle(chosen, example.id);
            }}
          />
        </td>
        <th scope="row">
          <span class="name-line">
            <button
              class="icon-button"
              aria-expanded=${isOpen ? 'true' : 'false'}
              aria-label="Details of ${name}"
              title="Its effects in each run, and what it derives from"
              @click=${() => {
                this.#store.toggle(unfolded, example.id);
              }}
            >
              ${icon(isOpen ? 'chevron-down' : 'chevron-right')}
            </button>
            <button
              class="link name"
              title="Show the record in its file"
              @click=${() => {
                this.#store.rpc.host('open', { ...example.place, aside: true });
              }}
            >
              ${textView(example.name)}
            </button>
            ${example.status === undefined ? nothing : html`<span class="badge">${textView(example.status)}</span>`}
          </span>
        </th>
        <td>${effectView(effect, reach, standing)}</td>
        <td class="wide">${textView(example.functionName ?? '')}</td>
        <td class="wide">${textView(example.domain ?? '')}</td>
        <td class="wide number">${String(example.uses)}</td>
      </tr>
      ${
        isOpen
          ? html`<tr class="detail-row">
              <td></td>
              <td colspan="5">${exampleDetail(example, this.#store)}</td>
            </tr>`
          : nothing
      }`;
  }

  #pager(pages: number): TemplateResult {
    const button = (label: string, to: number): TemplateResult =>
      html`<button
        class="secondary"
        ?disabled=${to < 0 || to >= pages}
        @click=${() => {
          this.#page = to;
          this.#changed();
        }}
      >
        ${label}
      </button>`;
    return html`<nav class="pager" aria-label="Pages of examples">
      ${button('Previous', this.#page - 1)}
      <span role="status">Page ${String(this.#page + 1)} of ${String(pages)}</span>
      ${button('Next', this.#page + 1)}
    </nav>`;
  }
}
