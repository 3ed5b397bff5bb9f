import type { SearchAnswer, SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { SearchRecipe } from '../records/searchText.ts';
import { Bitmap, inBoth } from './bitmap.ts';
import { deepen, LEAST_CANDIDATES } from './deepen.ts';
import { describeHit } from './describeHit.ts';
import { fuse, isNoGoodMatch, knownScript, MATCHING_COSINE, vectorTrust } from './fusion.ts';
import type { FusedHit, QueryVector, VectorMatches } from './fusion.ts';
import { createTermMatcher } from './highlight.ts';
import type { KeywordMatches } from './keywordIndex.ts';
import type { UsageCounts } from './order.ts';
import { queryByExample, type ExampleQuery } from './queryByExample.ts';
import { refine, refinesAll, type Ranking } from './refine.ts';
import { whereSlots, type WhereSource } from './where.ts';

/** What a search is answered from. */
export interface SearchSource extends WhereSource {
  recipe: SearchRecipe;
  /** Name of the model whose vectors the index holds. */
  model?: string;
  /** Why there are no vectors, as a sentence. */
  keywordOnlyReason?: string;
  /** How often records were used. */
  usage?: UsageCounts;
}

/** The parts of an answer that the search itself decides; the caller adds times. */
export type SearchOutcome = Omit<SearchAnswer, 'timing'>;

export const DEFAULT_LIMIT = 10;

/** The text whose vector the search needs; `undefined` where it needs none or finds it in the index. */
export function textToEmbed(params: SearchParams): string | undefined {
  const text = params.text?.trim();
  const isNeeded = params.similarTo === undefined && params.embedding === undefined;
  return isNeeded && text !== undefined && text !== '' ? text : undefined;
}

/**
 * Answers a search. `vector` belongs to `textToEmbed(params)`, or is the caller's own (`params.embedding`); without it
 * the answer is keyword-only.
 */
export function search(
  source: SearchSource,
  params: SearchParams,
  vector: QueryVector | undefined,
): SearchOutcome {
  const { index } = source;
  const filters = params.filters ?? {};
  const where = params.where && whereSlots(source, params.where);
  const allowed = index.columns.select(filters, where);
  const limit = Math.max(0, params.limit ?? DEFAULT_LIMIT);
  const offset = Math.max(0, params.offset ?? 0);
  const query = queryOf(source, params, vector);
  const wanted = refinesAll(params) ? Infinity : offset + limit;
  const ranking = refine(source, params, rank(source, params, query, { allowed, wanted }), offset + limit);
  const text = query === undefined || 'unknown' in query ? '' : query.text;
  const matcher = createTermMatcher(text, (word) => index.keywords.shareOf(word));
  const results = ranking.hits.slice(offset, offset + limit).flatMap((hit) => {
    const result = describeHit(source, hit, matcher, ranking.mode);
    return result === undefined ? [] : [result];
  });
  const usesVectors = ranking.mode === 'hybrid' || ranking.mode === 'vector';
  return {
    results,
    total: ranking.total,
    mode: ranking.mode,
    ...(ranking.notice === undefined ? {} : { notice: ranking.notice }),
    noGoodMatch: ranking.noGoodMatch,
    ...(usesVectors && source.model !== undefined ? { model: source.model } : {}),
    facets: params.facets === false ? {} : index.columns.facets(filters, inBoth(ranking.matching, where)),
    revision: source.revision,
  };
}

/** What is searched for; absent where filters alone choose. */
function queryOf(
  { index, recipe }: SearchSource,
  params: SearchParams,
  vector: QueryVector | undefined,
): ExampleQuery | { unknown: string } | undefined {
  const { embedding, similarTo, like = [], unlike = [] } = params;
  const text = textToEmbed(params);
  const liked = similarTo === undefined ? like : [similarTo, ...like];
  if (text === undefined && liked.length === 0) {
    return embedding === undefined ? undefined : { text: '', vector, without: new Set() };
  }
  return queryByExample(index, recipe, { text: text ?? '', vector }, { like: liked, unlike });
}

/** Which records are ranked, and how many places of the ranking are wanted. */
interface Reach {
  allowed: Bitmap | undefined;
  wanted: number;
}

function rank(
  source: SearchSource,
  params: SearchParams,
  query: ExampleQuery | { unknown: string } | undefined,
  reach: Reach,
): Ranking {
  if (query === undefined) return browse(source, reach.allowed);
  if ('unknown' in query) {
    const notice = `No record has the id ${query.unknown}.`;
    return { hits: [], total: 0, mode: 'filter', noGoodMatch: false, notice };
  }
  const ranking = rankByQuery(source, query, reach, params.facets !== false);
  return params.embedding === undefined ? ranking : { ...ranking, mode: 'vector' };
}

/** All records that pass, in the order of their files. */
function browse({ index }: SearchSource, allowed: Bitmap | undefined): Ranking {
  const all = index.inFileOrder();
  const slots = allowed === undefined ? all : all.filter((slot) => allowed.has(slot));
  const hits = slots.map((slot) => ({ slot, score: 0, cosine: undefined, bm25: undefined }));
  return { hits, total: slots.length, mode: 'filter', noGoodMatch: false };
}

function rankByQuery(
  source: SearchSource,
  query: ExampleQuery,
  { allowed, wanted }: Reach,
  counted: boolean,
): Ranking {
  // Before the ranking, whose keyword scores hold until the next search.
  const matching =
    counted && allowed !== undefined
      ? matchingSlots(findMatches(source, query, LEAST_CANDIDATES))
      : undefined;
  let first: Ranking | undefined;
  const rankAt = (candidates: number): FusedHit[] => {
    const found = findMatches(source, query, candidates, allowed);
    first ??= rankingOf(source, query, found, { allowed, matching, counted });
    return found.hits;
  };
  const hits = deepen(wanted, source.index.size, ({ slot }) => slot, rankAt);
  const ranking = first ?? { mode: 'keyword-only', noGoodMatch: true, total: 0 };
  return { ...ranking, hits, total: Math.max(ranking.total, hits.length) };
}

/** What the first look says besides its hits. */
function rankingOf(
  source: SearchSource,
  query: ExampleQuery,
  found: Matches,
  {
    allowed,
    matching,
    counted,
  }: { allowed: Bitmap | undefined; matching: Bitmap | undefined; counted: boolean },
): Ranking {
  const { keywords, vectors, hits } = found;
  const notice = noticeFor(source, vectors, allowed, query.text);
  // Vectors that nothing rests on are not said to have answered.
  const byVector =
    vectors !== undefined && (vectors.trust > 0 || hits.some(({ bm25 }) => bm25 === undefined));
  return {
    hits,
    total: countMatches(hits, keywords, query),
    mode: byVector ? 'hybrid' : 'keyword-only',
    noGoodMatch: isNoGoodMatch(keywords, vectors),
    ...(notice === undefined ? {} : { notice }),
    ...(counted ? { matching: matching ?? matchingSlots(found) } : {}),
  };
}

/** What both parts found, joined. Valid until the index's next search or change. */
interface Matches {
  keywords: KeywordMatches;
  vectors: VectorMatches | undefined;
  /** The best candidates that match, best first. */
  hits: FusedHit[];
  without: ReadonlySet<number>;
}

function findMatches(
  source: SearchSource,
  query: ExampleQuery,
  candidates: number,
  allowed?: Bitmap,
): Matches {
  const { keywords, vectors } = rankParts(source, query.text, query.vector, candidates, allowed);
  // Where the model is blind its cosines make no record a match, unless it knows some of the words and no record has any.
  const byVector =
    vectors !== undefined && (vectors.trust > 0 || (keywords.total === 0 && vectors.query.coverage > 0));
  const isMatch = (hit: FusedHit): boolean =>
    hit.bm25 !== undefined || (byVector && (hit.cosine ?? 0) >= MATCHING_COSINE);
  const hits = fuse(keywords, vectors).filter((hit) => !query.without.has(hit.slot) && isMatch(hit));
  return { keywords, vectors, hits, without: query.without };
}

function matchingSlots({ keywords, hits, without }: Matches): Bitmap {
  const slots = new Bitmap();
  keywords.forEach((slot) => {
    if (!without.has(slot)) slots.add(slot);
  });
  for (const { slot } of hits) slots.add(slot);
  return slots;
}

/** What each part finds by itself. Valid until the index's next search or change. */
export function rankParts(
  source: SearchSource,
  text: string,
  vector: QueryVector | undefined,
  count = LEAST_CANDIDATES,
  allowed?: Bitmap,
): { keywords: KeywordMatches; vectors: VectorMatches | undefined } {
  const keywords = source.index.keywords.search(text, count, allowed);
  return { keywords, vectors: nearest(source, text, vector, count, allowed) };
}

function nearest(
  { index }: SearchSource,
  text: string,
  vector: QueryVector | undefined,
  count: number,
  allowed: Bitmap | undefined,
): VectorMatches | undefined {
  if (index.vectors === undefined || vector === undefined || index.vectors.size === 0) return undefined;
  const found = index.vectors.nearest(vector.vector, count, allowed);
  if (found.slots.length === 0) return undefined;
  const top = found.slots.slice(0, 10);
  const coverage = top.reduce((sum, slot) => sum + index.coverage(slot), 0) / top.length;
  return { index: index.vectors, query: vector, nearest: found, trust: vectorTrust(text, vector, coverage) };
}

/** Keyword matches are counted exactly; of those that only the vectors find, the candidates. */
function countMatches(hits: readonly FusedHit[], keywords: KeywordMatches, query: ExampleQuery): number {
  const byVectorOnly = hits.filter((hit) => hit.bm25 === undefined).length;
  let itself = 0;
  for (const slot of query.without) if (keywords.scoreOf(slot) > 0) itself += 1;
  return keywords.total - itself + byVectorOnly;
}

function noticeFor(
  { index, keywordOnlyReason }: SearchSource,
  vectors: VectorMatches | undefined,
  allowed: Bitmap | undefined,
  text: string,
): string | undefined {
  if (vectors === undefined)
    return keywordOnlyReason ?? 'The records have no vectors yet: found by keywords only.';
  if (vectors.trust === 0) {
    return knownScript(text) < 0.5
      ? 'The embedding model does not know this script: ranked by keywords.'
      : 'The embedding model knows few of these words: ranked by keywords.';
  }
  const total = index.size;
  const missing = total - vectors.index.size;
  if (missing <= 0 || allowed !== undefined) return undefined;
  return `${String(missing)} of ${String(total)} records have no vector yet: those are found by keywords only.`;
}
