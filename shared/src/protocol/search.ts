import type { JsonObject } from '../json.ts';
import type { CellValue } from './fields.ts';
import type { RecordKind } from '../recordKind.ts';
import type { TextPosition } from '../problem.ts';

/** The kinds that are searched by text. */
export type SearchableKind = Extract<RecordKind, 'databit' | 'example'>;

/** Metadata filters; all given ones must hold. A list admits any of its values. */
export interface SearchFilters {
  kinds?: SearchableKind[];
  functions?: string[];
  domains?: string[];
  sources?: string[];
  statuses?: string[];
  /** Capability tags (examples) or modalities (DataBits). */
  tags?: string[];
  /** Lowest mean of the record's quality scores, 0 to 1. Records without scores do not pass. */
  minimumQuality?: number;
}

/** The filter fields that are counted beside the results. */
export type FacetName = 'kinds' | 'functions' | 'domains' | 'sources' | 'statuses' | 'tags';

/** A vector of the caller's own. */
export interface QueryEmbedding {
  /** As many numbers as the model has dimensions; any length but zero. */
  vector: number[];
  /** The model that made it: it must be the one that answers. */
  model: string;
}

export interface MinimumScores {
  /** Raw cosine, −1 to 1. */
  cosine?: number;
  /** Raw BM25, 0 and up. */
  bm25?: number;
}

export interface SearchQuotas {
  perFunction?: number;
  perDomain?: number;
}

export const SORT_FIELDS = ['relevance', 'name', 'created', 'quality', 'usage', 'effectiveness'] as const;
export type SortField = (typeof SORT_FIELDS)[number];

export interface SearchSort {
  /** One of `SORT_FIELDS`, or the path of a field, such as `labels.intent`. */
  by: string;
  /**
   * Where left out, the newest, best or most used first, but names and fields upwards. Records without a value come
   * last either way. By relevance the best are always first.
   */
  descending?: boolean;
}

export interface SearchParams {
  /** The query text. Leave out with `similarTo`, or to browse by filters alone. */
  text?: string;
  /**
   * True where the text is data and not a typed query: quotes, `*` and `-` mean themselves, and its last word is whole.
   * Otherwise `"exact words"`, `refun*` and `-word` are conditions (docs/search.md).
   */
  literal?: boolean;
  /** Find records like this one (by id); the record itself is not among the results. */
  similarTo?: string;
  /** Find records near this vector instead of a text's. */
  embedding?: QueryEmbedding;
  /** Ids of records that the results should be like; with a text, both count. They are not among the results. */
  like?: string[];
  /** Ids of records whose direction is taken off the query's. Needs a text, `like` or `similarTo`. */
  unlike?: string[];
  filters?: SearchFilters;
  /** A predicate tree, as datasets have it, that records must fulfil besides the filters. */
  where?: JsonObject;
  /** Lowest raw scores; a record without the score does not pass. */
  minimum?: MinimumScores;
  /** Most results of one function, and of one domain; records that name none count as one of their own. */
  quotas?: SearchQuotas;
  /**
   * Weight of relevance against variety, 0 to 1, for the first 200 results (maximal marginal relevance over the stored
   * vectors). 1 is the plain order.
   */
  diversity?: number;
  /** By relevance when left out. Equal records keep the order of their relevance. */
  sort?: SearchSort;
  /** How many results, 10 when left out. */
  limit?: number;
  /** Results to leave out from the top, for paging. */
  offset?: number;
  /** False spares the counts. */
  facets?: boolean;
  /** Fields whose values come with each result: paths, or `COMPUTED_COLUMNS`. */
  columns?: string[];
}

/** Why a record is among the results. */
export interface MatchExplanation {
  /** Which parts found it. `filter`: no text was given. */
  by: 'vector' | 'keyword' | 'both' | 'filter';
  /** Raw cosine of query and record, −1 to 1; absent when no model answered. */
  cosine?: number;
  /** Raw BM25 score, 0 and up; absent when no query term matched. */
  bm25?: number;
  /** The terms of the query that occur in the record, as written there. */
  terms: string[];
}

export interface SearchResult {
  kind: SearchableKind;
  /** Lower-cased id, or an empty text where the record has none. */
  id: string;
  name: string;
  uri: string;
  /** Where the record starts. */
  position: TextPosition;
  functionName?: string;
  domain?: string;
  status?: string;
  source?: string;
  tags: string[];
  /** Text of the input (or content), at most 600 characters. */
  inputText: string;
  /** Text of the expected output, at most 600 characters; empty for DataBits. */
  outputText: string;
  /** Fused score, 0 to 1. Orders the results; it is not a similarity. */
  score: number;
  match: MatchExplanation;
  /** True where the text is an unsaved buffer's. */
  unsaved: boolean;
  /** Values of the columns asked for, those that the record has. */
  values?: Record<string, CellValue>;
}

/** How the answer was found: with vectors and keywords, or with keywords alone. */
export type SearchMode = 'hybrid' | 'keyword-only' | 'vector' | 'filter';

/** How the vectors of a search were compared, and why in this way. */
export interface SearchPlan {
  /**
   * `filtered`: those that pass the filter, one by one; `scan`: all, one by one; `graph`: those that a graph of
   * neighbours (HNSW) leads to.
   */
  path: 'filtered' | 'scan' | 'graph';
  /** A sentence with what each way would have cost. */
  reason: string;
  /** True where the answer is certain to be that of comparing all in full precision. */
  exact: boolean;
  /** How many vectors were looked at in reduced precision. */
  scanned: number;
  /** How many of them were then compared in full precision. */
  candidates: number;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchAnswer {
  results: SearchResult[];
  /**
   * Records that pass the filters and match at all. Those that only the vectors find are counted as far as was looked:
   * a page further down may count more. Every one can be paged to.
   */
  total: number;
  mode: SearchMode;
  /** A sentence to show with the results, for example why the search is keyword-only. */
  notice?: string;
  /**
   * True where even the best result is no good match by its raw scores. Never where no record passes the filters, nor by
   * words alone while the embedding model is still to come: then nobody knows.
   */
  noGoodMatch: boolean;
  /** The embedding model that answered, absent where none did. */
  model?: string;
  /** How the vectors were compared; absent where no vector answered. */
  plan?: SearchPlan;
  facets: Partial<Record<FacetName, FacetCount[]>>;
  /** Revision of the index that answered. */
  revision: number;
  /** Milliseconds: embedding the query, and the rest. */
  timing: { embedMs: number; searchMs: number };
}
