import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neededPython } from '../../server/src/adapters/dspy/environment.ts';
import { MAIN } from '../adapters/cli/commandLine.ts';
import { RunWorkspace } from '../runner/runWorkspace.ts';

/** DATABITS_TEST_RAY: address of a Ray cluster of this machine; DATABITS_RAY: Ray's program. */
const ADDRESS = process.env['DATABITS_TEST_RAY'] ?? '';

let workspace: RunWorkspace;
beforeEach(async () => {
  expect(ADDRESS, 'Start one (ray start --head), and name its dashboard in DATABITS_TEST_RAY.').not.toBe('');
  workspace = await new RunWorkspace().start();
});
afterEach(() => workspace.stop());

test('a run on a cluster leaves the events and the receipt that it leaves here', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 2 }');
  const python = neededPython(workspace.cache);
  const { code, out, error } = await workspace.run([
    ...['run', 's.run.yaml', '--yes', '--ray', ADDRESS, '--ray-python', python],
  ]);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  expect([out, error]).toMatchObject([
    expect.stringContaining('Receipt:'),
    expect.stringContaining('trial 0: 40.0 % on val, the best so far'),
  ]);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as { run_id: string };
  expect(receipt).toMatchObject({ outcome: 'succeeded', usage: { calls: workspace.server.calls } });
  const file = path.join(workspace.cache, 'runs', receipt.run_id, 'events.jsonl');
  const events = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number; type: string });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['starting', 'done']);
  const here = await workspace.run(['runs', 'show', receipt.run_id, '--json']);
  expect(here.code).toBe(0);
});

test('a run on a cluster that is stopped brings back the best so far', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 16 }');
  workspace.server.delay = 200;
  const options = ['--yes', '--ray', ADDRESS, '--ray-python', neededPython(workspace.cache)];
  const child = spawn(process.execPath, [MAIN, 'run', 's.run.yaml', ...options], {
    cwd: workspace.folder,
    env: { ...process.env, DATABITS_CACHE: workspace.cache, NO_COLOR: '1' },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const isFirst = !said.includes('trial 0:');
    said += chunk.toString();
    if (isFirst && said.includes('trial 0:')) child.kill('SIGINT');
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(JSON.parse(workspace.read(workspace.receiptFile()))).toMatchObject({
    outcome: 'cancelled',
    scores: { baseline_val: { evaluated: 5 } },
  });
});
