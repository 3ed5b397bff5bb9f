import { html, nothing, render, type TemplateResult } from 'lit';
import { isNumberType } from '../../../../shared/src/protocol/sqlTypes.ts';
import { Grid } from '../../grid/grid.ts';
import { fittingWidth, type GridColumn } from '../../grid/gridColumns.ts';
import { ChartPane } from './chartPane.ts';
import { headerView } from './header.ts';
import { inspectorView } from './inspector.ts';
import { noticesView, placeholderView } from './notices.ts';
import { QueryResult, type SqlRpc } from './queryResult.ts';
import { closeMenu, closeMenusOutside } from '../../menu.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';

/** The page of a query's result: renders the state, once a frame. */
export class SqlPage {
  readonly #root: HTMLElement;
  readonly #result: QueryResult;
  readonly #grid: Grid;
  readonly #chart: ChartPane;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });
  #isSized = false;

  constructor(root: HTMLElement, rpc: SqlRpc) {
    this.#root = root;
    this.#result = new QueryResult(rpc, {
      changed: () => {
        this.#renderSoon();
      },
      opened: () => {
        this.#isSized = false;
        this.#showGrid();
        this.#chart.reset();
      },
      reordered: () => {
        this.#grid.reorder(this.#result.state.sort);
      },
      arrived: () => {
        if (!this.#isSized) this.#showGrid();
        this.#grid.refresh();
        this.#renderSoon();
      },
    });
    this.#grid = this.#createGrid();
    this.#chart = new ChartPane(rpc, () => {
      this.#renderSoon();
    });
  }

  start(): void {
    document.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
    closeMenusOutside();
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.#grid.element.focus();
    });
    this.#render();
    this.#result.rpc.ready();
  }

  #createGrid(): Grid {
    const result = this.#result;
    return new Grid('Rows of the result', {
      seen: (first, end) => {
        result.want(first, end);
      },
      selected: (place) => {
        result.select(place);
      },
      opened: (place, aside) => void result.open(place, aside),
      inspected: () => {
        result.toggleInspector();
      },
      sorted: (column) => {
        result.sortBy(column);
      },
    });
  }

  /** Gives the grid the result; its columns are as wide as the first rows need. */
  #showGrid(): void {
    const { opened, sort } = this.#result.state;
    if (opened === undefined) return;
    const sample = Array.from({ length: Math.min(50, opened.rowCount) }, (_, row) => row);
    this.#isSized = opened.rowCount === 0 || this.#result.row(0) !== undefined;
    const columns = opened.columns.map(({ name, type }, column): GridColumn => {
      const texts = sample.map((row) => this.#result.cell(row, column)?.text ?? '');
      const shownType = type.length > 24 ? `${type.slice(0, 22)}…` : type;
      const width = fittingWidth([...texts, `${name}   `, shownType]);
      return { name, type, numeric: isNumberType(type), width };
    });
    const read = this.#result.cell.bind(this.#result);
    this.#grid.show({ columns, rows: opened.rowCount, sort, read });
  }

  #handleKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.defaultPrevented) return false;
    const { state } = this.#result;
    const isInGrid = event.target === this.#grid.element;
    if (event.key === 'Escape') return this.#escape();
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    if (!isCopy || !isInGrid || state.opened === undefined) return false;
    if (event.shiftKey) this.#result.copyRow('tsv');
    else this.#result.copyCell();
    return true;
  }

  #escape(): boolean {
    const { state } = this.#result;
    if (closeMenu()) return true;
    if (state.phase === 'running') this.#result.cancel();
    else if (state.inspects) {
      this.#result.toggleInspector();
      this.#grid.element.focus();
    } else return false;
    return true;
  }

  #renderSoon(): void {
    this.#frame.ask();
  }

  #render(): void {
    const { state } = this.#result;
    render(
      html`${headerView(state, this.#result)}
        <main class="main" aria-busy=${state.phase === 'running' ? 'true' : 'false'}>
          ${noticesView(state, this.#result)}${placeholderView(state, this.#result) ?? this.#contentView()}
        </main>`,
      this.#root,
    );
    if (state.view.shows === 'chart' && state.opened !== undefined) this.#chart.show(state.opened);
  }

  #contentView(): TemplateResult {
    const { state } = this.#result;
    if (state.view.shows === 'chart') return this.#chart.view();
    return html`<div class="table">
      ${this.#grid.element} ${state.inspects ? inspectorView(state, this.#result) : nothing}
    </div>`;
  }
}
