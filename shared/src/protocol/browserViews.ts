/** The ways in which the example page shows what passes the filters, in the order of its switch. */
export const VIEW_NAMES = ['list', 'table', 'cards', 'map', 'duplicates', 'outliers'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** A column of the table, in its place. */
export interface TableColumn {
  /** Path of a field (`labels.intent`), or one of the names that the server computes (`score`, `quality`). */
  path: string;
  /** CSS pixels; the default of the column where left out. */
  width?: number;
}

/** What each view keeps of its arrangement; nothing that can be asked for again. */
export interface ViewStates {
  table?: { columns: TableColumn[] };
}
