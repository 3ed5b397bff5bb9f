import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import { totalCalls } from '../../server/src/core/optimization/callEstimate.ts';
import type { RunPlan } from '../../server/src/core/optimization/planRun.ts';
import { ID, RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
});
afterEach(() => workspace.stop());

test('the tables of runs have what receipts say, and specifications that wait', async () => {
  workspace.specify('BootstrapFewShot', '{ max_bootstrapped_demos: 2 }');
  workspace.write(
    'later.run.yaml',
    workspace.read('s.run.yaml').replace(`spec_id: ${ID}03`, `spec_id: ${ID}04`),
  );
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as {
    run_id: string;
    scores: Record<string, { score: number }>;
    trials: { trial: number; score: number; scores: Record<string, number> }[];
  };
  const query = async (sql: string): Promise<unknown> => {
    const { out } = await workspace.run(['query', '--json', sql]);
    return (JSON.parse(out) as object[]).map((row) => Object.values(row) as unknown[]);
  };
  expect(
    await query('SELECT run_id, status, best_test, path FROM dspy_optimization_runs ORDER BY spec_id'),
  ).toEqual([
    [receipt.run_id, 'succeeded', receipt.scores['best_test']?.score, workspace.receiptFile()],
    [null, 'pending', null, 'later.run.yaml'],
  ]);
  expect(await query('SELECT trial, score, evaluated, errors FROM run_trials ORDER BY trial')).toEqual(
    receipt.trials.map(({ trial, score, scores }) => [trial, score, Object.keys(scores).length, 0]),
  );
  const counts = 'SELECT split, count(*), sum(score) FROM run_example_scores GROUP BY split ORDER BY split';
  const sumOf = (ids: number): number =>
    receipt.trials
      .filter(({ scores }) => Object.keys(scores).length === ids)
      .reduce((sum, { scores }) => sum + Object.values(scores).reduce((a, b) => a + b, 0), 0);
  expect(await query(counts)).toEqual([
    ['test', 8, sumOf(4)],
    ['val', 10, sumOf(5)],
  ]);
});

test('what a run came to is written as a program, with the rows of the splits', async () => {
  workspace.specify('LabeledFewShot', '{ k: 3 }');
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as {
    program: { demos: { inputs: JsonObject; outputs: JsonObject }[] }[];
  };
  const options = ['--receipt', workspace.receiptFile(), '--data', 'data'];
  const { code, out, error } = await workspace.run([
    ...['export-dspy', 't.template.yaml', '--format', 'json'],
    ...options,
  ]);
  expect([code, error]).toEqual([
    0,
    `data/train.jsonl: 9 rows.\ndata/val.jsonl: 5 rows.\ndata/test.jsonl: 4 rows.\n`,
  ]);
  const demos = receipt.program[0]?.demos.map(({ inputs, outputs }) => ({ ...inputs, ...outputs }));
  expect(JSON.parse(out)).toMatchObject({ template: { id: `${ID}02`, version: 1 }, demos });
  expect(workspace.read('data/val.jsonl').split('\n')[0]).toBe('{"thing":"leaf","colour":"green"}');
  const other = await workspace.run(['export-dspy', 't.template.yaml', '--receipt', 's.run.yaml']);
  expect([other.code, other.error]).toEqual([
    2,
    'databits: s.run.yaml is no receipt of a run that can be read.\n',
  ]);
});

test('effects of examples are measured where a specification asks for it, within the estimate', async () => {
  workspace.specify('LabeledFewShot', '{ k: 3 }', 'attribution: { pool: 6, size: 2 }\n');
  const planned = await workspace.run(['run', 's.run.yaml', '--dry-run', '--json']);
  const { estimate } = JSON.parse(planned.out) as RunPlan;
  const { code, out } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect(code).toBe(0);
  expect(out).toMatch(/^examples with an effect: \d of 6; of the others there is not enough evidence$/m);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as {
    usage: { calls: number };
    trials: { phase: string; score: number }[];
    scores: { best_val: { score: number } };
    attribution: { randomised: { subsets: string[][]; effects: JsonObject[] }; leave_one_out: JsonObject[] };
  };
  const { randomised, leave_one_out: without } = receipt.attribution;
  expect(randomised.subsets.every((subset) => new Set(subset).size === 2)).toBe(true);
  expect([randomised.subsets.length, randomised.effects.length, without.length]).toEqual([12, 6, 3]);
  // Examples are measured against those that would stand in their place.
  const sum = randomised.effects.reduce((total, { estimate: one }) => total + Number(one), 0);
  expect(Math.abs(sum)).toBeLessThan(1e-4);
  expect(workspace.server.calls).toBe(receipt.usage.calls);
  expect(receipt.usage.calls).toBeLessThanOrEqual(totalCalls(estimate));
  expect(estimate.attributing).toBe((12 + 3) * 5);
  // A prompt that was drawn at random is never the result, however well it did.
  const others = receipt.trials.filter(({ phase }) => phase !== 'attributing').map(({ score }) => score);
  expect(receipt.scores.best_val.score).toBeLessThanOrEqual(Math.max(...others));
});

test('drafts come from rows that the result failed, and from demos that say something new', async () => {
  workspace.specify('BootstrapFewShot', '{ max_bootstrapped_demos: 4, max_labeled_demos: 4 }');
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = workspace.receiptFile();
  const { members, trials } = JSON.parse(workspace.read(receipt)) as {
    members: { val: { id: string }[]; test: { id: string }[] };
    trials: { scores: Record<string, number> }[];
  };
  const failed = members.val.filter(
    ({ id }) => trials.findLast(({ scores }) => id in scores)?.scores[id] !== 1,
  );
  const dry = await workspace.run(['draft', receipt, '--failures', '--dry-run']);
  expect(dry.out.match(/^would be created /gm)).toHaveLength(failed.length);
  const before = workspace.read('a.example.yaml');
  // Bootstrapped demos are those whose answers are the expected ones: they say nothing new.
  const demos = await workspace.run(['draft', receipt, '--demos']);
  expect([demos.code, demos.error.match(/is the one that the example has already/g)?.length]).toEqual([1, 4]);
  const asked = await workspace.run(['draft', receipt, '--row', members.test[0]?.id ?? '']);
  expect([asked.code, asked.error]).toMatchObject([1, expect.stringContaining('It is a row of test')]);
  expect(workspace.read('a.example.yaml')).toBe(before);
  await workspace.run(['draft', receipt, '--row', failed[0]?.id ?? '']);
  expect(workspace.read('a.example.yaml')).toMatch(/source: extracted/);
});
