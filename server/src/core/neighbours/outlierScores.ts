import { positionsByGroup, type NeighbourRows } from './neighbourTable.ts';

/** Groups with fewer records are not judged: a median of a handful says nothing. */
export const LEAST_JUDGED = 20;
/** From here on a standing is unusual (Iglewicz and Hoaglin: How to Detect and Handle Outliers, 1993). */
export const UNUSUAL = 3.5;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;
/** The least spread that counts: in a group of equals, a rounding would be a thousand deviations. */
const LEAST_SPREAD = 0.005;

/** How far a vector is from its nearest, beside the others of its group. */
export interface OutlierScore {
  position: number;
  meanCosine: number;
  usualCosine: number;
  standing: number;
}

/** Scores of all vectors in groups that are large enough, the most unusual first; equal ones by position. */
export function outlierScores(rows: NeighbourRows): OutlierScore[] {
  const scores: OutlierScore[] = [];
  for (const positions of positionsByGroup(rows.groups).values()) {
    if (positions.length < LEAST_JUDGED) continue;
    const means = positions.map((position) => meanCosine(rows, position));
    const usualCosine = median(means);
    const spread = median(means.map((mean) => Math.abs(mean - usualCosine)));
    const deviation = Math.max(NORMAL * spread, LEAST_SPREAD);
    for (const [at, position] of positions.entries()) {
      const mean = means[at] ?? 0;
      scores.push({ position, meanCosine: mean, usualCosine, standing: (usualCosine - mean) / deviation });
    }
  }
  return scores.sort((one, other) => other.standing - one.standing || one.position - other.position);
}

/** Plain loops: this runs for every record at once. */
function meanCosine({ k, neighbours, cosines }: NeighbourRows, position: number): number {
  let sum = 0;
  let count = 0;
  for (let at = position * k; count < k && (neighbours[at] ?? -1) >= 0; at += 1, count += 1)
    sum += cosines[at] ?? 0;
  return sum / Math.max(1, count);
}

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
