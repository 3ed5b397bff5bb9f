import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { RunProgress } from '../../../shared/src/protocol/runs.ts';
import { foldEvents, UNHEARD } from '../../../server/src/core/optimization/foldEvents.ts';
import type { RunEvent } from '../../../server/src/core/optimization/runEvent.ts';
import { runProgress } from '../../../server/src/core/optimization/runProgress.ts';
import { eventLines } from '../support/runRecords.ts';

function events(...lines: string[]): RunEvent[] {
  return eventLines(...lines)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
}

/** How far a run is `after` seconds from 100. */
function progress(
  lines: readonly string[],
  after: number,
  plan: { mostCalls?: number; isRough?: boolean } = {},
): RunProgress {
  const { mostCalls, isRough = false } = plan;
  const state = foldEvents(UNHEARD, events(...lines));
  return runProgress('run', state, { mostCalls, isRough }, 1000 * (100 + after));
}

function usage(calls: number, more: JsonObject = {}): string {
  const counted = { calls_without_tokens: 0, calls_without_cost: calls, cost: 0 };
  return JSON.stringify({ usage: { calls, input_tokens: 7, output_tokens: 3, ...counted, ...more } });
}

const TRIALS = [
  '100 starting {"pid":1}',
  '101 hello {"optimizer":"COPRO"}',
  `102 phase {"name":"baseline","usage":{"calls":0}}`,
  '103 trial_start {"trial":0,"phase":"baseline","rows":2}',
  '104 example {"trial":0,"row":"a","score":1,"answer":{}}',
  '104 example {"trial":0,"row":"b","score":null,"error":"no answer\\u001b[2J"}',
  '105 trial_end {"trial":0,"outcome":"evaluated","split":"val","kind":"full","score":1,"evaluated":1,"errors":1,"is_best":true}',
  '106 trial_start {"trial":1,"phase":"optimizing","rows":9}',
];

test('a run under way is told by its events', () => {
  expect(progress(TRIALS, 10)).toEqual({
    ...{ runId: 'run', status: 'running', phase: 'baseline', startedAt: 100_000, heardAt: 106_000 },
    trials: [
      {
        ...{ trial: 0, phase: 'baseline', split: 'val', kind: 'full', score: 1, rows: 2 },
        ...{ evaluated: 1, errors: 1, isBest: true, at: 105_000 },
      },
      { trial: 1, phase: 'optimizing', rows: 9, evaluated: 0, errors: 0, isBest: false, at: 106_000 },
    ],
    best: { trial: 0, score: 1 },
    usage: { calls: 0 },
    left: { unknown: 'unplanned' },
    errors: 1,
    log: [
      { at: 102_000, text: 'baseline …', isError: false },
      { at: 104_000, text: 'trial 0, a row: no answer\\u{1b}[2J', isError: true },
      { at: 105_000, text: 'trial 0: 100.0 % on val, 1 error, the best so far', isError: false },
    ],
  });
});

test('an end is told, and silence is one too', () => {
  const status = (line: string, after: number): string => progress([...TRIALS, line], after).status;
  expect(status('107 heartbeat', 37)).toBe('running');
  expect(status('107 heartbeat', 38)).toBe('interrupted');
  expect(status('107 done {"outcome":"cancelled","reason":"It was asked to stop."}', 9)).toBe('cancelled');
  expect(status('107 done {"outcome":"nonsense"}', 9)).toBe('failed');
  expect(status('107 error {"message":"No such metric."}', 900)).toBe('failed');
  const failed = progress(['100 starting', '101 error {"message":"No such metric."}'], 2);
  expect(failed.log.at(-1)).toEqual({ at: 101_000, text: 'No such metric.', isError: true });
});

test('an evaluation that was ended is none, and an execution that goes on begins anew', () => {
  const ended = progress([...TRIALS, '107 trial_end {"trial":1,"outcome":"ended","reason":"stop"}'], 8);
  expect(ended.trials.map(({ trial }) => trial)).toEqual([0]);
  const again = progress([...TRIALS, '200 starting', `201 resumed ${usage(40)}`], 102, { mostCalls: 50 });
  expect(again).toMatchObject({ status: 'running', startedAt: 200_000, trials: [], errors: 0 });
  expect(again.best).toBeUndefined();
  expect(again.usage).toEqual({ calls: 40, input_tokens: 7, output_tokens: 3 });
});

