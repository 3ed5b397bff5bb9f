import type {
  MinimumScores,
  SearchMode,
  SearchParams,
  SearchPlan,
} from '../../../../shared/src/protocol/search.ts';
import type { Bitmap } from './bitmap.ts';
import { diversify } from './diversity.ts';
import type { FusedHit } from './fusion.ts';
import { sortBy } from './order.ts';
import { quotedValues, withinQuotas } from './quotas.ts';
import { vectorsOf, type SearchSource } from './searchSource.ts';

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
export function refine(
  source: Pick<SearchSource, 'index' | 'vectors' | 'usage'>,
  params: SearchParams,
  ranking: Ranking,
  wanted: number,
): Ranking {
  const { index, usage = () => 0 } = source;
  const { minimum, quotas, sort, diversity } = params;
  let { hits } = ranking;
  if (minimum !== undefined) hits = hits.filter((hit) => reaches(hit, minimum));
  if (quotas !== undefined) {
    hits = withinQuotas(hits, quotas, ({ slot }) => quotedValues(index.record(slot)?.value ?? {}));
  }
  if (diversity !== undefined) hits = diversify(hits, diversity, vectorsOf(source)?.vectors, wanted);
  if (sort !== undefined) hits = sortBy(hits, sort, ({ slot }) => index.record(slot), usage);
  return { ...ranking, hits, total: refinesAll(params) ? hits.length : ranking.total };
}

function reaches({ cosine = -Infinity, bm25 = -Infinity }: FusedHit, minimum: MinimumScores): boolean {
  return cosine >= (minimum.cosine ?? -Infinity) && bm25 >= (minimum.bm25 ?? -Infinity);
}
