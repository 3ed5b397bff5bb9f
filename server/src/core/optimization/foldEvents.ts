import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RunStatus, TrialProgress } from '../../../../shared/src/protocol/runs.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import { eventText } from './eventText.ts';
import type { RunEvent } from './runEvent.ts';

/** Lines that are kept. */
const MOST_LINES = 200;

/** What the events of a run have said until now. Times are milliseconds since 1970. */
export interface RunState {
  /** When the present execution began: one that goes on with an earlier one counts anew. */
  startedAt: number;
  heardAt: number;
  phase: string;
  trials: TrialProgress[];
  /** What was consumed, earlier executions included, as the last event told it. */
  usage: JsonObject | undefined;
  usageAt: number;
  /** Calls of earlier executions. */
  carriedCalls: number;
  errors: number;
  log: { at: number; text: string; isError: boolean }[];
  /** How it ended; absent while it goes on. One that never began has no receipt. */
  ended: { status: RunStatus; reason?: string; hasReceipt: boolean } | undefined;
}

/** The state of a run of which nothing was heard. */
export const UNHEARD: RunState = {
  ...{ startedAt: 0, heardAt: 0, phase: 'starting', trials: [], usage: undefined, usageAt: 0 },
  ...{ carriedCalls: 0, errors: 0, log: [], ended: undefined },
};

/** What is known after more events. Folding them in two steps comes to the same as folding all at once. */
export function foldEvents(before: RunState, events: readonly RunEvent[]): RunState {
  if (events.length === 0) return before;
  const state: RunState = { ...before, trials: [...before.trials], log: [...before.log] };
  for (const event of events) {
    const at = Math.round(1000 * event.ts);
    if (event.type === 'starting') begin(state, at);
    if (state.startedAt === 0) state.startedAt = at;
    state.heardAt = at;
    takeUsage(state, event, at);
    TAKERS[event.type]?.(state, event, at);
    note(state, eventText(event), at, false);
  }
  return state;
}

type Take = (state: RunState, event: RunEvent, at: number) => void;

const TAKERS: Partial<Record<string, Take>> = {
  phase: (state, { name }) => {
    state.phase = textOf(name);
  },
  resumed: (state) => {
    state.carriedCalls = numberOf(state.usage?.['calls']) ?? 0;
  },
  trial_start: (state, { trial, phase, rows }, at) => {
    const number = numberOf(trial);
    if (number === undefined) return;
    const counts = { rows: numberOf(rows) ?? 0, evaluated: 0, errors: 0 };
    place(state, { trial: number, phase: textOf(phase), ...counts, isBest: false, at });
  },
  example: (state, { trial, error }, at) => {
    const known = state.trials.find((one) => one.trial === trial);
    if (known === undefined) return;
    const isError = error !== undefined;
    if (isError && known.errors === 0)
      note(state, `trial ${String(known.trial)}, a row: ${textOf(error)}`, at, true);
    state.errors += isError ? 1 : 0;
    const { evaluated, errors } = known;
    place(state, { ...known, evaluated: evaluated + Number(!isError), errors: errors + Number(isError) });
  },
  trial_end: endTrial,
  error: (state, { message }, at) => {
    state.ended = { status: 'failed', reason: textOf(message), hasReceipt: false };
    note(state, textOf(message), at, true);
  },
  done: (state, { outcome, reason }, at) => {
    const status = OUTCOMES.find((one) => one === outcome) ?? 'failed';
    state.ended = { status, ...(typeof reason === 'string' && { reason }), hasReceipt: true };
    const words = [status.replace('_', ' '), ...(typeof reason === 'string' ? [reason] : [])];
    note(state, words.join(': '), at, status === 'failed');
  },
};

const OUTCOMES = ['succeeded', 'failed', 'cancelled', 'budget_exhausted'] as const;

/** An execution began: what it evaluates is told anew, from the cache where it was paid for. */
function begin(state: RunState, at: number): void {
  state.startedAt = at;
  state.phase = 'starting';
  state.trials = [];
  state.errors = 0;
  state.carriedCalls = 0;
  state.ended = undefined;
}

function endTrial(state: RunState, event: RunEvent, at: number): void {
  const { trial, outcome, split, kind, score, evaluated, errors, is_best: isBest } = event;
  const known = state.trials.find((one) => one.trial === trial);
  if (known === undefined) return;
  // It was ended before it came to anything; the next one has its number.
  if (outcome !== 'evaluated') {
    state.trials = state.trials.filter((one) => one !== known);
    return;
  }
  place(state, {
    ...known,
    ...(isSplit(split) && { split }),
    kind: kind === 'full' ? 'full' : 'minibatch',
    ...(typeof score === 'number' && { score }),
    evaluated: numberOf(evaluated) ?? known.evaluated,
    errors: numberOf(errors) ?? known.errors,
    isBest: isBest === true,
    at,
  });
}

/** Puts a trial in the place of the one with its number, or at the end. */
function place(state: RunState, trial: TrialProgress): void {
  const at = state.trials.findLastIndex((one) => one.trial === trial.trial);
  if (at < 0) state.trials.push(trial);
  else state.trials[at] = trial;
}

function takeUsage(state: RunState, { usage }: RunEvent, at: number): void {
  if (!isJsonObject(usage)) return;
  state.usage = usage;
  state.usageAt = at;
}

function note(state: RunState, text: string | undefined, at: number, isError: boolean): void {
  if (text === undefined || text === '') return;
  state.log.push({ at, text: visibleText(text), isError });
  if (state.log.length > MOST_LINES) state.log.shift();
}

function isSplit(value: JsonValue | undefined): value is 'train' | 'val' | 'test' {
  return value === 'train' || value === 'val' || value === 'test';
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
