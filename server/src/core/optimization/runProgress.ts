import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RunProgress, RunStatus, RunUsage, TimeLeft } from '../../../../shared/src/protocol/runs.ts';
import { totalCalls } from './callEstimate.ts';
import type { RunState } from './foldEvents.ts';
import type { RunPlan } from './planRun.ts';

/** Milliseconds without a sign of life after which a run is interrupted; it gives one every five seconds. */
export const SILENCE = 30_000;
/** Calls and milliseconds before which a pace says nothing. */
const FEWEST_CALLS = 10;
const SHORTEST = 10_000;

/** What a run was going to do, as it was told before the start. */
export interface StartedPlan {
  /** The most calls, caps of the budget in mind; absent where that was not kept. */
  mostCalls: number | undefined;
  /** True where that is no bound. */
  isRough: boolean;
}

/** What is kept of a plan while its run goes on. */
export function startedPlan({ input, estimate }: Pick<RunPlan, 'input' | 'estimate'>): StartedPlan {
  const most = totalCalls(estimate);
  const cap = input.budget['max_calls'];
  const isCapped = typeof cap === 'number' && cap <= most;
  return { mostCalls: isCapped ? cap : most, isRough: estimate.isRough && !isCapped };
}

/** How a run stands, by its events. `now` is in milliseconds since 1970. */
export function runStatus({ ended, heardAt }: RunState, now: number): RunStatus {
  if (ended !== undefined) return ended.status;
  return now - heardAt > SILENCE ? 'interrupted' : 'running';
}

/** How far a run is. */
export function runProgress(runId: string, state: RunState, plan: StartedPlan, now: number): RunProgress {
  const status = runStatus(state, now);
  const best = state.trials.findLast(({ isBest, score }) => isBest && score !== undefined);
  return {
    ...{ runId, status, phase: state.phase, startedAt: state.startedAt, heardAt: state.heardAt },
    trials: state.trials,
    ...(best?.score !== undefined && { best: { trial: best.trial, score: best.score } }),
    usage: usageOf(state.usage),
    ...(plan.mostCalls !== undefined && { mostCalls: plan.mostCalls }),
    ...{ errors: state.errors, log: state.log },
    ...(status === 'running' && { left: timeLeft(state, plan) }),
  };
}

/** What was consumed, from what events count: a sum that misses calls is not known. */
export function usageOf(counted: JsonObject | undefined): RunUsage {
  const { calls, input_tokens, output_tokens, cost } = counted ?? {};
  const misses = (name: string): boolean => counted?.[name] !== 0;
  const hasTokens = typeof input_tokens === 'number' && typeof output_tokens === 'number';
  return {
    ...(typeof calls === 'number' && { calls }),
    ...(hasTokens && !misses('calls_without_tokens') && { input_tokens, output_tokens }),
    ...(typeof cost === 'number' && !misses('calls_without_cost') && { cost }),
  };
}

/** An upper end, since answers of the cache are no calls; so it is for a rough estimate, as far as that holds. */
function timeLeft(state: RunState, { mostCalls, isRough }: StartedPlan): TimeLeft {
  const calls = state.usage?.['calls'];
  if (mostCalls === undefined) return { unknown: 'unplanned' };
  if (typeof calls !== 'number') return { unknown: 'early' };
  if (calls > mostCalls) return { unknown: 'beyond' };
  const made = calls - state.carriedCalls;
  const took = state.usageAt - state.startedAt;
  if (made < FEWEST_CALLS || took < SHORTEST) return { unknown: 'early' };
  return { most: Math.round((took / made) * (mostCalls - calls)), isRough };
}
