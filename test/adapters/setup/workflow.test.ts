import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { npm } from '../../../scripts/process/npm.ts';
import { repositoryRoot } from '../../../scripts/process/paths.ts';
import { run, runOrFail } from '../../../scripts/process/run.ts';
import { applySetup } from '../../../server/src/adapters/setup/applySetup.ts';
import {
  planWorkflow,
  planWorkflowRemoval,
  type WorkflowOptions,
} from '../../../server/src/adapters/setup/planWorkflow.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

/** The parts of a workflow that are looked at. */
interface Workflow {
  permissions: object;
  jobs: Record<string, { permissions: object; steps: Step[] }>;
}

interface Step {
  name?: string;
  run?: string;
  env?: Record<string, string>;
  with?: { script?: string };
}

const WORKFLOW = '.github/workflows/databits.yml';
const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';

let built: TemporaryFolder;
let folder: TemporaryFolder;
let runner: TemporaryFolder;

beforeAll(async () => {
  await runOrFail(process.execPath, [path.join(repositoryRoot, 'scripts', 'commands', 'build.ts')]);
  built = temporaryFolder();
  await npm('The package', ['pack', '--pack-destination', built.path], repositoryRoot);
}, 180_000);

beforeEach(() => {
  folder = temporaryFolder();
  runner = temporaryFolder();
  git(folder.path, 'init', '--quiet');
  return () => {
    folder.remove();
    runner.remove();
  };
});

afterAll(() => {
  built.remove();
});

const options = (more: Partial<WorkflowOptions> = {}): WorkflowOptions => ({
  folder: folder.path,
  package: undefined,
  program: { file: path.join(repositoryRoot, 'dist', 'cli.js'), version: '0.1.0' },
  force: false,
  ...more,
});

function commit(): string {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'a commit');
  return git(folder.path, 'rev-parse', 'HEAD').trim();
}

const workflowOf = (): Workflow => parse(readFileSync(path.join(folder.path, WORKFLOW), 'utf8')) as Workflow;

/** Runs the steps of the job that reviews, as a runner does; answers the exit code of each. */
async function runReviewJob(base: string): Promise<(number | null)[]> {
  const codes: (number | null)[] = [];
  const added = runner.write('path', '');
  const prefix = path.join(runner.path, 'npm');
  for (const { run: script, env = {} } of workflowOf().jobs['review']?.steps ?? []) {
    if (script === undefined) continue;
    const paths = [path.join(prefix, 'bin'), ...readFileSync(added, 'utf8').split('\n').filter(Boolean)];
    const result = await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder.path,
      env: {
        ...process.env,
        ...env,
        ...{ BASE: base, RUNNER_TEMP: runner.path, GITHUB_PATH: added, npm_config_prefix: prefix },
        GITHUB_STEP_SUMMARY: path.join(runner.path, 'summary'),
        PATH: [...paths, path.dirname(process.execPath), process.env['PATH'] ?? ''].join(path.delimiter),
      },
    });
    codes.push(result.code);
  }
  return codes;
}

const example = (more = ''): string => `example_id: ${ID}\nversion: 1\ninput: a\nexpected_output: b\n${more}`;

describe('the job that reviews', () => {
  test.each([
    ['a copy of the program', undefined],
    ['a packed program', 'tools/databits-0.1.0.tgz'],
  ])('runs %s', async (_title, given) => {
    if (given !== undefined) {
      mkdirSync(path.join(folder.path, 'tools'));
      cpSync(path.join(built.path, 'databits-0.1.0.tgz'), path.join(folder.path, given));
    }
    applySetup(await planWorkflow(options({ package: given })));
    folder.write('a.example.yaml', example());
    const base = commit();
    // What the pull request makes of the program does not review it.
    if (given === undefined) folder.write('.github/databits/cli.js', 'process.exit(7)');
    else folder.write(given, '');
    folder.write('a.example.yaml', example('difficulty: hrad\nname: "$(touch canary) `touch canary`"\n'));
    commit();
    expect(await runReviewJob(base)).toEqual([0, 0, 1]);
    const review = readFileSync(path.join(runner.path, 'review', 'review.md'), 'utf8');
    expect(review).toMatch(/^<!-- databits-review -->\n### Dataset review/);
    expect(review).toContain('1 problem introduced');
    expect(readFileSync(path.join(runner.path, 'summary'), 'utf8')).toBe(review);
    const sarif = JSON.parse(readFileSync(path.join(runner.path, 'review', 'databits.sarif'), 'utf8')) as {
      runs: { results: unknown[] }[];
    };
    expect(sarif.runs[0]?.results).toHaveLength(1);
    expect(existsSync(path.join(folder.path, 'canary'))).toBe(false);
  });

  test('takes the program of the pull request where the base has none yet', async () => {
    folder.write('a.example.yaml', example());
    const base = commit();
    applySetup(await planWorkflow(options()));
    folder.write('a.example.yaml', example('name: A\n'));
    commit();
    expect(await runReviewJob(base)).toEqual([0, 0, 0]);
  });

  test('may only read, and the other one runs nothing of the repository', async () => {
    applySetup(await planWorkflow(options()));
    const { permissions, jobs } = workflowOf();
    expect(permissions).toEqual({});
    expect(jobs['review']?.permissions).toEqual({ contents: 'read' });
    expect(jobs['report']?.permissions).toEqual({
      ...{ 'pull-requests': 'write', 'security-events': 'write' },
      ...{ actions: 'read', contents: 'read' },
    });
    expect(jobs['report']?.steps.some(({ run: script }) => script !== undefined)).toBe(false);
    // Scripts get what people write by files and variables, never by expressions.
    const scripts = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => [step.run, step.with?.script]),
    );
    for (const script of scripts) expect(script ?? '').not.toContain('${{');
  });
});

