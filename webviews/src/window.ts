/** Rows that are in the document, of a list whose rows all have the same height. */
export interface RowWindow {
  first: number;
  /** One behind the last row. */
  end: number;
}

/** Rows that are kept in the document above and below what is seen, so that scrolling shows no gaps. */
const OVERSCAN = 8;

/** Rows in the document at most; a screen of 3,840 pixels shows 161 of the lowest ones. */
export const MOST_ROWS = 180;

/** The rows to have in the document; sizes are CSS pixels. Where `most` are few, those that are seen come first. */
export function rowWindow(
  scrollTop: number,
  height: number,
  rowHeight: number,
  rows: number,
  { overscan = OVERSCAN, most = MOST_ROWS } = {},
): RowWindow {
  const firstSeen = Math.min(Math.floor(Math.max(0, scrollTop) / rowHeight), Math.max(0, rows - 1));
  const seen = Math.min(most, Math.ceil(height / rowHeight) + 1);
  const around = Math.min(overscan, Math.floor((most - seen) / 2));
  return { first: Math.max(0, firstSeen - around), end: Math.min(rows, firstSeen + seen + around) };
}

/** The scroll position that shows a row whole, moving as little as possible. */
export function scrollToShow(row: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
