import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunReceipt } from '../../shared/src/generated/records.ts';
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
  for (const format of ['csv', 'parquet', 'examples']) {
    const to = ['--data', format, '--data-format', format, '--dataset', `${ID}01`, '--out', 'p.json'];
    expect((await workspace.run(['export-dspy', 't.template.yaml', ...to])).code).toBe(0);
  }
  expect(workspace.read('csv/val.csv').split('\n').slice(0, 2)).toEqual(['thing,colour', 'leaf,green']);
  expect(workspace.read('parquet/test.parquet').slice(0, 4)).toBe('PAR1');
  expect(workspace.read('examples/val_examples.py')).toContain(
    'dspy.Example(thing="leaf", colour="green"),\n',
  );
  const other = await workspace.run(['export-dspy', 't.template.yaml', '--receipt', 's.run.yaml']);
  expect([other.code, other.error]).toEqual([
    2,
    'databits: s.run.yaml is no receipt of a run that can be read.\n',
  ]);
});

function summaryOf({ out }: { out: string }): string | undefined {
  return out.trimEnd().split('\n').at(-1);
}

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

test('Shapley values keep to their cap, and what a run found goes back into the records', async () => {
  const attribution =
    'attribution: { pool: 4, size: 2, leave_one_out: false, shapley: { max_prompts: 10 } }\n';
  workspace.specify('LabeledFewShot', '{ k: 3 }', attribution);
  const planned = await workspace.run(['run', 's.run.yaml', '--dry-run', '--json']);
  const { estimate } = JSON.parse(planned.out) as RunPlan;
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as RunReceipt;
  const { shapley, randomised } = receipt.attribution ?? {};
  expect([shapley?.effects.length, shapley?.rows]).toEqual([4, 5]);
  expect(shapley?.prompts).toBeLessThanOrEqual(10);
  expect(shapley?.orders).toBeGreaterThanOrEqual(2);
  expect(estimate.attributing).toBe(((randomised?.planned ?? 0) + 10) * 5);
  expect(receipt.usage?.calls).toBeLessThanOrEqual(totalCalls(estimate));
  // The values share out what the whole pool gains over no example at all.
  const trials = receipt.trials
    ?.filter(({ phase }) => phase === 'attributing')
    .slice(-(shapley?.prompts ?? 0));
  const gain = (trials?.[1]?.score ?? NaN) - (trials?.[0]?.score ?? NaN);
  const sum = shapley?.effects.reduce((total, { estimate: one }) => total + Number(one), 0);
  expect(sum).toBeCloseTo(gain, 4);
  const { out } = await workspace.run(['feedback', receipt.run_id.slice(0, 18)]);
  const rows = [...(receipt.members?.train ?? []), ...(receipt.members?.val ?? [])].map(({ id }) => id);
  const known = (receipt.difficulty ?? []).filter(({ programs }) => programs >= 3);
  expect(out.match(/quality_scores\.difficulty: none → /g)).toHaveLength(known.length);
  expect(known.every(({ example_id: id }) => rows.includes(id))).toBe(true);
  expect(out.match(/usage_count: none → 1$/gm)).toHaveLength(3);
  const before = await workspace.run(['check']);
  expect((await workspace.run(['feedback', receipt.run_id, '--write'])).code).toBe(0);
  // Nothing that it writes is a problem.
  expect(summaryOf(await workspace.run(['check']))).toBe(summaryOf(before));
  expect(workspace.read('a.example.yaml').match(/^usage_count: 1$/gm)).toHaveLength(3);
  const again = await workspace.run(['feedback', receipt.run_id]);
  expect(again.out).toMatch(/^Nothing is to be changed\.$/m);
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
