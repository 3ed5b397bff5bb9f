import type { RunPlanAnswer } from '../../../../shared/src/protocol/runs.ts';
import { totalCalls, type CallEstimate } from './callEstimate.ts';

/** An earlier run that asked the same model in the same way. */
export interface EarlierUsage {
  /** Milliseconds since 1970. */
  finishedAt: number;
  calls: number;
  tokens?: { input: number; output: number };
  /** US dollars. */
  cost?: number;
}

/** Calls below which a mean for each says little. */
const FEWEST_CALLS = 10;

/**
 * The most tokens and dollars of a run: its most calls by what a call took in the newest run like it. Nothing where there is
 * none: prompts are made of demos and instructions that nobody has written yet.
 */
export function estimateUsage(
  estimate: CallEstimate,
  earlier: readonly EarlierUsage[],
): Pick<RunPlanAnswer, 'tokens' | 'cost'> {
  const most = totalCalls(estimate);
  const known = earlier.filter(({ calls }) => calls >= FEWEST_CALLS);
  const newest = known.sort((one, other) => other.finishedAt - one.finishedAt)[0];
  if (newest === undefined) return {};
  const { calls, tokens, cost, finishedAt } = newest;
  const of = (sum: number): number => (sum / calls) * most;
  const day = new Date(finishedAt).toISOString().slice(0, 10);
  const source = `by what a call took in the run of ${day} (${String(calls)} calls)`;
  return {
    ...(tokens && { tokens: { input: Math.ceil(of(tokens.input)), output: Math.ceil(of(tokens.output)) } }),
    ...(cost !== undefined && { cost: { most: of(cost), source } }),
  };
}
