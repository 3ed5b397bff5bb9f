import { rowWindow, scrollToShow } from '../window.ts';
import { columnStarts, columnWindow, fittingWidth, NARROWEST, type GridColumn } from './gridColumns.ts';
import { GridHead, type GridSort } from './gridHead.ts';
import { moved } from './gridKeys.ts';
import { numberedRow, placeOf } from './gridPlaces.ts';
import { cellId, GridRow, type CellPlace, type ReadCell } from './gridRow.ts';
import { OncePerFrame } from '../oncePerFrame.ts';

/** Heights in CSS pixels; the style sheet says the same. */
export const GRID_ROW_HEIGHT = 24;
export const GRID_HEAD_HEIGHT = 40;
const GUTTER_CHARACTERS = 8;
const WIDEST_ON_DEMAND = 900;

/** What a grid shows. */
export interface GridContent {
  columns: readonly GridColumn[];
  rows: number;
  sort: GridSort | undefined;
  read: ReadCell;
  /** Whether a row is selected; without it cells are, one at a time. */
  isSelected?: (row: number) => boolean;
}

/** What a grid tells. */
export interface GridListener {
  /** Rows `first` to before `end` are looked at. */
  seen(first: number, end: number): void;
  /** The cursor moved to a cell; `click` where the mouse did it. */
  selected(place: CellPlace, click?: MouseEvent): void;
  /** Enter, or a click on a link. */
  opened(place: CellPlace, aside: boolean): void;
  /** Space, or a double click. */
  inspected(place: CellPlace): void;
  sorted(column: number): void;
  /** A key before the grid looks at it; true where it is done. */
  key?(event: KeyboardEvent, place: CellPlace): boolean;
  /** A click on the number of a row. */
  numbered?(row: number, click: MouseEvent): void;
  /** A column has another width. */
  resized?(column: number, width: number): void;
}

/**
 * A table of any size (ARIA grid): only the rows and columns that are looked at are in the document, and are used again
 * while scrolling. Widths belong to the grid, contents to whoever gives them.
 */
