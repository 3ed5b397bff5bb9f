import type { TableColumn } from '../../../../../../shared/src/protocol/browserViews.ts';
import type { FieldType } from '../../../../../../shared/src/protocol/fields.ts';
import { Grid, GRID_ROW_HEIGHT, type GridContent } from '../../../../grid/grid.ts';
import type { GridColumn } from '../../../../grid/gridColumns.ts';
import type { GridSort } from '../../../../grid/gridHead.ts';
import type { CellPlace, GridCell } from '../../../../grid/gridRow.ts';
import { focusQuery } from '../../queryBox.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import { handleRankKey } from '../rankKeys.ts';
import { ColumnChooser } from './columnChooser.ts';
import { DEFAULT_COLUMNS, readColumn, shownColumn, type ShownColumn } from './tableColumns.ts';

/** Quiet time after a change of a width before it is kept. */
const KEEP_DELAY_IN_MILLISECONDS = 300;

/** The table of results: columns of the user's choice, sorted by the server over everything that passes. */
export class TableView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #grid: Grid;
  readonly #chooser: ColumnChooser;
  readonly #types = new Map<string, FieldType>();
  #kept: readonly TableColumn[] | undefined;
  #columns: ShownColumn[] = [];
  #gridColumns: GridColumn[] = [];
  #content: GridContent | undefined;
  #widthTimer: ReturnType<typeof setTimeout> | undefined;
  #toTop = false;
  #shift = 0;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#grid = this.#createGrid();
    this.#grid.element.setAttribute('aria-multiselectable', 'true');
    this.#chooser = new ColumnChooser(context.rpc, {
      changed: (columns) => {
        this.#keep(columns);
      },
      listed: (fields) => {
        for (const { path, type } of fields) this.#types.set(path, type);
        this.#kept = undefined;
        context.renderSoon();
      },
      closed: () => {
        this.focus();
      },
    });
    const choose = document.createElement('button');
    choose.className = 'secondary choose-columns';
    choose.title = 'Choose columns (C)';
    choose.setAttribute('aria-haspopup', 'dialog');
    choose.append(codicon('list-selection'), 'Columns');
    choose.addEventListener('click', () => {
      this.#choose();
    });
    const bar = document.createElement('div');
    bar.className = 'table-bar';
    bar.append(choose);
    this.element.className = 'view table-view';
    this.element.append(bar, this.#grid.element, this.#chooser.element);
  }

  show(state: PageState): void {
    this.#useColumns(state.views.table?.columns ?? DEFAULT_COLUMNS);
    this.#content = {
      columns: this.#gridColumns,
      rows: state.answer?.reachable ?? 0,
      sort: this.#sortOf(state, this.#content?.sort),
      read: (row, column) => this.#cell(row, column),
      isSelected: (row) => this.#isSelected(row),
    };
    this.#grid.element.setAttribute('aria-busy', state.loading ? 'true' : 'false');
    this.#grid.update(this.#content, state.active);
    this.#applyScroll();
  }

  focus(): void {
    this.#grid.element.focus();
  }

  restarted(): void {
    this.#toTop = true;
  }

  moved(ranks: number): void {
    this.#shift += ranks;
  }

  dispose(): void {
    clearTimeout(this.#widthTimer);
    this.element.replaceChildren();
  }

  #createGrid(): Grid {
    const { search, picking } = this.#context;
    return new Grid('Results', {
      seen: (first, end) => {
        search.showWindow({ first, end });
      },
      selected: ({ row }, click) => {
        if (row < 0) return;
        if (click === undefined) search.select(row);
        else picking.click(row, click);
      },
      opened: ({ row }, aside) => {
        search.open(search.state.answer?.results[row], aside);
      },
      inspected: () => undefined,
      sorted: (column) => {
        this.#sortBy(column);
      },
      key: (event, place) => this.#handleKey(event, place),
      numbered: (row, click) => {
        if (click.shiftKey) picking.extendTo(row);
        else picking.toggle(row);
      },
      resized: (column, width) => {
        this.#resized(column, width);
      },
    });
  }

  #useColumns(kept: readonly TableColumn[]): void {
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#columns = kept.map((column) => shownColumn(column, this.#types.get(column.path)));
    this.#gridColumns = this.#columns.map(({ title, type, numeric, width }) => ({
      name: title,
      type,
      numeric,
      width,
    }));
  }

  /** The column and direction of the sort; the same object as before where nothing changed. */
  #sortOf({ query }: PageState, before: GridSort | undefined): GridSort | undefined {
    const { sort } = query;
    if (sort === undefined) return undefined;
    const column = this.#columns.findIndex((shown) => shown.sort === sort.by);
    const descending = sort.descending === true;
    if (before?.column === column && before.descending === descending) return before;
    return column < 0 ? undefined : { column, descending };
  }

  /** Upwards, downwards, then as the query ranks. */
  #sortBy(index: number): void {
    const by = this.#columns[index]?.sort;
    const { search } = this.#context;
    const { sort } = search.state.query;
    if (by === undefined) return;
    if (by === 'relevance') search.setSort(undefined);
    else if (sort?.by !== by) search.setSort({ by, descending: false });
    else search.setSort(sort.descending === true ? undefined : { by, descending: true });
  }

  #cell(row: number, column: number): GridCell | undefined {
    const result = this.#context.search.state.answer?.results[row];
    const path = this.#columns[column]?.path;
    return result === undefined || path === undefined ? undefined : readColumn(result, path);
  }

  #isSelected(row: number): boolean {
    const { search, selection } = this.#context;
    if (selection.size === 0) return row === search.state.active;
    return selection.has(search.state.answer?.results[row]?.id ?? '');
  }

  #handleKey(event: KeyboardEvent, { row }: CellPlace): boolean {
    if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#choose();
      return true;
    }
    if (row < 0) return false;
    if (event.key === 'ArrowUp' && row === 0 && (event.ctrlKey || event.metaKey)) {
      focusQuery();
      return true;
    }
    // Moves without Shift are the grid's own: they go to cells.
    const isRankKey = event.shiftKey
      ? /^(Arrow(Up|Down)|Page|Home|End)/.test(event.key)
      : / |^s$/i.test(event.key);
    if (!isRankKey) return false;
    const height = this.#grid.element.clientHeight - GRID_ROW_HEIGHT;
    return handleRankKey(event, this.#context, {
      page: Math.max(1, Math.floor(height / GRID_ROW_HEIGHT) - 1),
      columns: 1,
      above: focusQuery,
      reveal: (rank) => {
        if (this.#content !== undefined) this.#grid.update(this.#content, rank);
        this.#grid.revealActive();
      },
    });
  }

  /** Scrolls after drawing, when the rows have their new places. */
  #applyScroll(): void {
    if (this.#toTop) this.#grid.element.scrollTop = 0;
    else if (this.#shift !== 0) this.#grid.element.scrollTop += this.#shift * GRID_ROW_HEIGHT;
    this.#toTop = false;
    this.#shift = 0;
  }

  #resized(index: number, width: number): void {
    const changed = this.#columns[index];
    if (changed !== undefined) changed.width = width;
    clearTimeout(this.#widthTimer);
    this.#widthTimer = setTimeout(() => {
      this.#keep(this.#columns.map((column) => ({ path: column.path, width: column.width })));
    }, KEEP_DELAY_IN_MILLISECONDS);
  }

  /** Keeps the columns; none are those of the beginning. */
  #keep(columns: readonly TableColumn[] | undefined): void {
    this.#context.search.keepView('table', columns === undefined ? undefined : { columns: [...columns] });
  }

  #choose(): void {
    void this.#chooser.open(this.#columns.map(({ path, width }) => ({ path, width })));
  }
}

function codicon(name: string): HTMLElement {
  const icon = document.createElement('span');
  icon.className = `codicon codicon-${name}`;
  icon.ariaHidden = 'true';
  return icon;
}
