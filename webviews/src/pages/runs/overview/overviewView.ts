import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../../shared/src/counted.ts';
import type { RunList, RunSpecification, RunSummary } from '../../../../../shared/src/protocol/runs.ts';
import { messageView } from '../../../notice.ts';
import { icon, plainText, textView } from '../../../textView.ts';
import type { ScoreScale } from '../plots/scale.ts';
import type { RunsStore } from '../runsStore.ts';
import { filterRuns } from './filterRuns.ts';
import { gainScale, runRow } from './runRow.ts';

/** Executions that are listed at once. */
const MOST_SHOWN = 150;
/** As many can be compared at once. */
export const MOST_COMPARED = 12;

/** All specifications with their executions; two or more can be chosen to be compared. */
export class Overview {
  readonly #store: RunsStore;
  readonly #changed: () => void;
  readonly #chosen = new Set<string>();
  #shown = MOST_SHOWN;

  constructor(store: RunsStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  view(list: RunList): TemplateResult {
    const { filter } = this.#store.view;
    const found = filterRuns(list, filter);
    if (list.specifications.length + list.orphans.length === 0) return this.#emptyView();
    const runs = found.flatMap(({ executions }) => executions);
    const scale = gainScale(runs);
    let left = this.#shown;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Runs by specification">
      ${this.#toolbar(found)}
      ${found.map((specification) => {
        const shown = specification.executions.slice(0, Math.max(0, left));
        left -= shown.length;
        return this.#specificationView(specification, shown, scale);
      })}
      ${found.length === 0 ? html`<p class="quiet" role="status">No run has these words.</p>` : nothing}
      ${
        runs.length > this.#shown
          ? html`<button
              class="link"
              @click=${() => {
                this.#shown += MOST_SHOWN;
                this.#changed();
              }}
            >
              Show ${counted(runs.length - this.#shown, 'older run')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #emptyView(): TemplateResult {
    return messageView(
      'beaker',
      'No runs yet',
      'A run specification says which template is optimized on which dataset. Make one, look at its plan, and start it.',
      html`<button
        class="primary"
        @click=${() => {
          this.#store.launch();
        }}
      >
        New run
      </button>`,
    );
  }

  #toolbar(found: readonly RunSpecification[]): TemplateResult {
    const known = new Set(found.flatMap(({ executions }) => executions.map(({ runId }) => runId)));
    const chosen = [...this.#chosen].filter((runId) => known.has(runId));
    return html`<div class="toolbar">
      <label class="filter"
        >Filter
        <input
          type="search"
          placeholder="name, optimizer, model, state"
          .value=${this.#store.view.filter}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement)
              this.#store.show({ filter: event.target.value.slice(0, 200) });
          }}
        />
      </label>
      <span class="filler"></span>
      <span class="quiet" role="status"
        >${chosen.length === 0 ? 'Choose two or more to compare them.' : `${String(chosen.length)} chosen`}</span
      >
      <button
        class="secondary"
        ?disabled=${chosen.length < 2 || chosen.length > MOST_COMPARED}
        title=${chosen.length > MOST_COMPARED ? `At most ${String(MOST_COMPARED)} runs are compared at once` : ''}
        @click=${() => {
          this.#store.show({ shows: 'comparison', runIds: chosen });
        }}
      >
        ${icon('git-compare')}Compare
      </button>
    </div>`;
  }

  #specificationView(
    specification: RunSpecification,
    shown: readonly RunSummary[],
    scale: ScoreScale,
  ): TemplateResult {
    const { id, name, optimizer, executions } = specification;
    return html`<section class="specification" aria-label=${plainText(name)}>
      <h3>
        <span>${textView(name)}</span>
        ${optimizer === undefined ? nothing : html`<span class="muted">${textView(optimizer)}</span>`}
        <span class="filler"></span>
        ${
          specification.uri === ''
            ? nothing
            : html`<button
                  class="icon-button"
                  title="Show the specification in its file"
                  aria-label=${`Show ${plainText(name)} in its file`}
                  @click=${() => {
                    this.#store.rpc.host('openRecord', { id });
                  }}
                >
                  ${icon('go-to-file')}
                </button>
                <button
                  class="secondary"
                  aria-label=${`Plan and start ${plainText(name)}`}
                  @click=${() => {
                    this.#store.launch(id);
                  }}
                >
                  ${icon('play')}Start…
                </button>`
        }
      </h3>
      ${
        executions.length === 0
          ? html`<p class="quiet">Not run yet.</p>`
          : shown.length === 0
            ? nothing
            : html`<table class="runs">
                <thead>
                  <tr>
                    <th scope="col"><span class="sr-only">Chosen</span></th>
                    <th scope="col">Run</th>
                    <th scope="col">State</th>
                    <th scope="col">Best on val</th>
                    <th scope="col">Gain on test</th>
                    <th scope="col">Cost</th>
                    <th scope="col">Started</th>
                  </tr>
                </thead>
                <tbody>
                  ${shown.map((run) =>
                    runRow(this.#store, run, {
                      scale,
                      isChosen: this.#chosen.has(run.runId),
                      toggle: () => {
                        if (!this.#chosen.delete(run.runId)) this.#chosen.add(run.runId);
                        this.#changed();
                      },
                    }),
                  )}
                </tbody>
              </table>`
      }
    </section>`;
  }
}
