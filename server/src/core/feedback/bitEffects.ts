import type { BitShare } from './bitShares.ts';
import { discoveries, pValueOf } from './discoveries.ts';
import type { EffectMethod, MeasuredEffect } from './measuredEffects.ts';

/** What the examples that were made from a DataBit change, as one run measured them. */
export interface BitEffect {
  bitId: string;
  contentHash?: string;
  runId: string;
  method: EffectMethod;
  /** Mean effect of its examples, each by the share of it that is the DataBit's. */
  estimate: number;
  low: number;
  high: number;
  /** The examples behind it. */
  examples: number;
  /** Whether it is told from 0, with all others of the run and method in mind. */
  isEnough: boolean;
}

/**
 * The effects of examples, rolled up to the DataBits that they derive from, for each run and method. Every example that
 * was measured takes part, also those without an effect of their own: else only the lucky ones would be left. The interval
 * is the same mean of the intervals' ends. It holds however the examples' errors hang together (the deviation of a mean
 * is at most the mean of the deviations), and is wider than need be where they do not.
 */
export function bitEffects(
  effects: readonly MeasuredEffect[],
  sharesOf: (effect: MeasuredEffect) => readonly BitShare[],
): BitEffect[] {
  const measurements = new Map<string, Map<string, Sum>>();
  for (const effect of effects) {
    const { runId, method } = effect;
    const key = `${runId} ${method}`;
    const sums = measurements.get(key) ?? new Map<string, Sum>();
    measurements.set(key, sums);
    for (const share of sharesOf(effect)) add(sums, effect, share);
  }
  return [...measurements.values()].flatMap((sums) => withEvidence([...sums.values()].map(meanOf)));
}

/** Weighted sums of effects and of the ends of their intervals. */
interface Sum extends Omit<BitEffect, 'isEnough'> {
  weight: number;
}

function add(sums: Map<string, Sum>, effect: MeasuredEffect, { bitId, contentHash, share }: BitShare): void {
  const key = `${bitId} ${contentHash ?? ''}`;
  const { runId, method } = effect;
  const own = { bitId, runId, method, ...(contentHash !== undefined && { contentHash }) };
  const sum = sums.get(key) ?? { ...own, weight: 0, estimate: 0, low: 0, high: 0, examples: 0 };
  sum.weight += share;
  sum.estimate += share * effect.estimate;
  sum.low += share * effect.low;
  sum.high += share * effect.high;
  sum.examples += 1;
  sums.set(key, sum);
}

function meanOf({ weight, ...sum }: Sum): Omit<BitEffect, 'isEnough'> {
  return { ...sum, estimate: sum.estimate / weight, low: sum.low / weight, high: sum.high / weight };
}

function withEvidence(means: readonly Omit<BitEffect, 'isEnough'>[]): BitEffect[] {
  const isThere = discoveries(means.map(pValueOf));
  return means.map((mean, at) => {
    const holdsNone = mean.low > 0 || mean.high < 0;
    return { ...mean, isEnough: holdsNone && isThere[at] === true };
  });
}
