import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { DRAFT_ACTION, NEAREST_ACTION } from '../../../../../shared/src/protocol/runsPage.ts';
import {
  exampleMatrix,
  filterRows,
  hardestFirst,
  ROW_FILTERS,
  type ExampleMatrix,
  type ExampleRow,
  type RowFilter,
} from '../model/exampleRows.ts';
import { measuredTrials, type MeasuredSplit, type MeasuredTrials, type Trial } from '../model/trials.ts';
import { icon, textView } from '../../../textView.ts';
import { recordLink } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import { NOT_KNOWN, scoreText } from '../words.ts';
import { MatrixView } from './matrixView.ts';
import { objectView } from './promptView.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

const TITLES: Record<RowFilter, string> = {
  all: 'All',
  improved: 'Improved',
  regressed: 'Regressed',
  fails: 'Always fails',
  errors: 'Errors',
};

/** The matrix that was reckoned last, and what of. */
interface KnownMatrix extends ExampleMatrix {
  receipt: ReceivedRun['receipt'];
  split: MeasuredSplit;
  measured: MeasuredTrials;
}

/** The rows of val or test in all evaluations, and what became of the chosen one. */
export class ExamplesPane {
  readonly #store: RunsStore;
  readonly #changed: () => void;
  readonly #matrix: MatrixView;
  #split: MeasuredSplit = 'val';
  #filter: RowFilter = 'all';
  #isHardestFirst = false;
  #chosen: string | undefined;
  #known: KnownMatrix | undefined;

  constructor(store: RunsStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
    this.#matrix = new MatrixView(changed);
  }

  view(run: ReceivedRun): TemplateResult {
    const { rows, trials, hasDifficulties, measured } = this.#matrixOf(run);
    const filtered = filterRows(rows, this.#filter);
    const shown = this.#isHardestFirst ? hardestFirst(filtered) : filtered;
    const row = rows.find(({ id }) => id === this.#chosen);
    return html`${this.#toolbar(run, rows, hasDifficulties)}
    ${
      rows.length === 0
        ? html`<p class="quiet">The run had no rows in ${this.#split}.</p>`
        : shown.length === 0
          ? html`<p class="quiet" role="status">No row is like this.</p>`
          : html`<div class="matrix-columns">
              ${this.#matrix.view({
                ...{ rows: shown, trials, hasDifficulties, ...measured, chosen: this.#chosen },
                baseline: measured.baseline,
                best: measured.best,
                choose: (id) => {
                  this.#chosen = id;
                  this.#changed();
                },
              })}
              <div class="row-detail" tabindex="0" role="region" aria-label="The chosen row">
                ${row === undefined ? html`<p class="quiet">Choose a row to see what was asked and answered.</p>` : this.#rowDetail(run, row, measured)}
              </div>
            </div>`
    }`;
  }

  /** Reckoned once: the page is drawn again with every step of scrolling. */
  #matrixOf(run: ReceivedRun): KnownMatrix {
    const { receipt } = run;
    const split = this.#split;
    if (this.#known?.receipt !== receipt || this.#known.split !== split)
      this.#known = {
        receipt,
        split,
        ...exampleMatrix(run, split),
        measured: measuredTrials(receipt, split),
      };
    return this.#known;
  }

  #toolbar(run: ReceivedRun, rows: readonly ExampleRow[], hasDifficulties: boolean): TemplateResult {
    const splits = (['val', 'test'] as const).filter(
      (split) => (run.receipt.members?.[split]?.length ?? 0) > 0,
    );
    return html`<div class="toolbar">
      <label
        >Split
        <select
          @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement)
              this.#show(event.target.value === 'test' ? 'test' : 'val', this.#filter);
          }}
        >
          ${splits.map((split) => html`<option value=${split} ?selected=${split === this.#split}>${split}</option>`)}
        </select>
      </label>
      <div class="chips" role="group" aria-label="Which rows">
        ${ROW_FILTERS.map((filter) => {
          const count = filterRows(rows, filter).length;
          return html`<button
            class="toggle"
            aria-pressed=${filter === this.#filter ? 'true' : 'false'}
            @click=${() => {
              this.#show(this.#split, filter);
            }}
          >
            ${TITLES[filter]} <span class="count">${numeral(count)}</span>
          </button>`;
        })}
      </div>
      ${
        hasDifficulties
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${this.#isHardestFirst}
                @change=${() => {
                  this.#isHardestFirst = !this.#isHardestFirst;
                  this.#show(this.#split, this.#filter);
                }}
              />Hardest first</label
            >`
          : nothing
      }
    </div>`;
  }

  #show(split: MeasuredSplit, filter: RowFilter): void {
    this.#split = split;
    this.#filter = filter;
    this.#matrix.reset();
    this.#changed();
  }

