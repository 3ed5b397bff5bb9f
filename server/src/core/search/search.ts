import type {
  SearchAnswer,
  SearchMode,
  SearchParams,
  SearchPlan,
} from '../../../../shared/src/protocol/search.ts';
import { searchTextOf, type SearchRecipe } from '../records/searchText.ts';
import { Bitmap } from './bitmap.ts';
import { calibrationOf } from './calibration.ts';
import { fuse, isNoGoodMatch, vectorTrust } from './fusion.ts';
import type { FusedHit, QueryVector, VectorMatches } from './fusion.ts';
import { describeHit } from './describeHit.ts';
import { createTermMatcher } from './highlight.ts';
import type { KeywordMatches } from './keywordIndex.ts';
import type { SearchIndex } from './searchIndex.ts';
import { noticeFor, type SearchReasons } from './searchNotice.ts';
import type { VectorSet } from './vectorSet.ts';
import { literalQuery, parseSearchQuery, type SearchQuery } from './searchQuery.ts';

/** What a search is answered from. */
export interface SearchSource extends SearchReasons {
  index: SearchIndex;
  recipe: SearchRecipe;
  revision: number;
  /** The vectors that answer; those of the preferred model when left out. */
  vectors?: VectorSet;
  /** Name of the model whose vectors answer. */
  model?: string;
}

/** The parts of an answer that the search itself decides; the caller adds times. */
export type SearchOutcome = Omit<SearchAnswer, 'timing'>;

export const DEFAULT_LIMIT = 10;
/**
 * Each part brings so many candidates, so that one part's lower ranks can win by the other's scores. The number does
 * not depend on the page that is asked for: another would make another order, and pages would overlap and leave gaps.
 */
const CANDIDATES = 1000;

const UNMET = 'No record meets what the quotes, “*” and “-” of the query ask for.';

interface Query {
  words: SearchQuery;
  vector: QueryVector | undefined;
  /** Slots that are never results: the record itself. */
  without: ReadonlySet<number>;
  /** How many candidates each part brings. */
  candidates: number;
}

interface Ranking {
  hits: FusedHit[];
  total: number;
  mode: SearchMode;
  noGoodMatch: boolean;
  notice?: string;
  /** The records that match whatever the filters, for counting; `undefined` where all do or nobody counts. */
  matching?: Bitmap;
  plan?: SearchPlan;
}

/** The text whose vector the search needs; `undefined` where it needs none or finds it in the index. */
export function textToEmbed(params: SearchParams): string | undefined {
  const text = params.similarTo === undefined ? readQuery(params).text : '';
  return text === '' ? undefined : text;
}

function readQuery({ text = '', literal = false }: SearchParams): SearchQuery {
  return literal ? literalQuery(text) : parseSearchQuery(text);
}

/** Answers a search. `vector` belongs to `textToEmbed(params)`; without it the answer is keyword-only. */
export function search(
  source: SearchSource,
  params: SearchParams,
  vector: QueryVector | undefined,
): SearchOutcome {
  const { index } = source;
  const filters = params.filters ?? {};
  const allowed = index.columns.select(filters);
  const limit = Math.max(0, params.limit ?? DEFAULT_LIMIT);
  const offset = Math.max(0, params.offset ?? 0);
  const ranking = rank(source, params, vector, allowed);
  const matcher = createTermMatcher(highlightedQuery(source, params), (word) => index.keywords.shareOf(word));
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
    ...(ranking.plan === undefined ? {} : { plan: ranking.plan }),
    facets: params.facets === false ? {} : index.columns.facets(filters, ranking.matching),
    revision: source.revision,
  };
}

function rank(
  source: SearchSource,
  params: SearchParams,
  vector: QueryVector | undefined,
  allowed: Bitmap | undefined,
): Ranking {
  const candidates = Math.max(CANDIDATES, params.limit ?? DEFAULT_LIMIT);
  const counted = params.facets !== false;
  if (params.similarTo !== undefined) {
    const query = similarQuery(source, params.similarTo);
    if (query === undefined) {
      const notice = `No record has the id ${params.similarTo}.`;
      return { hits: [], total: 0, mode: 'filter', noGoodMatch: false, notice };
    }
    return rankByQuery(source, { ...query, candidates }, allowed, counted);
  }
  const words = readQuery(params);
  const meets = (among: Bitmap | undefined): Bitmap | undefined =>
    words.conditions.length === 0
      ? among
      : source.index.keywords.select(words.conditions, among ?? source.index.columns.live);
  const meeting = meets(allowed);
  const everywhere = counted && allowed !== undefined ? meets(undefined) : meeting;
  if (words.text === '' && words.prefixes.length === 0) {
    return withUnmet(browse(source, meeting), words, meeting, everywhere);
  }
  const query = { words, vector, without: new Set<number>(), candidates };
  return withUnmet(rankByQuery(source, query, meeting, counted, everywhere), words, meeting);
}

