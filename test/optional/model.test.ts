import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasuredScore, RunReceipt } from '../../shared/src/generated/records.ts';
import { RunWorkspace } from '../runner/runWorkspace.ts';
import { ANSWER, writeReviews } from './reviews.ts';
import { SmallModel } from './smallModel.ts';

/**
 * One optimization with a real language model, from the records to what they may take over. Says how it goes, and never how well:
 * what a model of this size gains is chance.
 */
const model = new SmallModel();
let workspace: RunWorkspace;
beforeAll(async () => {
  workspace = await new RunWorkspace().start();
  writeReviews(workspace, await model.start(1, ANSWER));
});
afterAll(async () => {
  await workspace.stop();
  await model.stop();
});

test('a small model is measured, optimized, and measured again, and its records take over what was found', async () => {
  const began = performance.now();
  const { code, error } = await workspace.run(['run', 'reviews.run.yaml', '--yes']);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as RunReceipt;
  const { outcome, scores = {}, usage = {}, trials = [], program = [] } = receipt;
  console.log(JSON.stringify({ scores, usage, seconds: Math.round((performance.now() - began) / 1000) }));
  expect(outcome).toBe('succeeded');
  // The model told what each answer took; nobody told what it cost.
  const { calls = 0, input_tokens: sent = 0, output_tokens: received = 0 } = usage;
  expect([calls >= 4 * 12, sent > 100 * calls, received >= 5 * calls]).toEqual([true, true, true]);
  expect(usage.cost).toBeUndefined();
  expect(trials.filter(({ split, kind }) => split === 'val' && kind === 'full').length).toBeGreaterThan(3);
  for (const score of [scores.baseline_val, scores.best_val, scores.baseline_test, scores.best_test])
    expectInterval(score);
  expect(scores.best_val?.score).toBeGreaterThanOrEqual(scores.baseline_val?.score ?? 1);

  const shown = program.flatMap(({ demos }) => demos.map(({ example_id: id }) => id));
  const feedback = await workspace.run(['feedback', receipt.run_id, '--write']);
  expect([feedback.code, feedback.code === 0 ? '' : feedback.error]).toEqual([0, '']);
  const used = (await workspace.examples()).filter(({ usage_count: count }) => count === 1);
  expect(used.map(({ example_id: id }) => id).sort()).toEqual(shown.sort());
});

/** Twelve rows have a mean, and an interval about it that is wide and within 0 to 1. */
function expectInterval(measured: MeasuredScore | undefined): void {
  const { score = -1, low = -1, high = 2, evaluated, errors } = measured ?? {};
  expect([evaluated, errors]).toEqual([12, 0]);
  expect(0 <= low && low <= score && score <= high && high <= 1 && high - low > 0.1).toBe(true);
}
