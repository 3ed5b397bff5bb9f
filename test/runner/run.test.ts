import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import { takeLock } from '../../server/src/adapters/cache/folderLock.ts';
import { environmentFolder } from '../../server/src/adapters/dspy/locations.ts';
import { totalCalls } from '../../server/src/core/optimization/callEstimate.ts';
import type { RunPlan } from '../../server/src/core/optimization/planRun.ts';
import { CommandWorkspace, MAIN } from '../adapters/cli/commandLine.ts';
import { git } from '../adapters/support/git.ts';
import { COLOURS, ModelServer } from './modelServer.ts';

const TOOLS = path.resolve(import.meta.dirname, '../../.tools/dspy-cache/dspy');
const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e';

let workspace: CommandWorkspace;
let server: ModelServer;
beforeEach(async () => {
  workspace = new CommandWorkspace();
  mkdirSync(path.join(workspace.cache), { recursive: true });
  // The environment that the ring's set-up made, by the product's own command.
  symlinkSync(TOOLS, path.join(workspace.cache, 'dspy'));
  server = new ModelServer();
  writeRecords(await server.start());
  git(workspace.folder, 'init', '--quiet');
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--message', 'records');
});
afterEach(async () => {
  await server.stop();
  workspace.dispose();
});

/** A template, a dataset whose splits are pinned in turn, and its examples. */
function writeRecords(url: string): void {
  const names = Object.keys(COLOURS);
  const idAt = (at: number): string => `${ID}${(16 + at).toString(16)}`;
  const examples = names.map(
    (name, at) =>
      `example_id: ${idAt(at)}\nversion: 1\ninput: { thing: ${name} }\nexpected_output: { colour: ${COLOURS[name] ?? ''} }\n`,
  );
  const splitAt = (at: number): string => ['train', 'val', 'train', 'test'][at % 4] ?? '';
  const pins = names.map((_, at) => `    ${idAt(at)}: ${splitAt(at)}\n`).join('');
  workspace.write('a.example.yaml', examples.join('---\n'));
  workspace.write(
    'd.dataset.yaml',
    `dataset_id: ${ID}01\nname: Things\nmembers: { field: kind, eq: example }\nsplits:\n  weights: { train: 1, val: 1, test: 1 }\n  assign:\n${pins}`,
  );
  workspace.write(
    't.template.yaml',
    `template_id: ${ID}02\nversion: 1\nname: Colours\ninstructions: Name the colour of the thing.\ninputs: [{ name: thing }]\noutputs: [{ name: colour }]\nmodel: { name: openai/test, api_base: "${url}", temperature: 0 }\n`,
  );
}

function specify(optimizer: string, parameters: string, more = ''): void {
  workspace.write(
    's.run.yaml',
    `spec_id: ${ID}03\nname: Colours\ntemplate: ${ID}02\ndataset: ${ID}01\noptimizer: { name: ${optimizer}, parameters: ${parameters} }\nmetric: { name: exact }\nseed: 1\n${more}`,
  );
}

function receiptFile(): string {
  const [name] = readdirSync(workspace.folder).filter((file) => file.endsWith('.result.json'));
  return name ?? '';
}

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
  specify(optimizer, parameters);
  const planned = await workspace.run(['run', 's.run.yaml', '--dry-run', '--json']);
  expect([planned.code, server.calls]).toEqual([0, 0]);
  const { estimate } = JSON.parse(planned.out) as RunPlan;
  const { code, out, error } = await workspace.run(['run', `${ID}03`, '--yes']);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  expect(server.calls).toBeLessThanOrEqual(totalCalls(estimate));
  // An estimate that is many times what is asked would keep people from runs that they can afford.
  expect(totalCalls(estimate)).toBeLessThan(12 * server.calls);
  const receipt = JSON.parse(workspace.read(receiptFile())) as JsonObject;
  expect(receipt).toMatchObject({
    ...{ outcome: 'succeeded', spec_id: `${ID}03`, optimizer, usage: { calls: server.calls } },
    ...{ commit: git(workspace.folder, 'rev-parse', 'HEAD').trim(), dirty: true },
    scores: { baseline_val: { evaluated: 5, errors: 0 }, best_test: { evaluated: 4, errors: 0 } },
  });
  expect(out).toContain(`Receipt: ${receiptFile()}`);
  expect(error).toContain('trial 0: 40.0 % on val, the best so far');
  expect(out).toMatch(optimizer === 'Evaluate' ? /^val: 40\.0 % \([^→]*$/m : /^val: .* → .*; gain \+\d/m);
});

