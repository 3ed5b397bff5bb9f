import type { CellPlace } from './gridRow.ts';

/** Size of a grid; `page` is how many rows are seen. */
export interface GridSize {
  rows: number;
  columns: number;
  page: number;
}

/** Where a key leads (ARIA's pattern for grids); `undefined` for keys that do not move. One up from the first row is the head. */
export function moved(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  { row, column }: CellPlace,
  { rows, columns, page }: GridSize,
): CellPlace | undefined {
  if (event.altKey || event.shiftKey) return undefined;
  const far = event.ctrlKey || event.metaKey;
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const places: Record<string, CellPlace> = {
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowDown: { row: far ? lastRow : row + 1, column },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    ArrowRight: { row, column: far ? lastColumn : column + 1 },
    PageUp: { row: Math.max(0, row - page), column },
    PageDown: { row: row + page, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? lastRow : row, column: lastColumn },
  };
  const place = places[event.key];
  if (place === undefined) return undefined;
  return {
    row: Math.max(-1, Math.min(place.row, lastRow)),
    column: Math.max(0, Math.min(place.column, lastColumn)),
  };
}
