import type { CellPlace } from './gridRow.ts';

/** The cell that an event happened in. */
export function placeOf(target: EventTarget | null): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest('.cell') : null;
  const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(cell?.id ?? '') ?? [];
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

/** The row whose number an event happened on. */
export function numberedRow(target: EventTarget | null): number | undefined {
  const gutter = target instanceof Element ? target.closest('.gutter') : null;
  const index = Number(gutter?.parentElement?.getAttribute('aria-rowindex') ?? NaN);
  return Number.isNaN(index) ? undefined : index - 2;
}
