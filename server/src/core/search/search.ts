import type { SearchAnswer, SearchParams } from '../../../../shared/src/protocol/search.ts';
import { inBoth, type Bitmap } from './bitmap.ts';
import { cellValues } from './cellValues.ts';
import { deepen, LEAST_CANDIDATES } from './deepen.ts';
import { VARIED } from './diversity.ts';
import { describeHit } from './describeHit.ts';
import { isNoGoodMatch, type FusedHit, type QueryVector } from './fusion.ts';
import { createTermMatcher } from './highlight.ts';
import { countMatches, findMatches, matchingSlots, type Matches } from './matches.ts';
import { queryByExample, type ExampleQuery } from './queryByExample.ts';
import { refine, refinesAll, type Ranking } from './refine.ts';
import { noticeFor } from './searchNotice.ts';
import { literalQuery, readQuery, type SearchQuery } from './searchQuery.ts';
import { vectorsOf, type SearchSource } from './searchSource.ts';
import { whereSlots } from './where.ts';

/** The parts of an answer that the search itself decides; the caller adds times. */
export type SearchOutcome = Omit<SearchAnswer, 'timing'>;

export const DEFAULT_LIMIT = 10;

const UNMET = 'No record meets what the quotes, “*” and “-” of the query ask for.';

/** The text whose vector the search needs; `undefined` where it needs none or finds it in the index. */
export function textToEmbed(params: SearchParams): string | undefined {
  const { text } = params.embedding === undefined ? typedQuery(params) : literalQuery('');
  return text === '' ? undefined : text;
}

/** What was typed. A record that others shall be similar to stands in its place. */
function typedQuery(params: SearchParams): SearchQuery {
  return params.similarTo === undefined ? readQuery(params) : literalQuery('');
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
  const { index, usage } = source;
  const offset = Math.max(0, params.offset ?? 0);
  const end = offset + Math.max(0, params.limit ?? DEFAULT_LIMIT);
  const { ranking, query, where, counted } = rankAndRefine(source, params, vector, end);
  const shown = query === undefined || 'unknown' in query ? literalQuery('') : query.words;
  const matcher = createTermMatcher(shown, (word) => index.keywords.shareOf(word));
  const { columns = [] } = params;
  const results = ranking.hits.slice(offset, end).flatMap((hit) => {
    const result = describeHit(source, hit, matcher, ranking.mode);
    if (result === undefined) return [];
    const record = columns.length === 0 ? undefined : index.record(hit.slot);
    return [record === undefined ? result : { ...result, values: cellValues(record, columns, usage) }];
  });
  const usesVectors = ranking.mode === 'hybrid' || ranking.mode === 'vector';
  return {
    results,
    total: ranking.total,
    mode: ranking.mode,
    ...(ranking.notice === undefined ? {} : { notice: ranking.notice }),
    noGoodMatch: ranking.noGoodMatch,
    ...(usesVectors && source.model !== undefined ? { model: source.model } : {}),
    ...(ranking.plan === undefined ? {} : { plan: ranking.plan }),
    facets: counted ? index.columns.facets(params.filters ?? {}, inBoth(ranking.matching, where)) : {},
    revision: source.revision,
  };
}

/**
 * The slots of what a search finds: places `first` to before `end` of its ranking, or without `end` the whole of it, with
 * what matches beyond the records that are ranked behind.
 */
export function searchSlots(
  source: SearchSource,
  params: SearchParams,
  vector: QueryVector | undefined,
  { first = 0, end = Infinity }: { first?: number; end?: number },
): { slots: number[]; total: number } {
  const everything = end === Infinity;
  // A varied order is made of the best alone: those have to be put into it.
  const least = params.diversity === undefined ? 0 : VARIED;
  const looked = everything ? least : end;
  const { ranking } = rankAndRefine(source, { ...params, facets: everything }, vector, looked);
  const slots = ranking.hits.slice(first, end).map(({ slot }) => slot);
  if (!everything || ranking.matching === undefined || refinesAll(params))
    return { slots, total: ranking.total };
  const passes = source.index.columns.select(
    params.filters ?? {},
    params.where && whereSlots(source, params.where),
  );
  const found = new Set(slots);
  ranking.matching.forEach((slot) => {
    if (passes?.has(slot) !== false) found.add(slot);
  });
  return { slots: [...found], total: Math.max(found.size, ranking.total) };
}

/** A ranking with all that was needed for it. */
interface Ranked {
  ranking: Ranking;
  query: ExampleQuery | { unknown: string } | undefined;
  where: Bitmap | undefined;
  counted: boolean;
}

/** The ranking of a search, of which places before `end` are looked at. */
function rankAndRefine(
  source: SearchSource,
  params: SearchParams,
  vector: QueryVector | undefined,
  end: number,
): Ranked {
  const { index } = source;
  const where = params.where && whereSlots(source, params.where);
  const words = typedQuery(params);
  const query = queryOf(source, params, words, vector);
  const wanted = refinesAll(params) ? Infinity : end;
  const counted = params.facets !== false;
  const allowed = index.columns.select(params.filters ?? {}, where);
  const reach = reachOf(source, words, { allowed, where, counted });
  const ranked = rank(source, params, query, { ...reach, wanted, counted });
  return { ranking: refine(source, params, ranked, end), query, where, counted };
}

