import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssProperties } from '../../../cssProperties.ts';
import { plainText, textView } from '../../../textView.ts';
import { rowWindow, scrollToShow } from '../../../window.ts';
import type { ExampleRow } from '../model/exampleRows.ts';
import type { Trial } from '../model/trials.ts';
import { scoreText } from '../words.ts';
import { cellTitle, ScoreCells } from './scoreCells.ts';

const ROW_HEIGHT = 24;
/** Rows that get their cells in one frame: after a jump the others follow in the next ones, so that none takes long. */
const FILLED_AT_ONCE = 8;
/** Rows out of sight at each end. */
const OVERSCAN = 4;
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
  readonly #cells = new ScoreCells();
  /** Ids of the rows in sight that have their cells. */
  #filled: ReadonlySet<string> = new Set();
  #top = 0;
  #height = FIRST_HEIGHT;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  view(places: MatrixPlaces): TemplateResult {
    const { rows, trials, hasDifficulties, chosen } = places;
    const columns = trials.length + (hasDifficulties ? 1 : 0);
    const { first, end } = rowWindow(this.#top, this.#height, ROW_HEIGHT, rows.length, {
      overscan: OVERSCAN,
    });
    const inSight = rows.slice(first, end);
    this.#fill(inSight);
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
      @click=${({ target }: Event) => {
        const row = rowAt(target, rows);
        if (row !== undefined) places.choose(row.id);
      }}
      @pointerover=${(event: PointerEvent) => {
        nameCell(event.target, places);
      }}
    >
      <div class="matrix-head" role="row" aria-rowindex="1">
        <span class="matrix-name" role="columnheader">Row</span>
        ${guard([trials, hasDifficulties, places.best], () => headCells(places))}
      </div>
      <div class="matrix-body" role="presentation" ${cssProperties({ '--rows': String(rows.length) })}>
        ${repeat(
          inSight,
          ({ id }) => id,
          (row, offset) => {
            const place = first + offset;
            // A row is drawn again where something of it changed, and stays as it is while others are scrolled to.
            const isFilled = this.#filled.has(row.id);
            return guard([row, place, row.id === chosen, trials, isFilled], () =>
              rowView(row, place, places, isFilled ? this.#cells.of(row, trials, hasDifficulties) : nothing),
            );
          },
        )}
      </div>
    </div>`;
  }

  /** Gives some more rows their cells, and sees to the others in the next frame. */
  #fill(rows: readonly ExampleRow[]): void {
    const missing = rows.filter(({ id }) => !this.#filled.has(id)).map(({ id }) => id);
    const later = new Set(missing.slice(FILLED_AT_ONCE));
    this.#filled = new Set(rows.map(({ id }) => id).filter((id) => !later.has(id)));
    if (later.size > 0) setTimeout(this.#changed);
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

function headCells(places: MatrixPlaces): TemplateResult {
  const { trials, hasDifficulties } = places;
  const title = 'Difficulty: one less the mean score over the programs of the run';
  return html`${hasDifficulties ? html`<span class="cell difficulty" role="columnheader" title=${title}>hard</span>` : nothing}${trials.map((trial) => headCell(trial, places))}`;
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

/** The row that an element stands in. */
function rowAt(target: EventTarget | null, rows: readonly ExampleRow[]): ExampleRow | undefined {
  const line = target instanceof HTMLElement ? target.closest('.matrix-row') : null;
  return line === null ? undefined : rows[Number(line.getAttribute('aria-rowindex')) - 2];
}

/** Says of a cell in its tooltip what it is, once somebody points at it: thousands of titles that nobody reads take time. */
function nameCell(target: EventTarget | null, { rows, trials }: MatrixPlaces): void {
  const row = rowAt(target, rows);
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('.cell') : null;
  const siblings = cell?.parentElement?.children ?? [];
  const fromEnd = [...siblings].reverse().findIndex((one) => one === cell);
  const trial = fromEnd === -1 ? undefined : trials[trials.length - 1 - fromEnd];
  if (row !== undefined && cell !== null && trial !== undefined) cell.title = cellTitle(trial, row.id);
}

function scoreWords(score: number | null | undefined): string {
  return score === null ? 'error' : score === undefined ? 'not evaluated' : scoreText(score);
}

function rowView(
  row: ExampleRow,
  at: number,
  places: MatrixPlaces,
  cells: DocumentFragment | typeof nothing,
): TemplateResult {
  const { chosen } = places;
  const { id, name, change, baseline, best } = row;
  const plain = plainText(name);
  const label = `${plain}: template ${scoreWords(baseline)}, best ${scoreWords(best)}${change === 'unknown' ? '' : `, ${change}`}`;
  return html`<div
    class="matrix-row"
    role="row"
    id=${`row-${String(at)}`}
    aria-rowindex=${at + 2}
    aria-selected=${id === chosen ? 'true' : 'false'}
    aria-label=${label}
    data-change=${change}
    ${cssProperties({ '--at': String(at) })}
  >
    <span class="matrix-name" role="rowheader" title=${plain}>${textView(name)}</span>
    ${cells}
  </div>`;
}
