import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { driverCommand } from '../../../server/src/adapters/git/mergeDriver.ts';
import { git } from '../support/git.ts';
import { CommandWorkspace, MAIN } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;

function commitMany(): string {
  git(workspace.folder, 'init', '--quiet');
  for (let commit = 0; commit < 3; commit += 1) {
    const records = Array.from(
      { length: 60 },
      (_, at) =>
        `example_id: ${idOf(at)}\nversion: ${String(commit + 1)}\ninput: ${String(at)} ${String(commit)}\nexpected_output: y\n`,
    );
    workspace.write('a.example.yaml', records.join('---\n'));
    git(workspace.folder, 'add', '--all');
    git(workspace.folder, 'commit', '--quiet', '--message', String(commit));
  }
  return git(workspace.folder, 'rev-parse', 'HEAD~2').trim();
}

/** Runs the program where a file may have so many KB: beyond that the system says that there is no room. */
async function limited(
  kilobytes: number | 'unlimited',
  argv: readonly string[],
): Promise<{ out: string; error: string }> {
  const command = ['ulimit -f "$1"; shift; exec "$@"', 'bash', String(kilobytes), process.execPath, MAIN];
  const env = { ...process.env, DATABITS_CACHE: workspace.cache, NO_COLOR: '1' };
  const options = { cwd: workspace.folder, env };
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', ...command, ...argv], options);
  return { out: stdout, error: stderr };
}

const SQL = 'SELECT * FROM example_versions ORDER BY ALL';

const QUESTIONS = [
  ['changes', '--json'],
  ['query', SQL, '--json'],
  ['lineage', idOf(7), '--json'],
];

test.each(QUESTIONS.flatMap((argv) => [0, 1].map((kilobytes) => ({ argv, kilobytes }))))(
  'where the disk takes $kilobytes KB of the history, $argv.0 is right and says so, and the next time nothing half-written is believed',
  async ({ argv, kilobytes }) => {
    commitMany();
    const full = await limited(kilobytes, argv);
    expect(full.error).toMatch(/^Versions cannot be kept in .* (?:EFBIG.*|the disk is full)\.$/m);
    const whole = await limited('unlimited', argv);
    expect([whole.error, whole.out === full.out]).toEqual(['', true]);
  },
);

test('a folder for caches that cannot be made is said by its reason', async () => {
  const since = commitMany();
  workspace.write('file', '');
  const cache = path.join(workspace.folder, 'file', 'cache');
  const { code, error } = await workspace.run(['changes', '--since', since, '--cache', cache]);
  expect([code, error]).toEqual([0, expect.stringMatching(/^Versions cannot be kept in .*: ENOTDIR/)]);
});

test('where neither the program nor git can write what is merged, our side stays whole', async () => {
  const sides = ['base', 'theirs', 'ours'].map((name) =>
    Array.from({ length: 200 }, (_, at) => `${name} ${String(at)}\n`).join(''),
  );
  const files = ['O', 'B', 'A'];
  for (const [at, name] of files.entries()) writeFileSync(path.join(workspace.folder, name), sides[at] ?? '');
  const line = driverCommand([process.execPath, MAIN])
    .replaceAll('%P', 'a.example.yaml')
    .replaceAll('%L', '7')
    .replace(/%([OABSXY])/g, '$1');
  const limits = "trap '' XFSZ; ulimit -f 1; ";
  const run = promisify(execFile)('sh', ['-c', limits + line], { cwd: workspace.folder });
  await expect(run).rejects.toMatchObject({ code: 1 });
  expect(workspace.read('A')).toBe(sides[2]);
});