/** Says so where no record meets the conditions; where only they were asked for, they decide what is counted. */
function withUnmet(
  ranking: Ranking,
  { conditions }: SearchQuery,
  meeting: Bitmap | undefined,
  everywhere?: Bitmap,
): Ranking {
  if (conditions.length === 0) return ranking;
  return {
    ...ranking,
    ...(everywhere === undefined ? {} : { matching: everywhere }),
    ...(meeting?.size === 0 ? { notice: UNMET } : {}),
  };
}

function vectorsOf({ index, vectors }: SearchSource): VectorSet | undefined {
  return vectors ?? index.vectorSets[0];
}

function similarQuery(source: SearchSource, id: string): Omit<Query, 'candidates'> | undefined {
  const { index, recipe } = source;
  const without = index.slotsOf(id.trim().toLowerCase());
  const [slot] = without;
  const record = slot === undefined ? undefined : index.record(slot);
  if (slot === undefined || record === undefined) return undefined;
  const set = vectorsOf(source);
  const vector = set?.vectors.vector(slot);
  return {
    words: literalQuery(searchTextOf(record.value, record.kind, recipe).vector),
    vector: vector && { vector, coverage: set?.coverage(slot) ?? 1 },
    without,
  };
}

function highlightedQuery(source: SearchSource, params: SearchParams): SearchQuery {
  if (params.similarTo === undefined) return readQuery(params);
  return similarQuery(source, params.similarTo)?.words ?? literalQuery('');
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
  query: Query,
  allowed: Bitmap | undefined,
  counted: boolean,
  everywhere?: Bitmap,
): Ranking {
  // Before the ranking, whose keyword scores hold until the next search.
  const matching =
    counted && allowed !== everywhere ? matchingSlots(findMatches(source, query, everywhere)) : undefined;
  const found = findMatches(source, query, allowed);
  const { keywords, vectors, hits } = found;
  const { text } = query.words;
  const notice =
    text === '' ? undefined : noticeFor(source, { vectors, set: vectorsOf(source), allowed, text });
  // Vectors that nothing rests on are not said to have answered.
  const byVector =
    vectors !== undefined && (vectors.trust > 0 || hits.some(({ bm25 }) => bm25 === undefined));
  return {
    hits,
    total: countMatches(hits, keywords, query),
    mode: byVector ? 'hybrid' : 'keyword-only',
    noGoodMatch: isNoGoodMatch(keywords, vectors),
    ...(vectors === undefined ? {} : { plan: vectors.nearest.plan }),
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

function findMatches(source: SearchSource, query: Query, allowed?: Bitmap): Matches {
  const { keywords, vectors } = rankParts(source, query.words, query.vector, query.candidates, allowed);
  // Where the model is blind its cosines make no record a match, unless it knows some of the words and no record has any.
  const byVector =
    vectors !== undefined && (vectors.trust > 0 || (keywords.total === 0 && vectors.query.coverage > 0));
  const { matchingCosine } = calibrationOf(source.model);
  const isMatch = (hit: FusedHit): boolean =>
    hit.bm25 !== undefined || (byVector && (hit.cosine ?? 0) >= matchingCosine);
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
  query: SearchQuery,
  vector: QueryVector | undefined,
  count = CANDIDATES,
  allowed?: Bitmap,
): { keywords: KeywordMatches; vectors: VectorMatches | undefined } {
  const keywords = source.index.keywords.search(query, count, allowed);
  return { keywords, vectors: nearest(source, query.text, vector, count, allowed) };
}

function nearest(
  source: SearchSource,
  text: string,
  vector: QueryVector | undefined,
  count: number,
  allowed: Bitmap | undefined,
): VectorMatches | undefined {
  const set = vectorsOf(source);
  if (set === undefined || vector === undefined || set.vectors.size === 0) return undefined;
  const found = set.vectors.nearest(vector.vector, count, allowed);
  if (found.slots.length === 0) return undefined;
  const top = found.slots.slice(0, 10);
  const coverage = top.reduce((sum, slot) => sum + set.coverage(slot), 0) / top.length;
  const calibration = calibrationOf(source.model);
  const trust = vectorTrust(text, vector, coverage, calibration);
  return { index: set.vectors, query: vector, nearest: found, calibration, trust };
}

/** Keyword matches are counted exactly; of those that only the vectors find, the candidates. */
function countMatches(hits: readonly FusedHit[], keywords: KeywordMatches, query: Query): number {
  const byVectorOnly = hits.filter((hit) => hit.bm25 === undefined).length;
  let itself = 0;
  for (const slot of query.without) if (keywords.scoreOf(slot) > 0) itself += 1;
  return keywords.total - itself + byVectorOnly;
}
