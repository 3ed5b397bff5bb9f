import { LEAST_SPREAD, type FusedHit } from './fusion.ts';
import type { VectorIndex } from './vectorIndex.ts';

/** So many of the best results are put into a varied order; the others follow as they are. */
export const VARIED = 200;

/** How alike two slots are: the cosine of their stored vectors, 0 where one has none. */
export function likeness(vectors: VectorIndex | undefined, slot: number, other: number): number {
  const vector = vectors?.vector(slot);
  return (vector && vectors?.cosine(vector, other)) ?? 0;
}

/**
 * Turns fused scores into relevance on the scale of cosines, so that it can be weighed against likeness: scores lie
 * between the background and the nearest, as `fuse` scales them. Where no hit has a cosine they stay as they are.
 */
export function relevanceScale(hits: readonly FusedHit[]): (score: number) => number {
  const cosines = hits.flatMap(({ cosine }) => cosine ?? []);
  if (cosines.length === 0) return (score) => score;
  const nearest = cosines.reduce((most, cosine) => Math.max(most, cosine));
  const farthest = cosines.reduce((least, cosine) => Math.min(least, cosine));
  const spread = Math.max(LEAST_SPREAD, nearest - farthest);
  return (score) => nearest - (1 - score) * spread;
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): the next result is the one with the highest
 * λ · relevance − (1 − λ) · (highest cosine to a result before it). Relevance follows the fused score, so that λ = 1
 * is the plain order. Only the first `wanted` places are computed; more of them do not change the earlier ones.
 */
export function diversify(
  hits: readonly FusedHit[],
  lambda: number,
  vectors: VectorIndex | undefined,
  wanted: number,
): FusedHit[] {
  const rest = hits.slice(0, VARIED);
  const scale = relevanceScale(rest);
  const relevance = rest.map(({ score }) => scale(score));
  const nearest = rest.map(() => 0);
  const varied: FusedHit[] = [];
  while (rest.length > 0 && varied.length < wanted) {
    const at = bestOf(relevance, nearest, lambda);
    const [chosen] = rest.splice(at, 1);
    nearest.splice(at, 1);
    relevance.splice(at, 1);
    if (chosen === undefined) break;
    varied.push(chosen);
    for (const [place, hit] of rest.entries()) {
      nearest[place] = Math.max(nearest[place] ?? 0, likeness(vectors, chosen.slot, hit.slot));
    }
  }
  return [...varied, ...rest, ...hits.slice(VARIED)];
}

/** The earlier of two equal ones wins. */
function bestOf(relevance: readonly number[], nearest: readonly number[], lambda: number): number {
  let best = 0;
  let bestGain = -Infinity;
  for (const [at, fit] of relevance.entries()) {
    const gain = lambda * fit - (1 - lambda) * (nearest[at] ?? 0);
    if (gain > bestGain) [best, bestGain] = [at, gain];
  }
  return best;
}
