/** Rows that are in the document, of a list whose rows all have the same height. */
export interface RowWindow {
  first: number;
  /** One behind the last row. */
  end: number;
}

/** Rows that are kept in the document above and below what is seen, so that scrolling shows no gaps. */
const OVERSCAN = 8;

/** Rows in the document at most, however high the window is. */
export const MOST_ROWS = 120;

/** The rows to have in the document; sizes are CSS pixels. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, rows: number): RowWindow {
  const firstSeen = Math.min(Math.floor(Math.max(0, scrollTop) / rowHeight), Math.max(0, rows - 1));
  const seen = Math.ceil(height / rowHeight) + 1;
  const first = Math.max(0, firstSeen - OVERSCAN);
  const end = Math.min(rows, firstSeen + seen + OVERSCAN, first + MOST_ROWS);
  return { first, end };
}

/** The scroll position that shows a row whole, moving as little as possible. */
export function scrollToShow(row: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
