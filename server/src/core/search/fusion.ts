import type { Calibration } from './calibration.ts';
import type { KeywordMatches } from './keywordIndex.ts';
import type { VectorIndex } from './vectorIndex.ts';
import type { Hits } from './topK.ts';

/** A query's vector with what tells how far to trust it. */
export interface QueryVector {
  vector: Float32Array;
  /** How well the model's vocabulary covers the query, 0 to 1. */
  coverage: number;
}

/** What the vector part found. */
export interface VectorMatches {
  index: VectorIndex;
  query: QueryVector;
  nearest: Hits;
  /** How this model's cosines are read. */
  calibration: Calibration;
  /** How far the model knows the language of the query and of what it found, 0 to 1. */
  trust: number;
}

/** A record with its fused score and the raw ones. */
export interface FusedHit {
  slot: number;
  /** 0 to 1. Orders the results; it is no similarity. */
  score: number;
  /** Raw cosine; absent where no vector answered. */
  cosine: number | undefined;
  /** Raw BM25; absent where no term matched. */
  bm25: number | undefined;
}

/** The keyword coverage that a good match has; halfway between answerable and unanswerable queries. */
const GOOD_COVERAGE = 0.18;
/** Nearly all of the query's words, weighted by rarity, in one record: an identifier or code that no model needs to know. */
const CERTAIN_COVERAGE = 0.7;

/** How far the vectors of a query can be trusted: by vocabulary and script of the query and of the records it found. */
export function vectorTrust(
  queryText: string,
  query: QueryVector,
  recordCoverage: number,
  { blindBelow, atHomeFrom, latinOnly }: Calibration,
): number {
  const script = latinOnly ? knownScript(queryText) : 1;
  const known = query.coverage * script * recordCoverage;
  return Math.min(1, Math.max(0, (known - blindBelow) / (atHomeFrom - blindBelow)));
}

/** Share of the letters that are Latin: the shipped models learned no other script. 1 where there are no letters. */
export function knownScript(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 1 : (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / letters;
}

/**
 * Joins the parts by their raw scores, not by their ranks: a part that separates its results (a wide gap) decides, one
 * that does not (all alike) leaves the order to the other. BM25 is scaled to the query's best, the cosine is weighed by
 * trust. Answers every candidate of either part, best first.
 */
export function fuse(keywords: KeywordMatches | undefined, vectors: VectorMatches | undefined): FusedHit[] {
  const candidates = new Set([...(keywords?.best.slots ?? []), ...(vectors?.nearest.slots ?? [])]);
  const bestBm25 = keywords?.best.scores[0] ?? 0;
  const vectorWeight = vectors === undefined ? 0 : vectors.trust * vectors.calibration.vectorWeight;
  const keywordWeight = bestBm25 > 0 ? 1 : 0;
  // Without keyword hits the vectors order the results even where the model is weak: there is nothing else.
  const weight = keywordWeight === 0 ? 1 : vectorWeight;
  // A record without a vector yet is neither near nor far: it gets the cosine of an ordinary record.
  const ordinary = vectors?.nearest.scores.at(-1) ?? 0;
  const hits: FusedHit[] = [];
  for (const slot of candidates) {
    const bm25 = keywords?.scoreOf(slot) ?? 0;
    const cosine = vectors?.index.cosine(vectors.query.vector, slot);
    const nearness = Math.max(0, cosine ?? ordinary);
    const keywordShare = bestBm25 > 0 ? bm25 / bestBm25 : 0;
    const score = (keywordShare * keywordWeight + nearness * weight) / (keywordWeight + weight);
    hits.push({ slot, score: Math.min(1, score), cosine, bm25: bm25 > 0 ? bm25 : undefined });
  }
  return hits.sort((left, right) => right.score - left.score || left.slot - right.slot);
}

/** True where even the best results are no good match: decided on raw scores, since ranks always have a first. */
export function isNoGoodMatch(
  keywords: KeywordMatches | undefined,
  vectors: VectorMatches | undefined,
): boolean {
  return goodness(keywords, vectors) < 1;
}

/** How good the best results are by their raw scores: 1 and above is a good match. */
export function goodness(keywords: KeywordMatches | undefined, vectors: VectorMatches | undefined): number {
  const best = keywords?.best.slots.slice(0, 3) ?? [];
  const coverage = Math.max(0, ...best.map((slot) => keywords?.coverageOf(slot) ?? 0));
  const trust = vectors?.trust ?? 0;
  const cosine = vectors?.nearest.scores[0] ?? 0;
  const mixed =
    (trust * cosine) / (vectors?.calibration.goodCosine ?? 1) + ((1 - trust) * coverage) / GOOD_COVERAGE;
  return Math.max(mixed, coverage / CERTAIN_COVERAGE);
}
