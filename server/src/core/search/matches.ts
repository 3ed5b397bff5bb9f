import { Bitmap } from './bitmap.ts';
import { calibrationOf } from './calibration.ts';
import { LEAST_CANDIDATES } from './deepen.ts';
import { fuse, vectorTrust, type FusedHit, type QueryVector, type VectorMatches } from './fusion.ts';
import type { KeywordMatches } from './keywordIndex.ts';
import type { ExampleQuery } from './queryByExample.ts';
import type { SearchQuery } from './searchQuery.ts';
import { vectorsOf, type SearchSource } from './searchSource.ts';

/** What both parts found, joined. Valid until the index's next search or change. */
export interface Matches {
  keywords: KeywordMatches;
  vectors: VectorMatches | undefined;
  /** The best candidates that match, best first. */
  hits: FusedHit[];
  without: ReadonlySet<number>;
}

/** The records that match a query; each part brings so many candidates of the allowed records. */
export function findMatches(
  source: SearchSource,
  query: ExampleQuery,
  candidates: number,
  allowed?: Bitmap,
): Matches {
  const { keywords, vectors } = rankParts(source, query.words, query.vector, candidates, allowed);
  // Where the model is blind its cosines make no record a match, unless it knows some of the words and no record has any.
  const byVector =
    vectors !== undefined && (vectors.trust > 0 || (keywords.total === 0 && vectors.query.coverage > 0));
  const { matchingCosine } = calibrationOf(source.model);
  const isMatch = (hit: FusedHit): boolean =>
    hit.bm25 !== undefined || (byVector && (hit.cosine ?? 0) >= matchingCosine);
  const hits = fuse(keywords, vectors).filter((hit) => !query.without.has(hit.slot) && isMatch(hit));
  return { keywords, vectors, hits, without: query.without };
}

/** Every record that matches. */
export function matchingSlots({ keywords, hits, without }: Matches): Bitmap {
  const slots = new Bitmap();
  keywords.forEach((slot) => {
    if (!without.has(slot)) slots.add(slot);
  });
  for (const { slot } of hits) slots.add(slot);
  return slots;
}

/** Keyword matches are counted exactly; of those that only the vectors find, the candidates. */
export function countMatches({ keywords, hits, without }: Matches): number {
  const byVectorOnly = hits.filter((hit) => hit.bm25 === undefined).length;
  let itself = 0;
  for (const slot of without) if (keywords.scoreOf(slot) > 0) itself += 1;
  return keywords.total - itself + byVectorOnly;
}

/** What each part finds by itself. Valid until the index's next search or change. */
export function rankParts(
  source: SearchSource,
  query: SearchQuery,
  vector: QueryVector | undefined,
  count = LEAST_CANDIDATES,
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
