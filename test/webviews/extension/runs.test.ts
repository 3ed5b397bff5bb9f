import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { estimateText } from '../../../client/src/runs/estimateText.ts';
import { isQueuedRun } from '../../../client/src/runs/queuedRun.ts';
import { runLine, specificationWords } from '../../../client/src/runs/runLine.ts';
import { queueKeyOf, runIdOf } from '../../../client/src/runs/runNode.ts';
import type { RunPlanAnswer, RunSummary } from '../../../shared/src/protocol/runs.ts';

const NOW = Date.parse('2026-03-04T12:00:00Z');

function run(more: Partial<RunSummary> = {}): RunSummary {
  return {
    ...{ runId: 'r', specId: 's', specName: 'Colours', status: 'succeeded', scores: {}, usage: {} },
    startedAt: NOW - 2 * 86_400_000,
    ...more,
  };
}

const score = (value: number): { score: number; evaluated: number; errors: number } => ({
  ...{ score: value, evaluated: 9, errors: 0 },
});

test('an execution is told by its scores on test, else on val, else by its status', () => {
  const text = (more: Partial<RunSummary>): string => {
    const { label, description } = runLine(run(more), NOW);
    return `${label} | ${description}`;
  };
  expect(text({})).toBe('succeeded | 2 days ago');
  expect(text({ scores: { baseline_val: score(0.5), best_val: score(0.75) } })).toBe(
    '50.0 % → 75.0 % on val | succeeded · 2 days ago',
  );
  const onTest = { baseline_test: score(0.4), best_test: score(0.41), baseline_val: score(0.9) };
  expect(text({ scores: onTest, staleness: { records: [], count: 3 } })).toBe(
    '40.0 % → 41.0 % on test | stale · succeeded · 2 days ago',
  );
  expect(text({ scores: { baseline_val: score(0.5) }, status: 'budget_exhausted' })).toBe(
    '50.0 % on val | cap reached · 2 days ago',
  );
  expect(text({ status: 'running', staleness: { records: [], count: 0 } })).toBe('running | 2 days ago');
});

test('the tooltip says how sure a gain is, what changed and what went wrong', () => {
  const gain = { difference: 0.1, low: -0.02, high: 0.22, rows: 50 };
  const scores = { baseline_val: score(0.5), best_val: score(0.6), gain_val: gain };
  const { tooltip, context } = runLine(
    run({
      ...{ scores, optimizer: 'COPRO', metric: 'exact', model: 'openai/x', receiptUri: 'file:///r' },
      ...{ error: 'It failed.\nTrace', staleness: { records: [], count: 1 }, status: 'failed' },
    }),
    NOW,
  );
  expect(tooltip.split('\n').slice(1)).toEqual([
    '50.0 % → 60.0 % on val',
    'Gain +10.0 (−2.0 to +22.0 points, 50 rows): not enough evidence',
    'COPRO by exact with openai/x',
    'Stale: 1 record changed since; its scores are those of before.',
    'It failed.',
    'r',
  ]);
  expect(context).toBe('execution failed receipt');
});

test('a specification says how often it was executed', () => {
  const of = (executions: RunSummary[], optimizer?: string): string =>
    specificationWords({
      id: 's',
      name: 'n',
      uri: 'u',
      line: 0,
      executions,
      ...(optimizer && { optimizer }),
    });
  expect(of([], 'GEPA')).toBe('GEPA · not run yet');
  expect(of([run()])).toBe('1 execution');
});

test('an estimate tells calls by what they are for, and what is not known', () => {
  const plan: RunPlanAnswer = {
    rows: { train: 1, val: 2, test: 0 },
    calls: { measuring: 4, optimizing: 1200, proposing: 0, attributing: 0, isRough: true },
    ...{ notes: ['Rows: 1 train.'], problems: [], code: ['m.py:judge'] },
  };
  expect(estimateText(plan)).toEqual([
    'Rows: 1 train.',
    'At the most about 1,204 calls: 4 to measure, 1,200 to optimize.',
    'Tokens: not known before a run like it was carried out.',
    'Cost: not known.',
    'Python of the workspace that would run: m.py:judge.',
  ]);
  const known = { ...plan, tokens: { input: 1000, output: 20 }, cost: { most: 2, source: 'by a guess' } };
  expect(estimateText(known).slice(2, 4)).toEqual([
    'Tokens at the most: 1,000 sent, 20 received.',
    'Cost at the most: 2.00 US dollars, by a guess.',
  ]);
  expect(estimateText({ ...plan, problems: ['No model.'] })).toEqual([
    'It cannot be started yet:',
    'No model.',
  ]);
});

test('what was kept of the queue is looked at before it is believed', () => {
  const kept = { key: 'k', name: 'n', args: ['s'], folder: 'file:///f' };
  expect(isQueuedRun(kept)).toBe(true);
  for (const other of [
    null,
    'x',
    [],
    {},
    { ...kept, args: 's' },
    { ...kept, args: [1] },
    { ...kept, name: 1 },
  ])
    expect(isQueuedRun(other)).toBe(false);
});

test('commands take the id of a run, or a line of the tree', () => {
  expect([
    runIdOf('r'),
    runIdOf({ runId: 'r' }),
    runIdOf(''),
    runIdOf({ runId: 1 }),
    runIdOf(undefined),
  ]).toEqual(['r', 'r', undefined, undefined, undefined]);
  expect([queueKeyOf({ queueKey: 'k' }), queueKeyOf('k')]).toEqual(['k', undefined]);
});

test('the problem matcher reads what the command line program says of a failure', () => {
  const file = path.join(import.meta.dirname, '..', '..', '..', 'package.json');
  const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as {
    contributes: { problemMatchers: { name: string; pattern: { regexp: string }[] | string }[] };
  };
  const matcher = contributes.problemMatchers.find(({ name }) => name === 'databits-run');
  const [message, place] = Array.isArray(matcher?.pattern) ? matcher.pattern : [];
  const match = (pattern: { regexp: string } | undefined, line: string): string[] | undefined =>
    new RegExp(pattern?.regexp ?? '^$').exec(line)?.slice(1);
  expect(match(message, 'databits: ValueError: bad (m.py:4)')).toEqual(['ValueError: bad (m.py:4)']);
  expect(match(place, '  at some folder/m.py:4:1')).toEqual(['some folder/m.py', '4', '1']);
  expect(match(place, '    at Object.<anonymous> (x.js:1:2)')).toBeUndefined();
});
