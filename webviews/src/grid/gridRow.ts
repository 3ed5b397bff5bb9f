/** What a cell shows. */
export interface GridCell {
  text: string;
  kind: 'text' | 'number' | 'null' | 'json' | 'boolean' | 'link';
}

/** Answers a cell; `undefined` while its row has not been fetched. */
export type ReadCell = (row: number, column: number) => GridCell | undefined;

/** Place of a cell; row −1 is the head. */
export interface CellPlace {
  row: number;
  column: number;
}

/** The id of a cell's element. */
export function cellId({ row, column }: CellPlace): string {
  return `cell-${row < 0 ? 'head' : String(row)}-${String(column)}`;
}

/** Characters of a value that a cell shows; the rest is in the inspector. */
const LONGEST_TEXT = 300;

/**
 * One row in the document. Rows are used again for other rows while scrolling, so that a frame only sets texts: making
 * elements took several times as long.
 */
export class GridRow {
  readonly element = document.createElement('div');
  readonly #gutter = document.createElement('div');
  readonly #cells: HTMLElement[] = [];
  #first = 0;
  #index = -1;
  #isComplete = false;

  constructor() {
    this.element.className = 'grid-row';
    this.element.setAttribute('role', 'row');
    this.#gutter.className = 'gutter';
    this.#gutter.setAttribute('role', 'rowheader');
    this.element.append(this.#gutter);
  }

  get index(): number {
    return this.#index;
  }

  /** False while a cell waits for its value. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** What it shows may not hold any more. */
  expire(): void {
    this.#isComplete = false;
  }

  /** Has cells for these columns, at these places. */
  layOut(first: number, end: number, starts: readonly number[], numeric: (column: number) => boolean): void {
    this.#first = first;
    while (this.#cells.length < end - first) this.#cells.push(newCell(this.element));
    for (const cell of this.#cells.splice(end - first)) cell.remove();
    for (const [position, cell] of this.#cells.entries()) {
      const column = first + position;
      const left = starts[column] ?? 0;
      cell.style.setProperty('left', `${String(left)}px`);
      cell.style.setProperty('width', `${String((starts[column + 1] ?? left) - left)}px`);
      cell.classList.toggle('numeric', numeric(column));
      cell.setAttribute('aria-colindex', String(column + 2));
    }
    this.#isComplete = false;
  }

  /** Says whether the row is selected; `undefined` where rows of this grid cannot be. */
  mark(selected: boolean | undefined): void {
    const value = selected === undefined ? null : String(selected);
    if (this.element.getAttribute('aria-selected') === value) return;
    if (value === null) this.element.removeAttribute('aria-selected');
    else this.element.setAttribute('aria-selected', value);
  }

  /** Shows a row at its place. */
  show(index: number, top: number, read: ReadCell): void {
    if (index !== this.#index) {
      this.#index = index;
      this.element.style.setProperty('transform', `translateY(${String(top)}px)`);
      this.element.setAttribute('aria-rowindex', String(index + 2));
      this.element.classList.toggle('odd', index % 2 === 1);
      this.#gutter.textContent = String(index + 1);
    }
    this.#isComplete = true;
    for (const [position, cell] of this.#cells.entries()) this.#fill(cell, this.#first + position, read);
  }

  #fill(cell: HTMLElement, column: number, read: ReadCell): void {
    const shown = read(this.#index, column);
    if (shown === undefined) this.#isComplete = false;
    const kind = shown?.kind ?? 'loading';
    if (cell.dataset['kind'] !== kind) cell.dataset['kind'] = kind;
    const text = shown === undefined ? '' : shortened(shown.text);
    const span = cell.firstElementChild;
    if (span !== null && span.textContent !== text) span.textContent = text;
    cell.id = cellId({ row: this.#index, column });
  }
}

function newCell(row: HTMLElement): HTMLElement {
  const cell = document.createElement('div');
  cell.className = 'cell';
  cell.setAttribute('role', 'gridcell');
  cell.append(document.createElement('span'));
  row.append(cell);
  return cell;
}

/** Control characters and those that turn the direction of text are shown as what they are not: a dot. */
function shortened(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text;
  return cut
    .replace(/[\r\n]+/g, ' ↵ ')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '·');
}
