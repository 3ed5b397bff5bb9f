import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import { totalCalls } from '../../server/src/core/optimization/callEstimate.ts';
import type { RunPlan } from '../../server/src/core/optimization/planRun.ts';
import { MAIN } from '../adapters/cli/commandLine.ts';
import { git } from '../adapters/support/git.ts';
import { ID, RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
});
afterEach(() => workspace.stop());

test.each([
  ['Evaluate', '{}'],
  ['LabeledFewShot', '{ k: 6 }'],
  ['BootstrapFewShot', '{ max_bootstrapped_demos: 2 }'],
  ['BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 3 }'],
  ['MIPROv2', '{ auto: light }'],
  ['MIPROv2', '{ num_candidates: 3, num_trials: 6, minibatch_size: 2, minibatch_full_eval_steps: 3 }'],
  ['COPRO', '{ breadth: 3, depth: 2 }'],
  ['SIMBA', '{ max_steps: 3, num_candidates: 3 }'],
  ['GEPA', '{ max_metric_calls: 40 }'],
])('%s %s asks no more than was estimated, and leaves a receipt', async (optimizer, parameters) => {
  workspace.specify(optimizer, parameters);
  const planned = await workspace.run(['run', 's.run.yaml', '--dry-run', '--json']);
  expect([planned.code, workspace.server.calls]).toEqual([0, 0]);
  const { estimate } = JSON.parse(planned.out) as RunPlan;
  const { code, out, error } = await workspace.run(['run', `${ID}03`, '--yes']);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  expect(workspace.server.calls).toBeLessThanOrEqual(totalCalls(estimate));
  // An estimate that is many times what is asked would keep people from runs that they can afford.
  expect(totalCalls(estimate)).toBeLessThan(12 * workspace.server.calls);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as JsonObject;
  expect(receipt).toMatchObject({
    ...{ outcome: 'succeeded', spec_id: `${ID}03`, optimizer, usage: { calls: workspace.server.calls } },
    ...{ commit: git(workspace.folder, 'rev-parse', 'HEAD').trim(), dirty: true },
    scores: { baseline_val: { evaluated: 5, errors: 0 }, best_test: { evaluated: 4, errors: 0 } },
  });
  expect(out).toContain(`Receipt: ${workspace.receiptFile()}`);
  expect(error).toContain('trial 0: 40.0 % on val, the best so far');
  expect(out).toMatch(optimizer === 'Evaluate' ? /^val: 40\.0 % \([^→]*$/m : /^val: .* → .*; gain \+\d/m);
});

test('Ctrl+C ends a run with what is best so far, and the run can go on', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 6 }');
  workspace.server.delay = 50;
  const child = spawn(process.execPath, [MAIN, 'run', 's.run.yaml', '--yes'], {
    cwd: workspace.folder,
    env: { ...process.env, DATABITS_CACHE: workspace.cache, NO_COLOR: '1' },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('trial 2:') && !said.includes('stopping')) {
      said += 'stopping';
      child.kill('SIGINT');
    }
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(JSON.parse(workspace.read(workspace.receiptFile()))).toMatchObject({
    outcome: 'cancelled',
    scores: { baseline_val: { evaluated: 5 } },
  });
  const [, runId = ''] = /^Run (\S+)/m.exec(said) ?? [];
  const before = workspace.server.calls;
  workspace.server.delay = 0;
  const again = await workspace.run(['run', 's.run.yaml', '--yes', '--resume', runId]);
  expect(again.code).toBe(0);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as JsonObject;
  expect(receipt).toMatchObject({
    outcome: 'succeeded',
    run_id: runId,
    usage: { calls: workspace.server.calls },
  });
  expect(workspace.server.calls).toBeGreaterThan(before);
  const ended = await workspace.run(['run', 's.run.yaml', '--yes', '--resume', runId]);
  expect([ended.code, ended.error]).toEqual([
    2,
    `databits: The run ${runId} came to its end; start a new one without --resume.\n`,
  ]);
});

test('a run whose starter was killed ends by itself, with a receipt', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 16 }');
  workspace.server.delay = 300;
  const child = spawn(process.execPath, [MAIN, 'run', 's.run.yaml', '--yes'], {
    cwd: workspace.folder,
    env: { ...process.env, DATABITS_CACHE: workspace.cache, NO_COLOR: '1' },
  });
  let said = '';
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('trial 0:')) resolve();
    });
  });
  const [, runId = ''] = /^Run (\S+)/m.exec(said) ?? [];
  const twice = await workspace.run(['run', 's.run.yaml', '--yes', '--resume', runId]);
  expect([twice.code, twice.error]).toMatchObject([
    2,
    expect.stringContaining('carried out by another window or command already'),
  ]);
  child.kill('SIGKILL');
  for (let waited = 0; waited < 100 && workspace.receiptFile() === ''; waited++)
    await new Promise((resolve) => setTimeout(resolve, 200));
  expect(JSON.parse(workspace.read(workspace.receiptFile()))).toMatchObject({ outcome: 'cancelled' });
});

test('what keeps a run from starting is said before anything is asked', async () => {
  workspace.specify('LabeledFewShot', '{ breadth: 3 }');
  const unknown = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.error).toContain('LabeledFewShot has no parameter breadth; it has k, sample.');
  workspace.specify('LabeledFewShot', '{}', 'budget: { max_calls: 3 }\n');
  const unconfirmed = await workspace.run(['run', 's.run.yaml']);
  expect(unconfirmed.code).toBe(2);
  expect(unconfirmed.error).toContain('Caps: calls 3.');
  expect(unconfirmed.error).toContain('Start it with --yes.');
  workspace.write('m.py', 'open(__file__ + ".ran", "w")\ndef judge(expected, given): return 1\n');
  workspace.write('s.run.yaml', workspace.read('s.run.yaml').replace('name: exact', 'name: "m.py:judge"'));
  const code = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect(code.error).toContain(
    'The run would execute m.py:judge; look at it, and allow it with --allow-code.',
  );
  expect([workspace.server.calls, existsSync(path.join(workspace.folder, 'm.py.ran'))]).toEqual([0, false]);
  const allowed = await workspace.run(['run', 's.run.yaml', '--yes', '--allow-code']);
  expect([allowed.code, JSON.parse(workspace.read(workspace.receiptFile()))]).toMatchObject([
    0,
    { outcome: 'budget_exhausted', metric: 'm.py:judge' },
  ]);
  expect(existsSync(path.join(workspace.folder, 'm.py.ran'))).toBe(true);
});
