import type { SearchRecipe } from '../records/searchText.ts';
import type { UsageCounts } from './order.ts';
import type { SearchIndex } from './searchIndex.ts';
import type { SearchReasons } from './searchNotice.ts';
import type { SortOrders } from './sortOrders.ts';
import type { VectorSet } from './vectorSet.ts';
import type { WhereSource } from './where.ts';

/** What a search is answered from. */
export interface SearchSource extends SearchReasons, WhereSource {
  index: SearchIndex;
  recipe: SearchRecipe;
  revision: number;
  /** The vectors that answer; those of the preferred model when left out. */
  vectors?: VectorSet;
  /** Name of the model whose vectors answer. */
  model?: string;
  /** How often records were used. */
  usage?: UsageCounts;
  /** Remembers the orders by fields. */
  orders?: SortOrders;
}

/** The vectors that answer; absent while no model is loaded. */
export function vectorsOf({
  index,
  vectors,
}: Pick<SearchSource, 'index' | 'vectors'>): VectorSet | undefined {
  return vectors ?? index.vectorSets[0];
}
