import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import type { RunDetail, RunList } from '../../shared/src/protocol/runs.ts';
import { MAIN } from '../adapters/cli/commandLine.ts';
import { git } from '../adapters/support/git.ts';
import { ID, RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
});
afterEach(() => workspace.stop());

/** Carries the specification out; answers the receipt's file. */
async function execute(): Promise<string> {
  const { code, error } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  return workspace.receiptFile();
}

function receipt(file: string): JsonObject {
  return JSON.parse(workspace.read(file)) as JsonObject;
}

function commitAll(): void {
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--message', 'more');
}

test('a run is done again exactly, with records that git alone still has', async () => {
  workspace.specify('LabeledFewShot', '{ k: 2 }');
  commitAll();
  const first = await execute();
  const before = receipt(first);
  // The specification is gone, the template is another one, an example changed, and one joined.
  git(workspace.folder, 'rm', '--quiet', 's.run.yaml');
  workspace.write('t.template.yaml', workspace.read('t.template.yaml').replace('Name the', 'Tell the'));
  workspace.write('a.example.yaml', workspace.read('a.example.yaml').replace('thing: ', 'thing: the '));
  commitAll();
  workspace.write(
    'b.example.yaml',
    `example_id: ${ID}99\nversion: 1\ninput: { thing: x }\nexpected_output: { colour: red }\n`,
  );
  const again = await workspace.run(['run', '--exactly', first, '--yes', '--json']);
  expect([again.code, again.code === 0 ? '' : again.error]).toEqual([0, '']);
  const after = JSON.parse(again.out) as JsonObject;
  const same = [
    'spec_id',
    'specification_hash',
    'template',
    'dataset',
    'members',
    'seed',
    'scores',
    'commit',
    'dirty',
  ];
  for (const name of same) expect([name, after[name]]).toEqual([name, before[name]]);
  expect(after['run_id']).not.toBe(before['run_id']);
  const runs = await workspace.run(['runs', '--json']);
  const { specifications, orphans } = JSON.parse(runs.out) as RunList;
  expect([specifications.length, orphans.length]).toEqual([0, 2]);
  expect(orphans[0]?.staleness?.records.map(({ role, change }) => `${role} ${change}`)).toEqual([
    ...['specification gone', 'template changed', 'train changed', 'val joined'],
  ]);
});

test('a run of which a record is nowhere any more is refused, with its place', async () => {
  workspace.specify('Evaluate', '{}');
  const first = await execute();
  workspace.write('s.run.yaml', workspace.read('s.run.yaml').replace('seed: 1', 'seed: 2'));
  const refused = await workspace.run(['run', '--exactly', first, '--yes']);
  expect([refused.code, refused.error]).toEqual([
    2,
    `databits: 1 record is neither in the workspace nor in git’s history as the run used them (${ID}03): fetch or check out the commit of the run, or start a new one.\n  at ${first}:1:1\n`,
  ]);
  const none = await workspace.run(['run', '--exactly', 's.run.yaml']);
  expect(none.error).toBe(
    'databits: s.run.yaml is no receipt of a run that can be read; give a *.result.json file.\n',
  );
  const both = await workspace.run(['run', 's.run.yaml', '--exactly', first]);
  expect(both.error).toBe('databits: Give a specification, or a receipt with --exactly.\n');
});

