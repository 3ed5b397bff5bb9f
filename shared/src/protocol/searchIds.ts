import type { SearchParams } from './search.ts';

/** A search of which only the ids are wanted: everything that passes, or a part of the ranking. */
export interface SearchIdsParams {
  search: SearchParams;
  /** Places of the ranking from `first` to before `end`; all that passes, ranked or not, without `end`. */
  first?: number;
  end?: number;
}

/** Most ids of one answer. */
export const MOST_IDS = 100_000;

export interface SearchIds {
  /** Best first, then those that are beyond what is ranked; at most 100,000. Records without an id are left out. */
  ids: string[];
  /** Records that pass and match, also those beyond the limit and without an id. */
  total: number;
  revision: number;
}
