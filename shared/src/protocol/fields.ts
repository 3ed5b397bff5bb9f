/** Columns of results that the server computes, besides the paths of fields (`labels.intent`). */
export const COMPUTED_COLUMNS = ['quality', 'usage', 'effectiveness'] as const;
export type ComputedColumn = (typeof COMPUTED_COLUMNS)[number];

/** Most columns of one search, and the longest path of one. */
export const MOST_COLUMNS = 60;
export const LONGEST_COLUMN = 200;

/** A field's value as a table shows it; texts are cut at 300 characters, and lists and objects come as short JSON. */
export type CellValue = string | number | boolean | null | { json: string };

/** What a field holds in most records. */
export type FieldType = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'null';

/** A field that records use. */
export interface FieldInUse {
  /** Names with dots between them. */
  path: string;
  /** Records that have it. */
  count: number;
  type: FieldType;
}

export interface FieldList {
  /** The most used first; equal ones by path. At most 500. */
  fields: FieldInUse[];
  /** Records that were looked at. */
  records: number;
  revision: number;
}

export interface RecordSimilarities {
  /** The model whose vectors were compared; absent where there are none. */
  model?: string;
  /** Raw cosine of each record with each, in the order asked for; null where one has no vector. */
  cosines: (number | null)[][];
}
