import { NARROWEST, type GridColumn } from './gridColumns.ts';
import { cellId } from './gridRow.ts';

/** How the rows are ordered. */
export interface GridSort {
  column: number;
  descending: boolean;
}

/** What the head of a grid asks for. */
export interface HeadListener {
  sort(column: number): void;
  resize(column: number, width: number): void;
  /** Makes a column as wide as what it shows. */
  fit(column: number): void;
}

/** The head: names and types, buttons of order, handles of width. All columns are in the document: they are few. */
export class GridHead {
  readonly element = document.createElement('div');
  readonly #listener: HeadListener;

  constructor(listener: HeadListener) {
    this.#listener = listener;
    this.element.className = 'grid-head';
    this.element.setAttribute('role', 'row');
    this.element.setAttribute('aria-rowindex', '1');
  }

  /** Shows the columns from `first` to before `end`. */
  show(
    columns: readonly GridColumn[],
    window: { first: number; end: number },
    starts: readonly number[],
    sort: GridSort | undefined,
  ): void {
    const corner = document.createElement('div');
    corner.className = 'gutter';
    corner.setAttribute('role', 'columnheader');
    corner.setAttribute('aria-label', 'Row number');
    corner.textContent = '#';
    const heads = columns
      .slice(window.first, window.end)
      .map((column, position) => this.#cell(column, window.first + position, starts, sort));
    this.element.replaceChildren(corner, ...heads);
  }

  #cell(
    column: GridColumn,
    index: number,
    starts: readonly number[],
    sort: GridSort | undefined,
  ): HTMLElement {
    const cell = document.createElement('div');
    cell.id = cellId({ row: -1, column: index });
    cell.className = column.numeric ? 'head-cell numeric' : 'head-cell';
    cell.setAttribute('role', 'columnheader');
    cell.setAttribute('aria-colindex', String(index + 2));
    const ordered = sort?.column === index;
    cell.setAttribute('aria-sort', ordered ? (sort.descending ? 'descending' : 'ascending') : 'none');
    cell.setAttribute('aria-label', `${column.name}, ${column.type}`);
    cell.title = `${column.name}: ${column.type}. Click to sort.`;
    cell.style.setProperty('left', `${String(starts[index] ?? 0)}px`);
    cell.style.setProperty('width', `${String(column.width)}px`);
    const name = document.createElement('bdi');
    name.textContent = column.name;
    const type = document.createElement('span');
    type.className = 'type';
    type.textContent = column.type;
    const arrow = document.createElement('span');
    arrow.className = ordered ? `codicon codicon-arrow-${sort.descending ? 'down' : 'up'}` : 'no-order';
    cell.append(name, arrow, type, this.#handle(column, index));
    cell.addEventListener('click', () => {
      this.#listener.sort(index);
    });
    return cell;
  }

  #handle(column: GridColumn, index: number): HTMLElement {
    const handle = document.createElement('div');
    handle.className = 'resize';
    handle.addEventListener('click', (event) => {
      event.stopPropagation();
    });
    handle.addEventListener('dblclick', () => {
      this.#listener.fit(index);
    });
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const start = event.clientX;
      const move = (moved: PointerEvent): void => {
        this.#listener.resize(index, Math.max(NARROWEST, column.width + moved.clientX - start));
      };
      // The head is made anew while it changes: the window hears where the pointer goes.
      window.addEventListener('pointermove', move);
      window.addEventListener(
        'pointerup',
        () => {
          window.removeEventListener('pointermove', move);
        },
        { once: true },
      );
    });
    return handle;
  }
}
