import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runChoices, runDetail } from '../../client/src/runs/runChoices.ts';
import { runFiles } from '../../server/src/adapters/dspy/locations.ts';
import { RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
  workspace.specify('Evaluate', '{}');
});
afterEach(() => {
  vi.unstubAllEnvs();
  return workspace.stop();
});

async function planned(...options: string[]): Promise<string> {
  const { out, error } = await workspace.run(['run', 's.run.yaml', '--dry-run', ...options]);
  return out === '' ? error : out;
}

const SUBMITTED = 'It is submitted to the Ray cluster at http://ray:8265,';

test('where a run is carried out is said before it starts, and can be chosen', async () => {
  expect(runChoices(await planned(), true)).toEqual([{ title: 'Run', args: [], isHere: true }]);
  expect(await planned('--ray', 'http://ray:8265')).toContain(SUBMITTED);
  vi.stubEnv('DATABITS_RAY_ADDRESS', 'http://ray:8265');
  const plan = await planned();
  expect(plan).toContain(SUBMITTED);
  expect(runChoices(plan, true)).toEqual([
    { title: 'Submit to Ray', args: [], isHere: false },
    { title: 'Run Here', args: ['--here'], isHere: true },
  ]);
  expect(await planned('--here')).not.toContain('Ray');
  expect(await planned('--here', '--ray', 'http://ray:8265')).toContain('Say either --ray or --here.');
});

test('models of the editor are asked here only, and Python of the workspace is named where it would run', async () => {
  vi.stubEnv('DATABITS_RAY_ADDRESS', 'http://ray:8265');
  workspace.write('m.py', 'def same(expected, given):\n    return 1\n');
  workspace.write('s.run.yaml', workspace.read('s.run.yaml').replace('exact', '"m.py:same"'));
  const withCode = await planned();
  expect(runChoices(withCode, true).map(({ title, args }) => [title, ...args])).toEqual([
    ['Submit to Ray with This Code', '--allow-code'],
    ['Run Here with This Code', '--allow-code', '--here'],
  ]);
  expect(runDetail(withCode)).toContain('Python of the workspace that would run: m.py:same.');
  workspace.specify('Evaluate', '{}', 'model: { name: vscode/painter }\n');
  const ofTheEditor = await planned();
  expect(runChoices(ofTheEditor, true)).toEqual([{ title: 'Run', args: ['--here'], isHere: true }]);
  expect(runDetail(ofTheEditor)).not.toContain('Ray');
});

test('a run goes on where it began', async () => {
  const runId = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2eff';
  const files = runFiles(workspace.cache, runId);
  mkdirSync(files.folder, { recursive: true });
  const input = { spec_id: 's', workspace: workspace.folder, places: { receipt: 'r' } };
  writeFileSync(files.input, JSON.stringify(input));
  vi.stubEnv('DATABITS_RAY_ADDRESS', 'http://other:8265');
  expect(await planned('--resume', runId)).not.toContain('Ray');
  expect(await planned('--resume', runId, '--ray', 'http://ray:8265')).toContain('leave --ray out');
  writeFileSync(files.cluster, 'http://ray:8265\n');
  const plan = await planned('--resume', runId);
  expect(plan).toContain(SUBMITTED);
  expect(runChoices(plan, false)).toEqual([{ title: 'Submit to Ray', args: [], isHere: false }]);
  expect(await planned('--resume', runId, '--here')).toContain('leave --here out');
});