test('what is left is told where the pace says it, and why where it does not', () => {
  const left = (lines: string[], plan: { mostCalls?: number; isRough?: boolean }): unknown =>
    progress(lines, 25, plan).left;
  const paced = ['100 starting', `120 heartbeat ${usage(20)}`];
  expect(left(paced, { mostCalls: 50 })).toEqual({ most: 30_000, isRough: false });
  expect(left(paced, { mostCalls: 50, isRough: true })).toEqual({ most: 30_000, isRough: true });
  expect(left(paced, {})).toEqual({ unknown: 'unplanned' });
  expect(left(paced, { mostCalls: 19 })).toEqual({ unknown: 'beyond' });
  const early = { unknown: 'early' };
  expect(left(['100 starting'], { mostCalls: 50 })).toEqual(early);
  expect(left(['100 starting', `120 heartbeat ${usage(9)}`], { mostCalls: 50 })).toEqual(early);
  expect(left(['100 starting', `105 heartbeat ${usage(20)}`], { mostCalls: 50 })).toEqual(early);
  expect(left([...paced, `121 done {"outcome":"succeeded"}`], { mostCalls: 50 })).toBeUndefined();
  // Calls of an earlier execution say nothing of the pace of this one.
  const resumed = ['99 heartbeat', '100 starting', `100 resumed ${usage(40)}`, `110 heartbeat ${usage(50)}`];
  expect(left(resumed, { mostCalls: 60 })).toEqual({ most: 10_000, isRough: false });
});

test('what is not known of the usage is absent', () => {
  const used = (more: JsonObject): unknown => progress([`100 heartbeat ${usage(3, more)}`], 1).usage;
  expect(used({})).toEqual({ calls: 3, input_tokens: 7, output_tokens: 3 });
  expect(used({ calls_without_cost: 0, cost: 0.5 })).toMatchObject({ cost: 0.5 });
  expect(used({ calls_without_tokens: 1 })).toEqual({ calls: 3 });
});

test('events of a hostile or later runner are passed over', () => {
  const strange = progress(
    [
      '100 starting',
      '101 trial_end {"trial":7,"outcome":"evaluated"}',
      '101 example {"trial":"x","error":5}',
      '102 phase {"name":{"a":1}}',
      '103 later {"usage":7}',
      '104 trial_start {"trial":"1"}',
    ],
    5,
  );
  expect(strange).toMatchObject({ status: 'running', trials: [], errors: 0, usage: {} });
});

test('at most 200 lines are kept', () => {
  const many = Array.from({ length: 300 }, (_, at) => `${String(100 + at)} phase {"name":"${String(at)}"}`);
  const { log } = progress(many, 300);
  expect(log.length).toBe(200);
  expect(log.at(-1)?.text).toBe('299 …');
});

test('folding in two steps comes to the same as folding at once', () => {
  const number = fc.integer({ min: 0, max: 3 });
  const event = fc.oneof(
    fc.constant({ type: 'starting' }),
    fc.record({ type: fc.constant('phase'), name: fc.constantFrom('baseline', 'testing') }),
    fc.record({ type: fc.constant('resumed'), usage: fc.record({ calls: number }) }),
    fc.record({ type: fc.constant('heartbeat'), usage: fc.record({ calls: number }) }),
    fc.record({ type: fc.constant('trial_start'), trial: number, phase: fc.constant('p'), rows: number }),
    fc.record({ type: fc.constant('example'), trial: number, score: fc.constant(1) }),
    fc.record({ type: fc.constant('example'), trial: number, error: fc.constant('e') }),
    fc.record({
      ...{ type: fc.constant('trial_end'), trial: number, outcome: fc.constantFrom('evaluated', 'ended') },
      ...{ split: fc.constant('val'), kind: fc.constant('full'), score: fc.double({ min: 0, max: 1 }) },
      is_best: fc.boolean(),
    }),
    fc.record({ type: fc.constantFrom('done', 'error'), outcome: fc.constant('failed') }),
  );
  const stream = fc
    .array(event, { maxLength: 40 })
    .map((list): RunEvent[] => list.map((values, seq) => ({ seq, ts: 100 + seq, ...values })));
  fc.assert(
    fc.property(stream, fc.nat(), (all, cut) => {
      const at = cut % (all.length + 1);
      const first = foldEvents(UNHEARD, all.slice(0, at));
      const kept = structuredClone(first);
      expect(foldEvents(first, all.slice(at))).toEqual(foldEvents(UNHEARD, all));
      expect(first).toEqual(kept);
    }),
  );
});