export class Grid {
  readonly element = document.createElement('div');
  readonly #body = document.createElement('div');
  readonly #head: GridHead;
  readonly #listener: GridListener;
  readonly #rows: GridRow[] = [];
  #content: GridContent = { columns: [], rows: 0, sort: undefined, read: () => undefined };
  #columns: GridColumn[] = [];
  #starts: number[] = [0];
  #window = { first: -1, end: -1 };
  #active: CellPlace = { row: 0, column: 0 };
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });

  constructor(label: string, listener: GridListener) {
    this.#listener = listener;
    this.#head = new GridHead({
      sort: (column) => {
        listener.sorted(column);
      },
      resize: (column, width) => {
        this.#resize(column, width);
      },
      fit: (column) => {
        this.#fit(column);
      },
    });
    this.element.className = 'grid';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'grid');
    this.element.setAttribute('aria-label', label);
    this.#body.className = 'grid-body';
    this.#body.setAttribute('role', 'rowgroup');
    this.element.append(this.#head.element, this.#body);
    this.#listen();
  }

  /** Shows another content; the place and the widths start anew. */
  show(content: GridContent): void {
    this.#content = content;
    this.#columns = content.columns.map((column) => ({ ...column }));
    this.#active = { row: 0, column: 0 };
    this.element.setAttribute('aria-rowcount', String(content.rows + 1));
    this.element.setAttribute('aria-colcount', String(content.columns.length + 1));
    this.element.scrollTo(0, 0);
    this.#layOut();
  }

  /** The same content in another order, from the top. */
  reorder(sort: GridSort | undefined): void {
    this.#content = { ...this.#content, sort };
    this.element.scrollTop = 0;
    this.#layOut();
  }

  /** The same records in another state, or other columns of them: what is looked at stays, unless `active` leads elsewhere. */
  update(content: GridContent, active: number): void {
    const before = this.#content;
    this.#content = content;
    const row = Math.min(this.#active.row < 0 ? this.#active.row : active, content.rows - 1);
    this.#active = { row, column: Math.min(this.#active.column, Math.max(0, content.columns.length - 1)) };
    if (before.columns === content.columns && before.rows === content.rows && before.sort === content.sort) {
      for (const shown of this.#rows) shown.expire();
      this.#render();
      return;
    }
    if (before.columns !== content.columns) this.#columns = content.columns.map((column) => ({ ...column }));
    this.element.setAttribute('aria-rowcount', String(content.rows + 1));
    this.element.setAttribute('aria-colcount', String(content.columns.length + 1));
    for (const shown of this.#rows) shown.expire();
    this.#layOut();
  }

  /** Scrolls the row of the cursor into view. */
  revealActive(): void {
    this.#reveal();
  }

  /** Values came in, or the size of the page changed. */
  refresh(): void {
    this.#frame.ask();
  }

  get active(): CellPlace {
    return this.#active;
  }

  #listen(): void {
    this.element.addEventListener('scroll', () => {
      this.refresh();
    });
    this.element.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
    this.#body.addEventListener('click', (event) => {
      const place = placeOf(event.target);
      const numbered = place === undefined ? numberedRow(event.target) : undefined;
      if (numbered !== undefined) this.#listener.numbered?.(numbered, event);
      if (place === undefined) return;
      this.#select(place, event);
      const isLink = event.target instanceof HTMLElement && event.target.matches('[data-kind=link] > span');
      // Where rows are selected, Ctrl and Shift do that.
      const isPicking =
        this.#content.isSelected !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey);
      if (isLink && !isPicking) this.#listener.opened(place, event.ctrlKey || event.metaKey);
    });
    this.#body.addEventListener('dblclick', (event) => {
      const place = placeOf(event.target);
      if (place !== undefined) this.#listener.inspected(place);
    });
    new ResizeObserver(() => {
      this.refresh();
    }).observe(this.element);
  }

  #handleKey(event: KeyboardEvent): boolean {
    if (this.#listener.key?.(event, this.#active) === true) return true;
    const { columns, rows } = this.#content;
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const { column } = this.#active;
      const change = event.key === 'ArrowLeft' ? -16 : 16;
      this.#resize(column, Math.max(NARROWEST, (this.#columns[column]?.width ?? 0) + change));
      return true;
    }
    const page = Math.max(1, Math.floor(this.#height / GRID_ROW_HEIGHT) - 1);
    const target = moved(event, this.#active, { rows, columns: columns.length, page });
    if (target !== undefined) {
      this.#select(target);
      this.#reveal();
      return true;
    }
    if (event.key === 'Enter') {
      if (this.#active.row < 0) this.#listener.sorted(this.#active.column);
      else this.#listener.opened(this.#active, event.ctrlKey || event.metaKey);
      return true;
    }
    if (event.key !== ' ' || this.#active.row < 0) return false;
    this.#listener.inspected(this.#active);
    return true;
  }

  #select(place: CellPlace, click?: MouseEvent): void {
    this.#active = place;
    this.#markActive();
    this.#listener.selected(place, click);
  }

  #reveal(): void {
    const { row, column } = this.#active;
    if (row >= 0) {
      this.element.scrollTop = scrollToShow(row, this.element.scrollTop, this.#height, GRID_ROW_HEIGHT);
    }
    const gutter = this.#starts[0] ?? 0;
    const [left, right] = [(this.#starts[column] ?? 0) - gutter, this.#starts[column + 1] ?? 0];
    const { scrollLeft, clientWidth } = this.element;
    if (left < scrollLeft) this.element.scrollLeft = left;
    else if (right > scrollLeft + clientWidth) this.element.scrollLeft = Math.min(left, right - clientWidth);
    // The cell that has the keyboard is in the document when the key is done.
    this.#render();
  }

  get #height(): number {
    return Math.max(GRID_ROW_HEIGHT, this.element.clientHeight - GRID_HEAD_HEIGHT);
  }

  #resize(column: number, width: number): void {
    const resized = this.#columns[column];
    if (resized === undefined) return;
    this.#columns[column] = { ...resized, width: Math.round(width) };
    this.#layOut();
    this.#listener.resized?.(column, Math.round(width));
  }

  #fit(column: number): void {
    const shown = this.#rows.map(({ index }) => this.#content.read(index, column)?.text ?? '');
    const name = this.#columns[column]?.name ?? '';
    this.#resize(column, fittingWidth([...shown, `${name}  `], WIDEST_ON_DEMAND));
  }

  /** Columns have other places: every row in the document is laid out anew. */
  #layOut(): void {
    const digits = Math.max(3, String(this.#content.rows).length);
    const gutter = digits * GUTTER_CHARACTERS + 16;
    this.#starts = columnStarts(this.#columns, gutter);
    this.element.style.setProperty('--gutter', `${String(gutter)}px`);
    this.element.style.setProperty('--grid-width', `${String(this.#starts.at(-1) ?? 0)}px`);
    this.#body.style.setProperty('height', `${String(this.#content.rows * GRID_ROW_HEIGHT)}px`);
    this.#window = { first: -1, end: -1 };
    this.#render();
  }

  #render(): void {
    const { read, rows, sort } = this.#content;
    const isOther = this.#renderColumns(sort);
    const { first, end } = rowWindow(this.element.scrollTop, this.#height, GRID_ROW_HEIGHT, rows);
    this.#keepRows(end - first);
    const wanted = new Set(Array.from({ length: end - first }, (_, position) => first + position));
    const free: GridRow[] = [];
    for (const row of this.#rows) {
      if (!wanted.delete(row.index)) free.push(row);
      else if (isOther || !row.isComplete) row.show(row.index, row.index * GRID_ROW_HEIGHT, read);
    }
    const [...missing] = wanted;
    for (const [position, row] of free.entries()) {
      const index = missing[position];
      if (index !== undefined) row.show(index, index * GRID_ROW_HEIGHT, read);
    }
    const { isSelected } = this.#content;
    for (const row of this.#rows) row.mark(isSelected?.(row.index));
    this.#markActive();
    if (end > first) this.#listener.seen(first, end);
  }

  /** True where other columns than before are in the document. */
  #renderColumns(sort: GridSort | undefined): boolean {
    const window = columnWindow(this.#starts, this.element.scrollLeft, this.element.clientWidth);
    if (window.first === this.#window.first && window.end === this.#window.end) return false;
    this.#window = window;
    this.#head.show(this.#columns, window, this.#starts, sort);
    for (const row of this.#rows) this.#layOutRow(row);
    return true;
  }

  #layOutRow(row: GridRow): void {
    const { first, end } = this.#window;
    row.layOut(first, end, this.#starts, (column) => this.#columns[column]?.numeric === true);
  }

  #keepRows(count: number): void {
    while (this.#rows.length < count) {
      const row = new GridRow();
      this.#layOutRow(row);
      this.#rows.push(row);
      this.#body.append(row.element);
    }
    for (const row of this.#rows.splice(count)) row.element.remove();
  }

  /** The active cell may be out of the document while somebody scrolls with the mouse. */
  #markActive(): void {
    const attribute = this.#content.isSelected === undefined ? 'aria-selected' : 'data-active';
    for (const cell of this.element.querySelectorAll(`:is(.cell, .head-cell)[${attribute}]`))
      cell.removeAttribute(attribute);
    const id = cellId(this.#active);
    const cell = this.element.querySelector(`#${id}`);
    cell?.setAttribute(attribute, 'true');
    if (cell === null) this.element.removeAttribute('aria-activedescendant');
    else this.element.setAttribute('aria-activedescendant', id);
  }
}
