import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { baseWith, findBase, type BaseCommit } from '../../../server/src/adapters/git/baseCommit.ts';
import { Baseline } from '../../../server/src/adapters/git/baseline.ts';
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

const example = (id: string, version: number, input = 'x'): string =>
  `example_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;

function commit(message: string): string {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', message);
  return git(folder.path, 'rev-parse', 'HEAD').trim();
}

function found(base: Awaited<ReturnType<typeof findBase>>): BaseCommit {
  if (typeof base === 'string') throw new Error(base);
  return base;
}

async function versionsOf(file: string, ids: string[], branch?: string): Promise<unknown> {
  const baseline = await Baseline.open(folder.path, found(await findBase(folder.path, branch)));
  const records = await baseline.read([{ file: path.join(folder.path, file), ids }]);
  return ids.map((id) => records.get(id)?.versions.map(({ version }) => version));
}

test('the base is the merge base with the base branch, else HEAD', async () => {
  expect(await findBase(folder.path, undefined)).toBe('no-commit');
  folder.write('a.example.yaml', example('one', 1));
  const first = commit('first');
  expect(await findBase(folder.path, undefined)).toEqual({
    ...{ head: first, commit: first, tip: first, isHead: true },
  });
  expect(await findBase(folder.path, 'nowhere')).toMatchObject({ commit: first, isHead: true });
  git(folder.path, 'checkout', '--quiet', '-b', 'ours');
  folder.write('a.example.yaml', example('one', 2, 'ours'));
  commit('ours');
  git(folder.path, 'checkout', '--quiet', 'main');
  folder.write('b.example.yaml', example('two', 1));
  const tip = commit('theirs');
  git(folder.path, 'checkout', '--quiet', 'ours');
  const head = git(folder.path, 'rev-parse', 'HEAD').trim();
  expect(await findBase(folder.path, 'main')).toEqual({
    ...{ head, commit: first, tip, branch: 'main', isHead: false },
  });
  expect(await baseWith(folder.path, 'nowhere')).toBe('unknown-branch');
  git(folder.path, 'checkout', '--quiet', '--orphan', 'apart');
  commit('apart');
  expect(await baseWith(folder.path, 'main')).toBe('no-common-commit');
});

test('records are found in their files, in others that they left, and as the base branch has them by now', async () => {
  folder.write('a.example.yaml', `${example('one', 1)}---\n${example('two', 4)}`);
  folder.write('sub/c.example.yaml', example('THREE', 7));
  commit('first');
  git(folder.path, 'checkout', '--quiet', '-b', 'ours');
  git(folder.path, 'checkout', '--quiet', 'main');
  folder.write('a.example.yaml', `${example('one', 2, 'theirs')}---\n${example('two', 4)}`);
  commit('theirs');
  git(folder.path, 'checkout', '--quiet', 'ours');
  const ids = ['one', 'two', 'three', 'absent'];
  expect(await versionsOf('a.example.yaml', ids, 'main')).toEqual([[1, 2], [4], [7], undefined]);
  expect(await versionsOf('new.example.yaml', ids)).toEqual([[1], [4], [7], undefined]);
});

test('a folder within a repository knows its own records', async () => {
  folder.write('sub/c.example.yaml', example('three', 7));
  commit('first');
  const sub = path.join(folder.path, 'sub');
  const baseline = await Baseline.open(sub, found(await findBase(sub, undefined)));
  expect(await baseline.isUnchanged(path.join(sub, 'c.example.yaml'))).toBe(true);
  folder.write('sub/c.example.yaml', example('three', 8));
  expect(await baseline.isUnchanged(path.join(sub, 'c.example.yaml'))).toBe(false);
  expect(await baseline.isUnchanged(path.join(sub, 'gone.example.yaml'))).toBe(false);
  const records = await baseline.read([{ file: path.join(sub, 'c.example.yaml'), ids: ['three'] }]);
  expect(records.get('three')?.current?.version).toBe(7);
});
