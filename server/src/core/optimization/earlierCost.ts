import type { RunPlanAnswer } from '../../../../shared/src/protocol/runs.ts';
import { totalCalls, type CallEstimate } from './callEstimate.ts';

/** An earlier run that asked the same model in the same way, and whose cost is known. */
export interface EarlierCost {
  /** Milliseconds since 1970. */
  finishedAt: number;
  calls: number;
  /** US dollars. */
  cost: number;
}

/** Calls below which a mean for each says little. */
const FEWEST_CALLS = 10;

/**
 * The dollars of a run whose model has no known price: its most calls by what a call cost in the newest run like it, which its source
 * says, since that is no bound. `undefined` where there is no such run.
 */
export function costByEarlierRun(
  estimate: CallEstimate,
  earlier: readonly EarlierCost[],
): RunPlanAnswer['cost'] {
  const known = earlier.filter(({ calls }) => calls >= FEWEST_CALLS);
  const newest = known.toSorted((one, other) => other.finishedAt - one.finishedAt)[0];
  if (newest === undefined) return undefined;
  const { calls, cost, finishedAt } = newest;
  const day = new Date(finishedAt).toISOString().slice(0, 10);
  const source = `if a call costs what it did in the run of ${day} (${String(calls)} calls)`;
  return { most: (cost / calls) * totalCalls(estimate), source };
}
