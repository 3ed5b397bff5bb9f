import { html, nothing, type TemplateResult } from 'lit';
import type { SqlColumn, SqlOpened, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { asApiError } from '../../rpc.ts';
import { numeral } from '../../../../shared/src/counted.ts';
import { ChartCanvas } from './chartCanvas.ts';
import {
  AGGREGATES,
  CHART_TYPES,
  chartPoints,
  chooseChart,
  columnsFor,
  roleOf,
  withType,
  type ChartChoice,
  type ChartPoints,
} from './chartData.ts';
import type { SqlRpc } from './queryResult.ts';

/** Rows that a chart draws; more points than pixels say no more. */
export const MOST_CHART_ROWS = 20_000;
const PART = 5000;

const TYPE_NAMES = { bar: 'Bars', line: 'Line', scatter: 'Scatter', histogram: 'Histogram' } as const;

/** The chart of a result: chosen by the columns' types, changed by pickers, drawn from the two columns that it needs. */
export class ChartPane {
  readonly #rpc: SqlRpc;
  readonly #changed: () => void;
  readonly #canvas = new ChartCanvas();
  #opened: SqlOpened | undefined;
  #choice: ChartChoice | undefined;
  #points: ChartPoints | undefined;
  #error = '';
  #lastLoad = 0;

  constructor(rpc: SqlRpc, changed: () => void) {
    this.#rpc = rpc;
    this.#changed = changed;
  }

  /** Another result: nothing of the old one is left. */
  reset(): void {
    this.#opened = undefined;
    this.#points = undefined;
    this.#choice = undefined;
  }

  /** Makes sure that this result is drawn. */
  show(opened: SqlOpened): void {
    if (this.#opened?.handle === opened.handle) return;
    this.#opened = opened;
    this.#choose(chooseChart(opened.columns));
  }

  view(): TemplateResult {
    const choice = this.#choice;
    const columns = this.#opened?.columns ?? [];
    if (this.#opened !== undefined && choice === undefined) {
      return html`<div class="message">
        <h2>Nothing to draw</h2>
        <p>A chart needs a column with numbers, times or short texts.</p>
      </div>`;
    }
    return html`<section class="chart" aria-label="Chart">
      ${choice === undefined ? nothing : this.#pickers(choice, columns)}
      <div class="chart-area">${this.#canvas.element}</div>
      <p class="muted chart-note" role="note">${this.#note()}</p>
    </section>`;
  }

  #pickers(choice: ChartChoice, columns: readonly SqlColumn[]): TemplateResult {
    const names = (positions: readonly number[]): [string, string][] =>
      positions.map((at) => [String(at), columns[at]?.name ?? '']);
    const types = CHART_TYPES.filter((type) => withType(choice, type, columns) !== undefined);
    const isCount = choice.type === 'bar' && choice.aggregate === 'count';
    const hasValues = columnsFor(choice.type, 'y', columns).length > 0;
    return html`<div class="pickers">
      ${picker(
        'Type',
        choice.type,
        types.map((type) => [type, TYPE_NAMES[type]]),
        (value) => {
          const type = CHART_TYPES.find((known) => known === value) ?? choice.type;
          this.#choose(withType(choice, type, columns));
        },
      )}
      ${picker(
        choice.type === 'bar' ? 'Category' : 'X',
        String(choice.x),
        names(columnsFor(choice.type, 'x', columns)),
        (value) => {
          this.#choose({ ...choice, x: Number(value) });
        },
      )}
      ${
        choice.type === 'bar' && hasValues
          ? picker(
              'Bar',
              choice.aggregate,
              AGGREGATES.map((name) => [name, name]),
              (value) => {
                const aggregate = AGGREGATES.find((known) => known === value) ?? 'sum';
                const [first = -1] = columnsFor('bar', 'y', columns);
                this.#choose({ ...choice, aggregate, y: choice.y < 0 ? first : choice.y });
              },
            )
          : nothing
      }
      ${
        choice.type === 'histogram' || isCount
          ? nothing
          : picker(
              choice.type === 'bar' ? 'of' : 'Y',
              String(choice.y),
              names(columnsFor(choice.type, 'y', columns)),
              (value) => {
                this.#choose({ ...choice, y: Number(value) });
              },
            )
      }
    </div>`;
  }

  #note(): string {
    if (this.#error !== '') return this.#error;
    const { rowCount = 0 } = this.#opened ?? {};
    const rows = rowCount > MOST_CHART_ROWS ? `The first ${numeral(MOST_CHART_ROWS)} rows are drawn.` : '';
    const parts = [rows, this.#points?.leftOut ?? '', 'The values are in the table.'];
    return parts.filter((part) => part !== '').join(' ');
  }

  #choose(choice: ChartChoice | undefined): void {
    this.#choice = choice;
    this.#changed();
    if (choice !== undefined) void this.#load(choice);
  }

  async #load(choice: ChartChoice): Promise<void> {
    const opened = this.#opened;
    if (opened === undefined) return;
    this.#lastLoad += 1;
    const load = this.#lastLoad;
    try {
      const rows = await this.#rows(opened, choice);
      if (load !== this.#lastLoad) return;
      const column = (at: number): SqlColumn => opened.columns[at] ?? { name: 'rows', type: 'BIGINT' };
      const role = roleOf(column(choice.x));
      this.#error = '';
      this.#points = chartPoints(choice, rows, role);
      this.#canvas.draw(choice, this.#points, column(choice.x).name, column(choice.y).name, role === 'time');
    } catch (error) {
      if (load === this.#lastLoad) this.#error = asApiError(error).message;
    }
    this.#changed();
  }

  async #rows({ handle, rowCount }: SqlOpened, { x, y }: ChartChoice): Promise<[SqlValue, SqlValue][]> {
    const columns = y < 0 ? [x] : [x, y];
    const rows: [SqlValue, SqlValue][] = [];
    const wanted = Math.min(rowCount, MOST_CHART_ROWS);
    while (rows.length < wanted) {
      const limit = Math.min(PART, wanted - rows.length);
      const part = await this.#rpc.call('sql/rows', { handle, offset: rows.length, limit, columns });
      if (part.rows.length === 0) break;
      for (const [first = null, second = null] of part.rows) rows.push([first, second]);
    }
    return rows;
  }
}

function picker(
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  choose: (value: string) => void,
): TemplateResult {
  return html`<label
    >${label}
    <select
      aria-label=${label}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) choose(event.target.value);
      }}
    >
      ${options.map(([name, shown]) => html`<option value=${name} ?selected=${name === value}>${shown}</option>`)}
    </select>
  </label>`;
}
