import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssProperties } from '../../../cssProperties.ts';
import { plainText, textView } from '../../../textView.ts';
import { rowWindow, scrollToShow } from '../../../window.ts';
import type { ExampleRow } from '../model/exampleRows.ts';
import type { Trial } from '../model/trials.ts';
import { scoreText } from '../words.ts';

const ROW_HEIGHT = 24;
/** Room that is taken for granted until the page was laid out. */
const FIRST_HEIGHT = 600;

export interface MatrixPlaces {
  rows: readonly ExampleRow[];
  trials: readonly Trial[];
  /** True where it is known how hard some rows were. */
  hasDifficulties: boolean;
  baseline: Trial | undefined;
  best: Trial | undefined;
  /** Id of the chosen row. */
  chosen: string | undefined;
  choose: (id: string) => void;
}

/** The rows of a split against its evaluations; only the rows in sight are in the document. */
export class MatrixView {
  readonly #changed: () => void;
  #top = 0;
  #height = FIRST_HEIGHT;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  view(places: MatrixPlaces): TemplateResult {
    const { rows, trials, hasDifficulties, chosen } = places;
    const columns = trials.length + (hasDifficulties ? 1 : 0);
    const { first, end } = rowWindow(this.#top, this.#height, ROW_HEIGHT, rows.length);
    const at = rows.findIndex(({ id }) => id === chosen);
    return html`<div
      class="matrix"
      role="grid"
      tabindex="0"
      aria-label="Scores of rows by trial"
      aria-rowcount=${rows.length + 1}
      aria-colcount=${columns + 1}
      aria-activedescendant=${at >= first && at < end ? `row-${String(at)}` : nothing}
      ${cssProperties({ '--columns': String(columns) })}
      @scroll=${(event: Event) => {
        this.#place(event.currentTarget);
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#handleKey(event, places, at);
      }}
    >
      <div class="matrix-head" role="row" aria-rowindex="1">
        <span class="matrix-name" role="columnheader">Row</span>
        ${
          hasDifficulties
            ? html`<span
                class="cell difficulty"
                role="columnheader"
                title="Difficulty: one less the mean score over the programs of the run"
                >hard</span
              >`
            : nothing
        }${trials.map((trial) => headCell(trial, places))}
      </div>
      <div class="matrix-body" role="presentation" ${cssProperties({ '--rows': String(rows.length) })}>
        ${repeat(
          rows.slice(first, end),
          ({ id }) => id,
          (row, offset) => {
            const place = first + offset;
            // A row is drawn again where something of it changed, and stays as it is while others are scrolled to.
            return guard([row, place, row.id === chosen, trials], () => rowView(row, place, places));
          },
        )}
      </div>
    </div>`;
  }

  /** The filter or the split changed: the list starts at its top. */
  reset(): void {
    this.#top = 0;
    document.querySelector('.matrix')?.scrollTo({ top: 0 });
  }

  #place(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    this.#top = target.scrollTop;
    this.#height = target.clientHeight;
    this.#changed();
  }

  #handleKey(event: KeyboardEvent, { rows, choose }: MatrixPlaces, at: number): void {
    const page = Math.max(1, Math.floor(this.#height / ROW_HEIGHT) - 2);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(rows.length - 1, wanted));
    const row = rows[next];
    if (row === undefined) return;
    const grid = event.currentTarget;
    if (grid instanceof HTMLElement) {
      // The head stays at the top of the list.
      grid.scrollTop = scrollToShow(next, grid.scrollTop, grid.clientHeight - ROW_HEIGHT, ROW_HEIGHT);
      this.#top = grid.scrollTop;
    }
    choose(row.id);
  }
}

function headCell(trial: Trial, { baseline, best }: MatrixPlaces): TemplateResult {
  const role = trial === baseline ? 'template' : trial === best ? 'best' : '';
  const kind = trial.kind === 'minibatch' ? 'minibatch' : 'all rows';
  const title = `Trial ${String(trial.trial)}, ${trial.phase}, ${kind}: ${scoreText(trial.score)}${role === '' ? '' : `, ${role}`}`;
  return html`<span
    class="cell trial-number"
    role="columnheader"
    title=${title}
    aria-label=${title}
    data-role=${role === '' ? nothing : role}
    >${trial.trial}</span
  >`;
}

function scoreCell({ scores, trial, errors }: Trial, id: string): TemplateResult {
  const score = scores[id];
  if (score === undefined)
    return html`<span
      class="cell"
      role="gridcell"
      aria-label=${`trial ${String(trial)}: not evaluated`}
    ></span>`;
  if (score === null) {
    const title = `Trial ${String(trial)}: error, ${plainText(errors?.[id] ?? '').slice(0, 300)}`;
    return html`<span class="cell" data-kind="error" role="gridcell" title=${title} aria-label=${title}
      >!</span
    >`;
  }
  return html`<span
    class="cell"
    data-kind=${score >= 1 ? 'right' : score <= 0 ? 'wrong' : 'part'}
    role="gridcell"
    title=${`Trial ${String(trial)}: ${scoreText(score)}`}
    data-score=${tenths(score)}
    >${shortScore(score)}</span
  >`;
}

/** A score in steps of a tenth, which the style sheet has a colour for. */
function tenths(score: number): number {
  return Math.round(10 * Math.min(1, Math.max(0, score)));
}

/** As few characters as a cell has room for: "1", "0", ".6". */
function shortScore(score: number): string {
  if (score >= 1) return '1';
  if (score <= 0) return '0';
  return `.${String(Math.min(9, Math.max(1, Math.round(10 * score))))}`;
}

function scoreWords(score: number | null | undefined): string {
  return score === null ? 'error' : score === undefined ? 'not evaluated' : scoreText(score);
}

function difficultyCell({ difficulty }: ExampleRow): TemplateResult {
  const value = difficulty?.value;
  if (value === undefined)
    return html`<span class="cell" role="gridcell" aria-label="difficulty not known"></span>`;
  return html`<span class="cell difficulty" role="gridcell">${value.toFixed(1)}</span>`;
}

function rowView(row: ExampleRow, at: number, places: MatrixPlaces): TemplateResult {
  const { trials, hasDifficulties, chosen, choose } = places;
  const { id, name, change, baseline, best } = row;
  const label = `${plainText(name)}: template ${scoreWords(baseline)}, best ${scoreWords(best)}${change === 'unknown' ? '' : `, ${change}`}`;
  return html`<div
    class="matrix-row"
    role="row"
    id=${`row-${String(at)}`}
    aria-rowindex=${at + 2}
    aria-selected=${id === chosen ? 'true' : 'false'}
    aria-label=${label}
    data-change=${change}
    ${cssProperties({ '--at': String(at) })}
    @click=${() => {
      choose(id);
    }}
  >
    <span class="matrix-name" role="rowheader" title=${plainText(name)}>${textView(name)}</span>
    ${hasDifficulties ? difficultyCell(row) : nothing}${trials.map((trial) => scoreCell(trial, id))}
  </div>`;
}
