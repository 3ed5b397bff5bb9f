import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installedPython } from '../../server/src/adapters/dspy/environment.ts';
import { RunWorkspace } from '../runner/runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
});
afterEach(() => workspace.stop());

const READ = `
import json, sqlite3, sys
store = sqlite3.connect(sys.argv[1])
def rows(sql): return store.execute(sql).fetchall()
print(json.dumps({
    "runs": rows("select run_uuid, status from runs"),
    "tags": rows("select run_uuid, key, value from tags"),
    "metrics": rows("select run_uuid, key, value from metrics"),
    "params": rows("select run_uuid, key, value from params"),
}))
`;

test('a run is written once to a SQLite store, with a child for each trial', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 2 }');
  await workspace.run(['run', 's.run.yaml', '--yes']);
  const receipt = workspace.receiptFile();
  const given = ['export-mlflow', receipt, '--tracking-uri', 'sqlite:///m.db', '--json'];
  const early = await workspace.run(given);
  expect([early.code, early.error]).toMatchObject([2, expect.stringContaining('dspy setup --with mlflow')]);
  expect((await workspace.run(['dspy', 'setup', '--with', 'mlflow'])).code).toBe(0);
  const first = await workspace.run(given);
  expect([first.code, first.code === 0 ? '' : first.error]).toEqual([0, '']);
  const again = await workspace.run(given);
  expect(again.out).toBe(first.out);
  const { run_id: runId } = JSON.parse(first.out) as { run_id: string };
  const python = installedPython(workspace.cache, 'mlflow') ?? '';
  const output = execFileSync(python, ['-c', READ, path.join(workspace.folder, 'm.db')], {
    encoding: 'utf8',
  });
  const found = JSON.parse(output) as Record<string, (string | number)[][]>;
  const {
    run_id: own,
    trials,
    scores,
    commit,
  } = JSON.parse(workspace.read(receipt)) as {
    run_id: string;
    commit: string;
    trials: { score: number }[];
    scores: { best_test: { score: number; low: number } };
  };
  const children = found['tags']?.filter(([, key]) => key === 'mlflow.parentRunId') ?? [];
  expect([children.length, children.every(([, , parent]) => parent === runId)]).toEqual([
    trials.length,
    true,
  ]);
  expect(found['runs']).toHaveLength(trials.length + 1);
  const of = (table: string): Record<string, string | number | undefined> =>
    Object.fromEntries<string | number | undefined>(
      (found[table] ?? []).filter(([id]) => id === runId).map(([, key = '', value]) => [key, value]),
    );
  expect(of('tags')).toMatchObject({
    'databits.run_id': own,
    'databits.commit': commit,
    'databits.outcome': 'succeeded',
  });
  expect(of('metrics')).toMatchObject({
    best_test: scores.best_test.score,
    best_test_low: scores.best_test.low,
  });
  // The cost of a local model is unknown, not 0.
  expect(of('metrics')).not.toHaveProperty('cost');
  expect(of('params')).toMatchObject({
    optimizer: 'BootstrapFewShotWithRandomSearch',
    'model.name': 'openai/test',
  });
  expect(workspace.read(`mlartifacts/${runId}/artifacts/program/0/instructions.txt`)).toBe(
    'Name the colour of the thing.',
  );
});
