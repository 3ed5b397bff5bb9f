import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import { totalCalls } from '../../server/src/core/optimization/callEstimate.ts';
import { totalTokens } from '../../server/src/core/optimization/tokenEstimate.ts';
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
  ['KNNFewShot', '{ k: 2 }'],
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
  const { estimate, tokens } = JSON.parse(planned.out) as RunPlan;
  const { code, out, error } = await workspace.run(['run', `${ID}03`, '--yes']);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  expect(workspace.server.calls).toBeLessThanOrEqual(totalCalls(estimate));
  // An estimate that is many times what is asked would keep people from runs that they can afford.
  expect(totalCalls(estimate)).toBeLessThan(12 * workspace.server.calls);
  const most = totalTokens(tokens);
  const { input, output } = workspace.server.tokens;
  expect([input <= most.input, output <= most.output]).toEqual([true, true]);
  // Texts that a model writes are taken to be long, and this one's are short.
  expect(most.input).toBeLessThan(25 * input);
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

test('KNNFewShot is given the examples of train that few-shot selection finds nearest', async () => {
  workspace.specify('KNNFewShot', '{ k: 2 }');
  const { code, error } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([code, error]).toMatchObject([
    0,
    expect.stringMatching(/^Neighbours were found by (meaning|words)/m),
  ]);
  const [, runId = ''] = /^Run (\S+)/m.exec(error) ?? [];
  const input = readFileSync(path.join(workspace.cache, 'runs', runId, 'input.json'), 'utf8');
  const { splits, optimizer } = JSON.parse(input) as {
    splits: Record<'train' | 'val' | 'test', { id: string }[]>;
    optimizer: { parameters: { neighbours: Record<string, string[]> } };
  };
  const { neighbours } = optimizer.parameters;
  const measured = [...splits.val, ...splits.test].map(({ id }) => id);
  expect(Object.keys(neighbours).sort()).toEqual(measured.sort());
  const train = new Set(splits.train.map(({ id }) => id));
  expect(
    Object.values(neighbours).every((near) => near.length === 2 && near.every((id) => train.has(id))),
  ).toBe(true);
  for (const id of measured.slice(0, 3)) {
    const options = ['--dataset', `${ID}01`, '--k', '2', '--diversity', '1', '--json'];
    const { out } = await workspace.run(['example', 'select', '--for', id, ...options]);
    const { picks } = JSON.parse(out) as { picks: { id: string }[] };
    expect(picks.map((pick) => pick.id)).toEqual(neighbours[id]);
  }
});

test('a model that names no server is asked at the endpoint, without a key, as the receipt says', async () => {
  workspace.specify('Evaluate', '{}', 'model: { name: small, api_key_env: KEY_OF_SOMEBODY_ELSE }\n');
  const refused = await workspace.run(['run', 's.run.yaml', '--yes', '--endpoint', 'localhost']);
  expect([refused.code, refused.error]).toEqual([
    2,
    'databits: The endpoint localhost is no address; give one like http://127.0.0.1:11434/v1.\n',
  ]);
  const { code } = await workspace.run(['run', 's.run.yaml', '--yes', '--endpoint', workspace.server.url]);
  expect([code, workspace.server.calls > 0]).toEqual([0, true]);
  expect(JSON.parse(workspace.read(workspace.receiptFile()))).toMatchObject({
    model: { name: 'openai/small', api_base: workspace.server.url },
  });
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
  const end = runId.slice(-8);
  const { out } = await workspace.run(['run', 's.run.yaml', '--dry-run', '--resume', end]);
  expect(out).toContain(`The ${String(before)} calls until now count against the caps`);
  const again = await workspace.run(['run', 's.run.yaml', '--yes', '--resume', end]);
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
  const { child, runId } = await workspace.begin();
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
