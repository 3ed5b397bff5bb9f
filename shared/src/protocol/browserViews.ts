import type { DuplicatesParams, MapMethod, OutliersParams } from './neighbours.ts';

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

export const MAP_TOOLS = ['move', 'lasso', 'rectangle'] as const;
/** What dragging does on the map. */
export type MapTool = (typeof MAP_TOOLS)[number];

/** How the map is looked at. */
export interface MapViewState {
  method?: MapMethod;
  /** Path of the field that colours the points; absent: all alike. */
  colour?: string;
  tool?: MapTool;
  /** What is in the middle, 0 to 1 each way, and how often the map is enlarged. */
  place?: { x: number; y: number; zoom: number };
}

/** What each view keeps of its arrangement; nothing that can be asked for again. */
export interface ViewStates {
  table?: { columns: TableColumn[] };
  map?: MapViewState;
  duplicates?: Pick<DuplicatesParams, 'threshold' | 'acrossFunctions'>;
  outliers?: Pick<OutliersParams, 'by' | 'scope'>;
}
