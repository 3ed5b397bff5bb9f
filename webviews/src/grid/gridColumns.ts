/** A column as the grid lays it out; sizes are CSS pixels. */
export interface GridColumn {
  name: string;
  /** Said under the name. */
  type: string;
  /** Numbers stand at the right. */
  numeric: boolean;
  width: number;
}

export const NARROWEST = 48;
const WIDEST_AT_FIRST = 340;
/** Pixels of an average character, and of what stands around a cell's text. */
const CHARACTER = 7.9;
const AROUND = 26;
/** Columns that are kept in the document beside what is seen. */
const OVERSCAN = 1;

/** A width that shows these texts, within limits. */
export function fittingWidth(texts: readonly string[], widest = WIDEST_AT_FIRST): number {
  const longest = Math.max(0, ...texts.map((text) => Math.min(text.length, 1000)));
  return Math.round(Math.min(widest, Math.max(NARROWEST + 24, longest * CHARACTER + AROUND)));
}

/** Where each column starts, and at the end where the last one ends. */
export function columnStarts(columns: readonly GridColumn[], from: number): number[] {
  const starts = [from];
  for (const { width } of columns) starts.push((starts.at(-1) ?? 0) + width);
  return starts;
}

/** The columns to have in the document: `first` to before `end`. */
export function columnWindow(
  starts: readonly number[],
  scrollLeft: number,
  width: number,
): { first: number; end: number } {
  const columns = starts.length - 1;
  let first = 0;
  while (first < columns - 1 && (starts[first + 1] ?? 0) <= scrollLeft) first += 1;
  let end = first;
  while (end < columns && (starts[end] ?? 0) < scrollLeft + width) end += 1;
  return { first: Math.max(0, first - OVERSCAN), end: Math.min(columns, end + OVERSCAN) };
}
