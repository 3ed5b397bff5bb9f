import type {
  MinimumScores,
  SearchMode,
  SearchParams,
  SearchPlan,
  SearchSort,
} from '../../../../shared/src/protocol/search.ts';
import type { Bitmap } from './bitmap.ts';
import { diversify } from './diversity.ts';
import type { FusedHit } from './fusion.ts';
import { isDescending, sortedBy } from './order.ts';
import { quotedValues, withinQuotas } from './quotas.ts';
import { sortedByRank, SortOrders } from './sortOrders.ts';
import { vectorsOf, type SearchSource } from './searchSource.ts';

/** What orders are made from. */
type SortSource = Pick<SearchSource, 'index' | 'vectors' | 'usage' | 'orders' | 'revision'>;

/** Matching records in their order. */
export interface Ranking {
  hits: FusedHit[];
  total: number;
  mode: SearchMode;
  noGoodMatch: boolean;
  notice?: string;
  /** The records that match whatever the filters, for counting; `undefined` where all do or nobody counts. */
  matching?: Bitmap;
  /** How the vectors were compared at the first look. */
  plan?: SearchPlan;
}

/** True where the whole ranking is needed before the first page is known. */
export function refinesAll({ sort, quotas, minimum }: SearchParams): boolean {
  return (sort !== undefined && sort.by !== 'relevance') || quotas !== undefined || minimum !== undefined;
}

/**
 * What a ranking becomes by the wishes besides the query: minimum scores, then quotas (the most relevant of each
 * function and domain stay), then either a sort or a varied order. `wanted` is how many places are looked at.
 */
export function refine(source: SortSource, params: SearchParams, ranking: Ranking, wanted: number): Ranking {
  const { index } = source;
  const { minimum, quotas, sort, diversity } = params;
  let { hits } = ranking;
  if (minimum !== undefined) hits = hits.filter((hit) => reaches(hit, minimum));
  if (quotas !== undefined) {
    hits = withinQuotas(hits, quotas, ({ slot }) => quotedValues(index.record(slot)?.value ?? {}));
  }
  if (diversity !== undefined) hits = diversify(hits, diversity, vectorsOf(source)?.vectors, wanted);
  const sorted = sort === undefined ? undefined : sortHits(source, hits, sort);
  return {
    ...ranking,
    hits: sorted?.hits ?? hits,
    total: refinesAll(params) ? hits.length : ranking.total,
    ...(sorted?.notice === undefined || ranking.notice !== undefined ? {} : { notice: sorted.notice }),
  };
}

function sortHits(
  source: SortSource,
  hits: FusedHit[],
  sort: SearchSort,
): { hits: FusedHit[]; notice?: string } {
  const { index, usage = () => 0, orders = new SortOrders(index), revision } = source;
  if (sort.by === 'relevance') return { hits };
  const descending = isDescending(sort);
  if (sort.by === 'usage')
    return { hits: sortedBy(hits, descending, ({ slot }) => usage(index.record(slot)?.id ?? '')) };
  const ranks = orders.ranks(sort.by, revision);
  const isUnknown = hits.length > 0 && hits.every(({ slot }) => ranks[slot] === 0);
  if (isUnknown) return { hits, notice: `None of these records has the field “${sort.by}” to sort by.` };
  return { hits: sortedByRank(hits, ranks, descending) };
}

function reaches({ cosine = -Infinity, bm25 = -Infinity }: FusedHit, minimum: MinimumScores): boolean {
  return cosine >= (minimum.cosine ?? -Infinity) && bm25 >= (minimum.bm25 ?? -Infinity);
}