/** What is searched for; absent where filters and conditions alone choose. */
function queryOf(
  source: SearchSource,
  params: SearchParams,
  words: SearchQuery,
  vector: QueryVector | undefined,
): ExampleQuery | { unknown: string } | undefined {
  const { embedding, similarTo, like = [], unlike = [] } = params;
  if (embedding !== undefined) return { words, vector, without: new Set() };
  const liked = similarTo === undefined ? like : [similarTo, ...like];
  const hasWords = words.text !== '' || words.prefixes.length > 0;
  return hasWords || liked.length > 0
    ? queryByExample(source, { words, vector }, { like: liked, unlike })
    : undefined;
}

/** Which records are ranked and counted; an absent set holds all. */
interface Reach {
  /** Those that pass the filters and meet the conditions of the query. */
  allowed: Bitmap | undefined;
  /** As `allowed`, whatever the filters: what is counted. */
  everywhere: Bitmap | undefined;
  /** True where the query has conditions that none of the records meets. */
  isUnmet: boolean;
}

function reachOf(
  { index }: SearchSource,
  { conditions }: SearchQuery,
  chosen: { allowed: Bitmap | undefined; where: Bitmap | undefined; counted: boolean },
): Reach {
  const meets = (among: Bitmap | undefined): Bitmap | undefined =>
    conditions.length === 0 ? among : index.keywords.select(conditions, among ?? index.columns.live);
  const allowed = meets(chosen.allowed);
  const isWhole = chosen.allowed === undefined || chosen.allowed.size === chosen.where?.size;
  const everywhere = !chosen.counted || isWhole ? allowed : meets(chosen.where);
  return { allowed, everywhere, isUnmet: conditions.length > 0 && allowed?.size === 0 };
}

/** How much of the ranking is wanted, and whether its matches are counted. */
interface Extent extends Reach {
  wanted: number;
  counted: boolean;
}

function rank(
  source: SearchSource,
  params: SearchParams,
  query: ExampleQuery | { unknown: string } | undefined,
  extent: Extent,
): Ranking {
  if (query !== undefined && 'unknown' in query) {
    const notice = `No record has the id ${query.unknown}.`;
    return { hits: [], total: 0, mode: 'filter', noGoodMatch: false, notice };
  }
  const ranking = query === undefined ? browse(source, extent) : rankByQuery(source, query, extent);
  return {
    ...ranking,
    ...(params.embedding === undefined ? {} : { mode: 'vector' }),
    ...(extent.isUnmet ? { notice: UNMET } : {}),
  };
}

/** All records that pass, in the order of their files. */
function browse({ index }: SearchSource, { allowed, everywhere }: Extent): Ranking {
  const all = index.inFileOrder();
  const slots = allowed === undefined ? all : all.filter((slot) => allowed.has(slot));
  const hits = slots.map((slot) => ({ slot, score: 0, cosine: undefined, bm25: undefined }));
  return {
    ...{ hits, total: slots.length, mode: 'filter', noGoodMatch: false },
    ...(everywhere === undefined ? {} : { matching: everywhere }),
  };
}

function rankByQuery(source: SearchSource, query: ExampleQuery, extent: Extent): Ranking {
  const { allowed, everywhere, counted, wanted } = extent;
  // Before the ranking, whose keyword scores hold until the next search.
  const matching =
    counted && allowed !== everywhere
      ? matchingSlots(findMatches(source, query, LEAST_CANDIDATES, everywhere))
      : undefined;
  let first: Ranking | undefined;
  const rankAt = (candidates: number): FusedHit[] => {
    const found = findMatches(source, query, candidates, allowed);
    first ??= {
      ...rankingOf(source, query, found, allowed),
      ...(counted ? { matching: matching ?? matchingSlots(found) } : {}),
    };
    return found.hits;
  };
  const hits = deepen(wanted, source.index.size, ({ slot }) => slot, rankAt);
  const ranking = first ?? { mode: 'keyword-only', noGoodMatch: false, total: 0 };
  return { ...ranking, hits, total: Math.max(ranking.total, hits.length) };
}

/** What the first look says besides its hits. */
function rankingOf(
  source: SearchSource,
  query: ExampleQuery,
  found: Matches,
  allowed: Bitmap | undefined,
): Ranking {
  const { keywords, vectors, hits } = found;
  const { text } = query.words;
  const isByPrefix = text === '' && query.vector === undefined;
  const notice = isByPrefix
    ? undefined
    : noticeFor(source, {
        ...{ vectors, set: vectorsOf(source), allowed, text },
        isFoundByWords: keywords.total > 0,
      });
  // Not where nothing was looked at, nor by words alone while the model that knows the meaning is still to come.
  const isDecided =
    (allowed ?? source.index.columns.live).size > 0 &&
    (vectors !== undefined || isByPrefix || source.keywordOnlyReason !== undefined);
  // Vectors that nothing rests on are not said to have answered.
  const byVector =
    vectors !== undefined && (vectors.trust > 0 || hits.some(({ bm25 }) => bm25 === undefined));
  return {
    hits,
    total: countMatches(found),
    mode: byVector ? 'hybrid' : 'keyword-only',
    noGoodMatch: isDecided && isNoGoodMatch(keywords, vectors),
    ...(vectors === undefined ? {} : { plan: vectors.nearest.plan }),
    ...(notice === undefined ? {} : { notice }),
  };
}