test('a run is stopped from elsewhere, and listed with what changed since', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 16 }');
  workspace.server.delay = 100;
  const { child, runId } = await workspace.begin();
  const under = JSON.parse((await workspace.run(['runs', '--json', '--spec', `${ID}03`])).out) as RunList;
  expect(under.specifications[0]?.executions).toMatchObject([{ runId, status: 'running', scores: {} }]);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stopped = await workspace.run(['runs', 'stop', runId.toUpperCase()]);
  expect([stopped.error, stopped.out]).toEqual(['', `The run ${runId} ends at its next question.\n`]);
  expect(await ended).toBe(0);
  const twice = await workspace.run(['runs', 'stop', runId]);
  expect([twice.code, twice.error]).toEqual([2, `databits: No run ${runId} is under way on this machine.\n`]);
  workspace.write('t.template.yaml', workspace.read('t.template.yaml').replace('Name the', 'Tell the'));
  const listed = await workspace.run(['runs']);
  expect(listed.out).toMatch(
    new RegExp(
      `^Colours\\n {2}\\d{4}-.* cancelled {2}val 40\\.0 % \\(.* {2}stale \\(1\\) {2}${runId}\\n {4}The run was asked to stop\\.\\n$`,
    ),
  );
  const shown = await workspace.run(['runs', 'show', runId]);
  expect(shown.out).toContain('cancelled: The run was asked to stop.\n');
  expect(shown.out).toContain(
    'stale: 1 record changed since, its scores are those of before\n  changed (template): Colours\n',
  );
  const detail = JSON.parse((await workspace.run(['runs', 'show', runId, '--json'])).out) as RunDetail;
  expect(detail.givenInstructions).toBe('Name the colour of the thing.');
  expect(Object.keys(detail.answers)).toContain('0');
  expect(Object.keys(detail.expected).length).toBe(9);
});

test('errors name the place where they are mended', async () => {
  workspace.specify('Evaluate', '{}');
  workspace.write(
    's.run.yaml',
    `# A comment.\n${workspace.read('s.run.yaml').replace('name: exact', 'name: "m.py:judge"')}`,
  );
  const errors = async (): Promise<string> =>
    (await workspace.run(['run', 's.run.yaml', '--yes', '--allow-code'])).error;
  workspace.write('m.py', 'import os\n\ndef judge(expected, given):\n    raise ValueError("bad")\n');
  expect(await errors()).toMatch(/^databits: .*ValueError: bad \(m\.py:4\)\n {2}at m\.py:4:1\n$/m);
  workspace.write('m.py', 'def other():\n    pass\n');
  expect(await errors()).toMatch(
    /^databits: m\.py has no function judge\. Its output.*\n {2}at m\.py:1:1\n$/m,
  );
  workspace.specify('COPRO', '{ width: 3 }');
  expect(await errors()).toMatch(/^databits: COPRO has no parameter width.*\n {2}at s\.run\.yaml:1:1\n$/m);
  workspace.write('s.run.yaml', workspace.read('s.run.yaml').replace(`${ID}02`, `${ID}77`));
  expect(await errors()).toBe(
    `databits: The template ${ID}77 is not in this workspace.\n  at s.run.yaml:1:1\n`,
  );
});

test('Python within a weighted metric needs leave, too', async () => {
  workspace.specify('Evaluate', '{}');
  const parts = 'name: weighted, parameters: { parts: [{ name: exact }, { name: "m.py:judge" }] }';
  workspace.write('s.run.yaml', workspace.read('s.run.yaml').replace('name: exact', parts));
  const { code, error } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([code, error]).toEqual([
    2,
    'databits: The run would execute m.py:judge; look at it, and allow it with --allow-code.\n',
  ]);
});

test('a run that an editor started goes on when its terminal is gone', async () => {
  workspace.specify('BootstrapFewShotWithRandomSearch', '{ num_candidate_programs: 2 }');
  workspace.server.delay = 100;
  const runId = `${ID}77`;
  const argv = ['run', 's.run.yaml', '--yes', '--run-id', runId.toUpperCase(), '--keep-followed'];
  const child = spawn(process.execPath, [MAIN, ...argv], {
    cwd: workspace.folder,
    env: { ...process.env, DATABITS_CACHE: workspace.cache, NO_COLOR: '1' },
  });
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('trial 0:')) resolve();
    });
  });
  child.kill('SIGHUP');
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  expect(receipt(workspace.receiptFile())).toMatchObject({ outcome: 'succeeded', run_id: runId });
  const twice = await workspace.run(argv);
  expect([twice.code, twice.error]).toEqual([
    2,
    `databits: The run ${runId} was begun already; go on with it by --resume.\n`,
  ]);
  const odd = await workspace.run(['run', 's.run.yaml', '--yes', '--run-id', '../x']);
  expect(odd.error).toBe('databits: ../x is no UUID; leave --run-id out to get one.\n');
});
