import type { Calibration } from './calibration.ts';
import type { KeywordMatches } from './keywordIndex.ts';
import type { Nearest, VectorIndex } from './vectorIndex.ts';

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
  nearest: Nearest;
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

/** BM25 at which the words of a query say half of what words can say: about ten ordinary words. */
export const KEYWORD_EVIDENCE = 40;
/** The background is the cosine at this rank; the same for every page of the results. */
const BACKGROUND_RANK = 200;
/** Smaller stores and narrower filters show no background of their own. */
const FEWEST_FOR_BACKGROUND = 50;
/** Cosines closer together than this are not drawn apart any further. */
export const LEAST_SPREAD = 0.3;
/** Log-odds that keywords alone answer the query: `base + coverage · coverage`. */
const KEYWORD_GOODNESS = { base: -3.6, coverage: 18 };
/** Nearly all of the query's words, weighted by rarity, in one record: an identifier or code that no model needs to know. */
const CERTAIN = { coverage: 0.7, slope: 10 };

/**
 * Log-odds below which the best results are told to be no good match: odds of 15 %. At even odds a quarter of the
 * answerable questions of the hardest public set were told so, here a tenth (docs/decisions/0069-operating-point.md).
 */
export const LEAST_GOODNESS = -1.75;

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
 * that does not (all alike) leaves the order to the other. BM25 is scaled to the query's best and weighs by how much
 * evidence that is; the cosine is scaled between the background and the nearest, and weighs by trust and by how near
 * the nearest is. Answers every candidate of either part, best first.
 */
export function fuse(keywords: KeywordMatches | undefined, vectors: VectorMatches | undefined): FusedHit[] {
  const cosines = cosinesOf(keywords?.best.slots ?? [], vectors);
  const bestBm25 = keywords?.best.scores[0] ?? 0;
  const keywordWeight = bestBm25 / (bestBm25 + KEYWORD_EVIDENCE);
  const nearest = Math.max(0, vectors?.nearest.scores[0] ?? 0);
  const background = vectors?.nearest.scores.slice(0, BACKGROUND_RANK).at(-1) ?? 0;
  const spread = Math.max(LEAST_SPREAD, nearest - background);
  // Without keyword hits the vectors order the results even where the model is weak: there is nothing else.
  const trust = bestBm25 === 0 ? 1 : (vectors?.trust ?? 0);
  const vectorWeight = vectors === undefined ? 0 : trust * vectors.calibration.vectorWeight * nearest;
  const weight = keywordWeight + vectorWeight;
  const hits: FusedHit[] = [];
  for (const [slot, cosine] of cosines) {
    const bm25 = keywords?.scoreOf(slot) ?? 0;
    const keywordShare = bestBm25 > 0 ? bm25 / bestBm25 : 0;
    // A record without a vector yet is neither near nor far: it is a part of the background.
    const nearness = ((cosine ?? background) - background) / spread;
    const score = weight === 0 ? 0 : (keywordShare * keywordWeight + nearness * vectorWeight) / weight;
    hits.push({ slot, score, cosine, bm25: bm25 > 0 ? bm25 : undefined });
  }
  hits.sort((left, right) => right.score - left.score || left.slot - right.slot);
  // Only now: what lies behind the background has an order, too.
  for (const hit of hits) hit.score = Math.min(1, Math.max(0, hit.score));
  return hits;
}

/** The exact cosine of every candidate: the nearest have theirs, those found by words alone are compared here. */
function cosinesOf(
  byWords: readonly number[],
  vectors: VectorMatches | undefined,
): Map<number, number | undefined> {
  const cosines = new Map<number, number | undefined>();
  const { slots, scores } = vectors?.nearest ?? { slots: [], scores: [] };
  for (const [at, slot] of slots.entries()) cosines.set(slot, scores[at]);
  for (const slot of byWords) {
    if (!cosines.has(slot)) cosines.set(slot, vectors?.index.cosine(vectors.query.vector, slot));
  }
  return cosines;
}

/** True where even the best results are no good match: decided on raw scores, since ranks always have a first. */
export function isNoGoodMatch(
  keywords: KeywordMatches | undefined,
  vectors: VectorMatches | undefined,
): boolean {
  return goodness(keywords, vectors) < LEAST_GOODNESS;
}

/**
 * Log-odds that the best results answer the query, by raw scores: 0 is even odds. Logistic regressions on public sets
 * (Platt, 1999), one where the model is at home and one where it is blind, joined by trust.
 */
export function goodness(keywords: KeywordMatches | undefined, vectors: VectorMatches | undefined): number {
  const best = keywords?.best.slots.slice(0, 3) ?? [];
  const coverage = Math.max(0, ...best.map((slot) => keywords?.coverageOf(slot) ?? 0));
  const byWords = KEYWORD_GOODNESS.base + KEYWORD_GOODNESS.coverage * coverage;
  const certain = CERTAIN.slope * (coverage - CERTAIN.coverage);
  if (vectors === undefined) return Math.max(byWords, certain);
  const { trust } = vectors;
  return Math.max(trust * goodnessByMeaning(vectors) + (1 - trust) * byWords, certain);
}

function goodnessByMeaning({ nearest: { scores }, calibration }: VectorMatches): number {
  const { base, cosine, gap } = calibration.goodness;
  const nearest = scores[0] ?? 0;
  const last = scores.slice(0, BACKGROUND_RANK).at(-1) ?? 0;
  const background =
    scores.length < FEWEST_FOR_BACKGROUND ? Math.min(last, calibration.unrelatedCosine) : last;
  return base + cosine * nearest + gap * (nearest - background);
}
