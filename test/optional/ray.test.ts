import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neededPython } from '../../server/src/adapters/dspy/environment.ts';
import { runFiles } from '../../server/src/adapters/dspy/locations.ts';
import { PrivateRun } from '../../server/src/adapters/runs/privateRun.ts';
import type { RunReceipt } from '../../shared/src/generated/records.ts';
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
  const events = eventsOf(receipt.run_id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['starting', 'done']);
  const here = await workspace.run(['runs', 'show', receipt.run_id, '--json']);
  expect(here.code).toBe(0);
});

/** Starts a run of 16 candidates with slow answers, and waits for its first trial and its end; `meanwhile` is called between. */
async function startedRun(
  parameters: readonly string[],
  meanwhile: (runId: string, group: number) => unknown,
): Promise<string> {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 16 }');
  workspace.server.delay = 200;
  const options = ['--yes', '--ray', ADDRESS, '--ray-python', neededPython(workspace.cache), ...parameters];
  const child = spawn(process.execPath, [MAIN, 'run', 's.run.yaml', ...options], {
    cwd: workspace.folder,
    env: { ...process.env, DATABITS_CACHE: workspace.cache, NO_COLOR: '1' },
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const isFirst = !said.includes('trial 0:');
    said += chunk.toString();
    const [, runId = ''] = /^Run (\S+)$/m.exec(said) ?? [];
    if (isFirst && said.includes('trial 0:')) meanwhile(runId, child.pid ?? 0);
  });
  await new Promise((resolve) => child.once('close', resolve));
  return said;
}

test('a run on a cluster stopped at its terminal brings back the best so far, and goes on there without paying twice', async () => {
  // As a terminal does: to all that was started from it.
  await startedRun([], (_, group) => process.kill(-group, 'SIGINT'));
  const read = (): RunReceipt => JSON.parse(workspace.read(workspace.receiptFile())) as RunReceipt;
  expect(read()).toMatchObject({ outcome: 'cancelled', scores: { baseline_val: { evaluated: 5 } } });
  const { run_id: runId } = read();
  workspace.server.delay = 0;
  const asked = workspace.server.calls;
  const resumed = ['run', 's.run.yaml', '--yes', '--resume', runId];
  const here = await workspace.run([...resumed, '--here']);
  expect([here.code, here.error]).toMatchObject([2, expect.stringContaining('leave --here out')]);
  const { code, error } = await workspace.run([...resumed, '--ray-python', neededPython(workspace.cache)]);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  const receipt = read();
  expect(receipt.outcome).toBe('succeeded');
  // What was asked before and after is what was paid for, and no question came twice but the one under way.
  expect(receipt.usage?.calls).toBeLessThanOrEqual(workspace.server.calls);
  expect(workspace.server.repeated).toBeLessThanOrEqual(1);
  expect(workspace.server.calls).toBeGreaterThan(asked);
  const events = eventsOf(runId);
  expect(events.map(({ type }) => type).filter((type) => type === 'resumed')).toEqual(['resumed']);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
});

test('a run on a cluster is stopped by its id as one here, and is followed with its calls', async () => {
  let progress: unknown;
  await startedRun([], async (runId) => {
    const files = runFiles(workspace.cache, runId);
    progress = new PrivateRun(files).plan;
    await workspace.run(['runs', 'stop', runId]);
  });
  expect(JSON.parse(workspace.read(workspace.receiptFile()))).toMatchObject({ outcome: 'cancelled' });
  expect(progress).toMatchObject({ mostCalls: expect.any(Number) as number });
});

test('Python of the workspace goes along where it is allowed, and nothing else', async () => {
  workspace.specify('Evaluate', '{}');
  workspace.write(
    's.run.yaml',
    workspace.read('s.run.yaml').replace('{ name: exact }', '{ name: "own/metric.py:same" }'),
  );
  workspace.write('secret.txt', 'secret');
  workspace.write(
    'own/metric.py',
    'from pathlib import Path\n\n\ndef same(expected, given):\n    files = list(Path(__file__).parents[1].rglob("*.*"))\n    assert [one.name for one in files] == ["metric.py"], files\n    return expected["colour"] == given["colour"]\n',
  );
  const options = ['--yes', '--ray', ADDRESS, '--ray-python', neededPython(workspace.cache)];
  const refused = await workspace.run(['run', 's.run.yaml', ...options]);
  expect([refused.code, refused.error]).toMatchObject([2, expect.stringContaining('--allow-code')]);
  const { code, error } = await workspace.run(['run', 's.run.yaml', ...options, '--allow-code']);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  expect(JSON.parse(workspace.read(workspace.receiptFile()))).toMatchObject({
    outcome: 'succeeded',
    scores: { baseline_val: { score: 0.4, errors: 0 } },
  });
});

function eventsOf(runId: string): { seq: number; type: string }[] {
  const file = path.join(workspace.cache, 'runs', runId, 'events.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { seq: number; type: string });
}
