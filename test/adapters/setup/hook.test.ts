import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applySetup } from '../../../server/src/adapters/setup/applySetup.ts';
import { planHook, planHookRemoval } from '../../../server/src/adapters/setup/planHook.ts';
import { MAIN } from '../cli/commandLine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
  git(folder.path, 'init', '--quiet');
});
afterEach(() => {
  folder.remove();
});

const program = { file: MAIN, runtime: process.execPath };

async function addHook(extend = false, used = program): Promise<readonly string[]> {
  const plan = await planHook({ folder: folder.path, program: used, extend });
  applySetup(plan);
  return plan.files.map(({ path: file }) => path.relative(folder.path, file));
}

const removeHook = async (): Promise<void> => {
  applySetup(await planHookRemoval({ folder: folder.path, program, extend: false }));
};

const example = (more = ''): string =>
  `example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\ninput: a\nexpected_output: b\n${more}`;

/** Commits as a person would; answers the exit code and what was said. */
function commit(...parameters: string[]): { code: number | null; error: string } {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const result = spawnSync(
    'git',
    [...identity, 'commit', '--quiet', '--message', 'a commit', ...parameters],
    {
      cwd: folder.path,
      encoding: 'utf8',
    },
  );
  return { code: result.status, error: result.stderr };
}

describe('a commit', () => {
  test('that introduces errors is stopped, and others are not', async () => {
    expect(await addHook()).toEqual(['.git/hooks/pre-commit']);
    folder.write('a.example.yaml', example('difficulty: hrad\n'));
    git(folder.path, 'add', '--all');
    const stopped = commit();
    expect(stopped.error).toContain('a.example.yaml:5:13 error record.not-in-enum');
    expect(stopped.code).toBe(1);
    folder.write('a.example.yaml', example('difficulty: hard\n'));
    // What is not staged does not count.
    expect(commit().code).toBe(1);
    git(folder.path, 'add', '--all');
    expect(commit()).toMatchObject({ code: 0 });
    folder.write('README.md', 'no record');
    git(folder.path, 'add', '--all');
    expect(commit()).toEqual({ code: 0, error: '' });
  });

  test('of some files is reviewed by what it would commit', async () => {
    folder.write('a.example.yaml', example());
    folder.write('README.md', 'a');
    git(folder.path, 'add', '--all');
    expect(commit().code).toBe(0);
    await addHook();
    folder.write('a.example.yaml', example('difficulty: hrad\n'));
    folder.write('README.md', 'b');
    expect(commit('README.md').code).toBe(0);
    expect(commit('a.example.yaml').code).toBe(1);
    expect(commit('--all').code).toBe(1);
  });

  test('finds the program after an update of the extension, and goes on where there is none', async () => {
    const installed = (version: string): string =>
      path.join(folder.path, 'x-1', `databits.databits-${version}`, 'dist', 'cli.js');
    const install = (version: string): void => {
      mkdirSync(path.dirname(installed(version)), { recursive: true });
      writeFileSync(
        installed(version),
        `process.stderr.write('${version} ' + process.argv.slice(2).join(' ')); process.exit(1);`,
      );
    };
    install('0.9.0-linux-x64');
    await addHook(false, { file: installed('0.9.0-linux-x64'), runtime: process.execPath });
    folder.write('README.md', 'a');
    git(folder.path, 'add', 'README.md');
    expect(commit().error).toContain('0.9.0-linux-x64 diff --staged --summary --fail-on error');
    install('0.10.0-linux-x64');
    rmSync(path.dirname(path.dirname(installed('0.9.0-linux-x64'))), { recursive: true });
    expect(commit().error).toContain('0.10.0-linux-x64 diff');
    rmSync(path.join(folder.path, 'x-1'), { recursive: true });
    const gone = commit();
    expect(gone.error).toContain('DataBits is not where it was');
    expect(gone.code).toBe(0);
  });
});

describe('where the hook goes', () => {
  test('a hook that is there is never written over, and stays when ours goes', async () => {
    const file = folder.write('.git/hooks/pre-commit', '#!/bin/sh\ntouch ran\n');
    chmodSync(file, 0o755);
    await expect(addHook()).rejects.toThrow('give --extend to keep it');
    expect(readFileSync(file, 'utf8')).toBe('#!/bin/sh\ntouch ran\n');
    await addHook(true);
    folder.write('a.example.yaml', example());
    git(folder.path, 'add', 'a.example.yaml');
    expect(commit().code).toBe(0);
    expect(existsSync(path.join(folder.path, 'ran'))).toBe(true);
    expect(await addHook()).toEqual([]);
    await removeHook();
    expect(readFileSync(file, 'utf8')).toBe('#!/bin/sh\ntouch ran\n');
    folder.write('.git/hooks/pre-commit', '#!/usr/bin/env python3\n');
    await expect(addHook(true)).rejects.toThrow('is no shell script');
  });

  test('core.hooksPath and husky are respected', async () => {
    git(folder.path, 'config', 'core.hooksPath', 'tools/hooks');
    expect(await addHook()).toEqual(['tools/hooks/pre-commit']);
    expect(statSync(path.join(folder.path, 'tools/hooks/pre-commit')).mode & 0o111).toBe(0o111);
    folder.write('a.example.yaml', example('difficulty: hrad\n'));
    git(folder.path, 'add', 'a.example.yaml');
    expect(commit().code).toBe(1);
    await removeHook();
    expect(existsSync(path.join(folder.path, 'tools/hooks/pre-commit'))).toBe(false);
    git(folder.path, 'config', 'core.hooksPath', '.husky/_');
    expect(await addHook()).toEqual(['.husky/pre-commit']);
  });

  test('the hooks of all repositories are left alone', async () => {
    const home = temporaryFolder();
    home.write('.gitconfig', '[core]\n\thooksPath = ~/hooks\n');
    const before = process.env['HOME'];
    process.env['HOME'] = home.path;
    try {
      await expect(addHook()).rejects.toThrow('a hook there would run everywhere');
    } finally {
      process.env['HOME'] = before;
      home.remove();
    }
  });

  test('.pre-commit-config.yaml gets an entry that names no path of this machine', async () => {
    const text = 'repos:\n  - repo: local\n    hooks: [{ id: a, name: a, entry: a, language: system }]\n';
    const file = folder.write('.pre-commit-config.yaml', text);
    expect(await addHook()).toEqual(['.pre-commit-config.yaml']);
    expect(readFileSync(file, 'utf8')).toContain('entry: databits diff --staged --summary --fail-on error');
    folder.write('.github/databits/cli.js', '');
    expect(await addHook()).toEqual(['.pre-commit-config.yaml']);
    expect(readFileSync(file, 'utf8')).toContain('entry: node .github/databits/cli.js diff');
    await removeHook();
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('a work tree of its own has the hooks of its repository', async () => {
    folder.write('a.example.yaml', example());
    git(folder.path, 'add', '--all');
    commit();
    const other = path.join(folder.path, 'other');
    git(folder.path, 'worktree', 'add', '--quiet', other);
    const plan = await planHook({ folder: other, program, extend: false });
    expect(plan.files.map(({ path: at }) => at)).toEqual([
      path.join(folder.path, '.git', 'hooks', 'pre-commit'),
    ]);
    const elsewhere = temporaryFolder();
    await expect(planHook({ folder: elsewhere.path, program, extend: false })).rejects.toThrow(
      'in no git repository',
    );
    elsewhere.remove();
  });
});
