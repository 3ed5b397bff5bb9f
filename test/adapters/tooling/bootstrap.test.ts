import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { repositoryRoot } from '../../../scripts/process/paths.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of what the bootstrap needs, without packages: a fresh clone in small. */
function freshClone(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'databits-bootstrap-'));
  folders.push(folder);
  for (const part of ['package.json', 'package-lock.json', 'scripts']) {
    cpSync(path.join(repositoryRoot, part), path.join(folder, part), { recursive: true });
  }
  return folder;
}

/** Runs the bootstrap and returns its exit code and its output's lines. */
function bootstrap(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const script = path.join(folder, 'scripts', 'bootstrap.mjs');
  const result = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: result.status, lines: `${result.stderr}${result.stdout}`.trim().split('\n') };
}

test('a registry that does not answer is one sentence, and the counts still come last', () => {
  const { code, lines } = bootstrap(freshClone(), ['test', 'core'], {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: emptyCache(),
  });
  expect(code).toBe(1);
  expect(lines.filter((line) => line.includes('registry did not answer'))).toHaveLength(1);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
  expect(lines.some((line) => line.trimStart().startsWith('at '))).toBe(false);
});

test('a command that does not exist names those that do', () => {
  const { code, lines } = bootstrap(freshClone(), ['nonsense']);
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^databits: Say which command to run, one of: .*build.*test/);
});

test('without git on the PATH the sentence says so', () => {
  const { code, lines } = bootstrap(freshClone(), ['setup'], { PATH: '/nonexistent' });
  expect(code).toBe(1);
  expect(lines).toEqual(['databits: git was not found on the PATH: install it, then run the command again.']);
});

test('a place that cannot be written is one sentence that names it', () => {
  const folder = freshClone();
  // A file where the folder of logs has to be: holds for every user, root included.
  writeFileSync(path.join(folder, '.tools'), '');
  const { code, lines } = bootstrap(folder, ['setup']);
  expect(code).toBe(1);
  expect(lines).toContainEqual(expect.stringMatching(/^databits: .*\.tools.* cannot be written/));
  expect(lines.some((line) => line.trimStart().startsWith('at '))).toBe(false);
});

/** An empty package cache, so that nothing can be installed without the registry. */
function emptyCache(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'databits-npm-cache-'));
  folders.push(folder);
  return folder;
}