describe('the job that reports', () => {
  /** Runs the script of the comment against comments that are there; answers what it asked for. */
  async function comment(existing: readonly object[]): Promise<unknown[]> {
    applySetup(await planWorkflow(options()));
    const script =
      workflowOf().jobs['report']?.steps.find(({ name }) => name === 'Comment')?.with?.script ?? '';
    const asked: unknown[] = [];
    const say = (what: string) => (given: object) => asked.push([what, given]);
    const github = {
      paginate: () => Promise.resolve(existing),
      rest: {
        issues: { listComments: say('list'), createComment: say('create'), updateComment: say('update') },
      },
    };
    const context = { repo: { owner: 'o', repo: 'r' }, payload: { pull_request: { number: 7 } } };
    const read = { readFileSync: () => 'the review' };
    const wrapped = `return (async () => {${script}})();`;
    const body = compileFunction(wrapped, ['github', 'context', 'require']) as (
      ...given: unknown[]
    ) => Promise<void>;
    await body(github, context, () => read);
    return asked;
  }

  const mark = '<!-- databits-review -->\n…';

  test('writes one comment and changes it from then on', async () => {
    const created = ['create', { owner: 'o', repo: 'r', issue_number: 7, body: 'the review' }];
    expect(await comment([])).toEqual([created]);
    expect(
      await comment([
        { id: 1, user: { type: 'User' }, body: mark },
        { id: 2, user: null },
      ]),
    ).toEqual([created]);
    expect(
      await comment([
        { id: 1, user: { type: 'User' }, body: mark },
        { id: 3, user: { type: 'Bot' }, body: mark },
      ]),
    ).toEqual([['update', { owner: 'o', repo: 'r', comment_id: 3, body: 'the review' }]]);
  });
});

describe('writing the workflow', () => {
  test('nothing that somebody changed is written over', async () => {
    applySetup(await planWorkflow(options()));
    expect((await planWorkflow(options())).files).toEqual([]);
    const file = path.join(folder.path, WORKFLOW);
    writeFileSync(file, `${readFileSync(file, 'utf8')}# mine\n`);
    await expect(planWorkflow(options())).rejects.toThrow('give --force to write it anew');
    expect((await planWorkflow(options({ force: true }))).files).toHaveLength(1);
    writeFileSync(file, 'name: Other\n');
    await expect(planWorkflowRemoval(options())).rejects.toThrow('was not written by DataBits');
    rmSync(file);
    applySetup(await planWorkflow(options()));
    applySetup(await planWorkflowRemoval(options()));
    expect(existsSync(path.join(folder.path, '.github'))).toBe(false);
  });

  test.each([
    ['databits', 'neither a package with its version'],
    ['databits@latest', 'neither a package with its version'],
    ['--registry=x@1.0.0', 'neither a package with its version'],
    ['$(touch x)@1.0.0', 'neither a package with its version'],
    ['../databits.tgz', 'is not in the repository'],
    ['tools/none.tgz', 'is not in the repository'],
  ])('the package %j is refused', async (given, sentence) => {
    await expect(planWorkflow(options({ package: given }))).rejects.toThrow(sentence);
  });

  test('a package is named with its version', async () => {
    applySetup(await planWorkflow(options({ package: '@ours/databits@1.2.3-rc.1' })));
    const install = workflowOf().jobs['review']?.steps.find(({ name }) => name === 'Install the program');
    expect(install).toMatchObject({
      env: { PACKAGE: '@ours/databits@1.2.3-rc.1' },
      run: expect.stringContaining('"$PACKAGE"') as string,
    });
    expect((await planWorkflow(options({ package: '@ours/databits@1.2.3-rc.1' }))).notes.join(' ')).toContain(
      'published',
    );
    await expect(planWorkflow(options({ program: { file: '/x/main.ts', version: '' } }))).rejects.toThrow(
      'Only a built program',
    );
  });
});