  #rowDetail(run: ReceivedRun, row: ExampleRow, { baseline, best }: MeasuredTrials): TemplateResult {
    const { id, name } = row;
    const key = id.toLowerCase();
    const inputs = run.inputs[key] ?? run.inputs[id];
    const expected = run.expected[key] ?? run.expected[id];
    const failed = [best, baseline].find((trial) => isFailure(trial?.scores[id]));
    return html`<h3>${recordLink(this.#store, id, name)}</h3>
      ${difficultyView(row)} ${this.#rowActions(run.summary.runId, id, failed?.trial)}
      ${
        inputs === undefined
          ? html`<p class="quiet">What was asked is known on the machine that ran it.</p>`
          : html`<h4>Asked</h4>
              ${objectView(inputs)}`
      }
      ${
        expected === undefined
          ? nothing
          : html`<h4>Expected</h4>
              ${objectView(expected)}`
      }
      ${answerView('Template answered', baseline, run, id)}
      ${best === baseline ? nothing : answerView('Best answered', best, run, id)}`;
  }

  /** What can be done with a row; `failed` is the trial that it failed in. Nothing is drafted from test, which stays unseen. */
  #rowActions(runId: string, row: string, failed: number | undefined): TemplateResult {
    const store = this.#store;
    const canDraft = failed !== undefined && this.#split !== 'test' && store.has(DRAFT_ACTION);
    return html`<div class="row-actions">
      ${
        canDraft
          ? html`<button
              class="secondary"
              title="Draft a new example from what went wrong here; you review it before it counts"
              @click=${() => {
                store.rpc.host('draft', { runId, trial: failed, row });
              }}
            >
              ${icon('lightbulb')}Draft example from this failure
            </button>`
          : nothing
      }
      ${
        store.has(NEAREST_ACTION)
          ? html`<button
              class="secondary"
              title="List the examples of train and of the final prompt that are nearest to this row"
              @click=${() => {
                store.rpc.host('nearest', { runId, row });
              }}
            >
              ${icon('search')}Nearest examples
            </button>`
          : nothing
      }
    </div>`;
  }
}

function difficultyView({ difficulty, alwaysFails }: ExampleRow): TemplateResult | typeof nothing {
  if (difficulty === undefined) return nothing;
  const { value, programs } = difficulty;
  const figure = value === undefined ? NOT_KNOWN : value.toFixed(2);
  return html`<p class="quiet">
    Difficulty ${figure}, one less the mean score over ${counted(programs, 'program')}.
    ${alwaysFails ? 'No program answered it right: see whether the expected answer is.' : nothing}
  </p>`;
}

function isFailure(score: number | null | undefined): boolean {
  return score === null || (score !== undefined && score < 1);
}

function answerView(
  title: string,
  trial: Trial | undefined,
  { answers }: ReceivedRun,
  id: string,
): TemplateResult {
  if (trial === undefined)
    return html`<h4>${title}</h4>
      <p class="quiet">It was not evaluated on this row.</p>`;
  const score = trial.scores[id];
  const known = answers[String(trial.trial)];
  const answer = known?.[id] ?? known?.[id.toLowerCase()];
  return html`<h4>${title} <span class="muted">${score === null ? 'error' : scoreText(score)}</span></h4>
    ${
      score === null
        ? html`<p class="error-text">
            ${icon('error')}${textView(trial.errors?.[id] ?? 'No reason was told.')}
          </p>`
        : answer === undefined
          ? html`<p class="quiet">The answer is known on the machine that ran it.</p>`
          : objectView(answer, 'answered')
    }`;
}