test('Ctrl+C ends a run with what is best so far, and the run can go on', async () => {
  specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 6 }');
  server.delay = 50;
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
  expect(JSON.parse(workspace.read(receiptFile()))).toMatchObject({
    outcome: 'cancelled',
    scores: { baseline_val: { evaluated: 5 } },
  });
  const [, runId = ''] = /^Run (\S+)/m.exec(said) ?? [];
  const before = server.calls;
  server.delay = 0;
  const again = await workspace.run(['run', 's.run.yaml', '--yes', '--resume', runId]);
  expect(again.code).toBe(0);
  const receipt = JSON.parse(workspace.read(receiptFile())) as JsonObject;
  expect(receipt).toMatchObject({ outcome: 'succeeded', run_id: runId, usage: { calls: server.calls } });
  expect(server.calls).toBeGreaterThan(before);
  const ended = await workspace.run(['run', 's.run.yaml', '--yes', '--resume', runId]);
  expect([ended.code, ended.error]).toEqual([
    2,
    `databits: The run ${runId} came to its end; start a new one without --resume.\n`,
  ]);
});

test('a run whose starter was killed ends by itself, with a receipt', async () => {
  specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 16 }');
  server.delay = 300;
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
  for (let waited = 0; waited < 100 && receiptFile() === ''; waited++)
    await new Promise((resolve) => setTimeout(resolve, 200));
  expect(JSON.parse(workspace.read(receiptFile()))).toMatchObject({ outcome: 'cancelled' });
});

test('the tables of runs have what receipts say, and specifications that wait', async () => {
  specify('BootstrapFewShot', '{ max_bootstrapped_demos: 2 }');
  workspace.write(
    'later.run.yaml',
    workspace.read('s.run.yaml').replace(`spec_id: ${ID}03`, `spec_id: ${ID}04`),
  );
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = JSON.parse(workspace.read(receiptFile())) as {
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
    [receipt.run_id, 'succeeded', receipt.scores['best_test']?.score, receiptFile()],
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
  specify('LabeledFewShot', '{ k: 3 }');
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = JSON.parse(workspace.read(receiptFile())) as {
    program: { demos: { inputs: JsonObject; outputs: JsonObject }[] }[];
  };
  const options = ['--receipt', receiptFile(), '--data', 'data'];
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
  specify('LabeledFewShot', '{ k: 3 }', 'attribution: { pool: 6, size: 2 }\n');
  const planned = await workspace.run(['run', 's.run.yaml', '--dry-run', '--json']);
  const { estimate } = JSON.parse(planned.out) as RunPlan;
  const { code, out } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect(code).toBe(0);
  expect(out).toMatch(/^examples with an effect: \d of 6; of the others there is not enough evidence$/m);
  const receipt = JSON.parse(workspace.read(receiptFile())) as {
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
  expect(server.calls).toBe(receipt.usage.calls);
  expect(receipt.usage.calls).toBeLessThanOrEqual(totalCalls(estimate));
  expect(estimate.attributing).toBe((12 + 3) * 5);
  // A prompt that was drawn at random is never the result, however well it did.
  const others = receipt.trials.filter(({ phase }) => phase !== 'attributing').map(({ score }) => score);
  expect(receipt.scores.best_val.score).toBeLessThanOrEqual(Math.max(...others));
});

test('what keeps a run from starting is said before anything is asked', async () => {
  specify('LabeledFewShot', '{ breadth: 3 }');
  const unknown = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.error).toContain('LabeledFewShot has no parameter breadth; it has k, sample.');
  specify('LabeledFewShot', '{}', 'budget: { max_calls: 3 }\n');
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
  expect([server.calls, existsSync(path.join(workspace.folder, 'm.py.ran'))]).toEqual([0, false]);
  const allowed = await workspace.run(['run', 's.run.yaml', '--yes', '--allow-code']);
  expect([allowed.code, JSON.parse(workspace.read(receiptFile()))]).toMatchObject([
    0,
    { outcome: 'budget_exhausted', metric: 'm.py:judge' },
  ]);
  expect(existsSync(path.join(workspace.folder, 'm.py.ran'))).toBe(true);
});

test('without DSPy the command says how to get it', async () => {
  specify('Evaluate', '{}');
  const { code, error } = await workspace.run([
    'run',
    's.run.yaml',
    '--yes',
    '--cache',
    path.join(workspace.cache, 'none'),
  ]);
  expect([code, error]).toEqual([
    2,
    'databits: DSPy is not set up on this machine; run databits dspy setup first.\n',
  ]);
});

test('a second set-up waits for the first, and leaves it alone', async () => {
  const cache = path.join(workspace.cache, 'other');
  const folder = environmentFolder(cache);
  mkdirSync(folder, { recursive: true });
  const half = path.join(folder, 'half-made');
  writeFileSync(half, '');
  const release = takeLock(`${folder}.lock`);
  const { code, error } = await workspace.run(['dspy', 'setup', '--cache', cache]);
  release?.();
  expect([code, error]).toEqual([
    2,
    'databits: DSPy is being set up by another window or command; wait for it.\n',
  ]);
  expect(existsSync(half)).toBe(true);
});
