import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { npm } from '../../../scripts/process/npm.ts';
import { repositoryRoot } from '../../../scripts/process/paths.ts';
import { run, runOrFail, type RunResult } from '../../../scripts/process/run.ts';
import { ensureOldestNode } from '../../../scripts/setup/oldestNode.ts';

/** What `npm pack` ships, run by the oldest Node that it promises to run on, where no package is near. */
const folder = mkdtempSync(path.join(tmpdir(), 'databits-packed-'));
const workspace = path.join(folder, 'workspace');
let node: string;

beforeAll(async () => {
  node = await ensureOldestNode();
  await runOrFail(process.execPath, [path.join(repositoryRoot, 'scripts', 'commands', 'build.ts')]);
  await npm('The package', ['pack', '--pack-destination', folder], repositoryRoot);
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await runOrFail('tar', ['-xzf', path.join(folder, archive), '-C', folder]);
  cpSync(path.join(repositoryRoot, 'samples', 'parcel-support'), workspace, { recursive: true });
}, 180_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function databits(...argv: string[]): Promise<RunResult> {
  const env = { ...process.env, DATABITS_CACHE: path.join(folder, 'cache'), NO_COLOR: '1', NODE_PATH: '' };
  return run(node, [path.join(folder, 'package', 'dist', 'cli.js'), ...argv], { cwd: workspace, env });
}

const COMMANDS: [argv: string[], code: number, output: RegExp][] = [
  [['--version'], 0, /^\d+\.\d+\.\d+/],
  [['check'], 1, /8 errors, 2 warnings in 272 records/],
  [['index', 'build'], 0, /Searchable: \d+, with vectors: \d+/],
  [['status'], 0, /Searchable: 261/],
  [['search', 'my parcel has not arrived', '--explain'], 0, /cosine 0\.\d+/],
  [['query', 'SELECT count(*) AS n FROM example_store'], 0, /\d+\s+\(1 row\)/],
  [['lineage', '01a06154', '--down'], 0, /1 example, 2 datasets, 1 template, 1 run depend on this/],
  [['index', 'verify'], 0, /./],
];

test('the oldest Node is the one that the package promises', async () => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package', 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const promised = manifest.engines.node.replace('>=', '');
  const { output } = await run(node, ['--version']);
  // For other systems there is no such package: the Node that runs the tests stands in.
  expect(output.trim()).toBe(process.platform === 'linux' ? `v${promised}.0` : process.version);
});

test.each(COMMANDS)('databits %j runs', async (argv, code, output) => {
  const result = await databits(...argv);
  expect(result.output).toMatch(output);
  expect(result.code).toBe(code);
});
