import { mkdirSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { RecordHistory } from '../../../server/src/core/history/recordHistory.ts';
import { readHistory } from '../../../server/src/adapters/git/history/readHistory.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
let caches: string;
let root: string;

beforeEach(() => {
  folder = temporaryFolder();
  caches = path.join(folder.path, 'caches');
  root = path.join(folder.path, 'repository');
  mkdirSync(root);
  git(root, 'init', '--quiet');
});
afterEach(() => {
  folder.remove();
});

function write(name: string, version: number, input: string, id = 'one'): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  const text = `example_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;
  writeFileSync(file, text);
}

function commit(message: string): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** Commits with the versions 1, 2, … of a record. */
function commitVersions(count: number, first = 1): void {
  for (let version = first; version < first + count; version += 1) {
    write('a.example.yaml', version, `v${String(version)}`);
    commit(`version ${String(version)}`);
  }
}

/**
 * Reads with what is kept, and without: both must say the same. `3 asked: 1 2 3`: how many commits git was asked for, and the
 * versions of the record.
 */
async function read(at = root): Promise<string> {
  const kept = await readHistory({ root: at, cacheFolder: caches }, neverCancelled);
  const anew = await readHistory({ root: at }, neverCancelled);
  if (kept === undefined || anew === undefined) throw new Error('There is no history.');
  expect({ ...kept, work: {} }).toEqual({ ...anew, work: {} });
  const past = new RecordHistory(kept.history).of('one');
  const versions = past?.versions.map(({ version }) => version).join(' ') ?? '';
  return `${String(kept.work.asked)} asked: ${versions}${kept.isComplete ? '' : `, ${kept.gaps.join(' ')}`}`;
}

function segments(): string[] {
  const names = readdirSync(caches, { recursive: true, encoding: 'utf8' });
  return names.map((name) => path.join(caches, name)).filter((name) => statSync(name).isFile());
}

test('only new commits are asked for, and none where HEAD goes back', async () => {
  commitVersions(3);
  expect(await read()).toBe('3 asked: 1 2 3');
  expect(await read()).toBe('0 asked: 1 2 3');
  commitVersions(2, 4);
  expect(await read()).toBe('2 asked: 1 2 3 4 5');
  git(root, 'checkout', '--quiet', 'HEAD~2');
  expect(await read()).toBe('0 asked: 1 2 3');
});

test('a branch and its merge, a rebase and what it leaves behind', async () => {
  commitVersions(2);
  git(root, 'checkout', '--quiet', '-b', 'topic');
  write('b.example.yaml', 1, 'b', 'two');
  commit('topic');
  expect(await read()).toBe('3 asked: 1 2');
  git(root, 'checkout', '--quiet', 'main');
  commitVersions(1, 3);
  expect(await read()).toBe('1 asked: 1 2 3');
  git(root, 'merge', '--quiet', '--no-edit', 'topic');
  expect(await read()).toBe('1 asked: 1 2 3');
  git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
  git(root, 'rebase', '--quiet', 'main', 'topic');
  expect(await read()).toBe('1 asked: 1 2 3');
});

test('a force-push, after which git has thrown away what was seen', async () => {
  commitVersions(4);
  expect(await read()).toBe('4 asked: 1 2 3 4');
  git(root, 'reset', '--quiet', '--hard', 'HEAD~2');
  git(root, 'reflog', 'expire', '--expire=now', '--all');
  git(root, 'gc', '--quiet', '--prune=now');
  write('a.example.yaml', 3, 'another third');
  commit('other');
  expect(await read()).toBe('1 asked: 1 2 3');
});

test('a shallow clone, deepened and made whole', async () => {
  commitVersions(5);
  const clone = path.join(folder.path, 'clone');
  git(folder.path, 'clone', '--quiet', '--depth', '2', `file://${root}`, clone);
  expect(await read(clone)).toBe('2 asked: 4 5, shallow');
  git(clone, 'fetch', '--quiet', '--deepen', '1');
  expect(await read(clone)).toBe('3 asked: 3 4 5, shallow');
  expect(await read(clone)).toBe('0 asked: 3 4 5, shallow');
  git(clone, 'fetch', '--quiet', '--unshallow');
  expect(await read(clone)).toBe('5 asked: 1 2 3 4 5');
});

test('worktrees share what is kept, and a detached HEAD is one as any', async () => {
  commitVersions(3);
  expect(await read()).toBe('3 asked: 1 2 3');
  const linked = path.join(folder.path, 'linked');
  git(root, 'worktree', 'add', '--quiet', '--detach', linked, 'HEAD~1');
  expect(await read(linked)).toBe('0 asked: 1 2');
});

test('a folder within a repository, a submodule, and the repository around it', async () => {
  write('sub/a.example.yaml', 1, 'x');
  commit('first');
  write('a.example.yaml', 2, 'y');
  commit('second');
  expect(await read()).toBe('2 asked: 1 2');
  expect(await read(path.join(root, 'sub'))).toBe('2 asked: 1');
  const around = path.join(folder.path, 'around');
  mkdirSync(around);
  git(around, 'init', '--quiet');
  git(around, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${root}`, 'inner');
  git(around, 'commit', '--quiet', '--message', 'with a submodule');
  expect(await read(path.join(around, 'inner'))).toBe('2 asked: 1 2');
  expect(await read(around)).toBe('1 asked: ');
});

test('replaced commits and grafts are other histories', async () => {
  commitVersions(4);
  expect(await read()).toBe('4 asked: 1 2 3 4');
  const third = git(root, 'rev-parse', 'HEAD~1').trim();
  git(root, 'replace', '--graft', third);
  expect(await read()).toBe('2 asked: 3 4');
  git(root, 'replace', '--delete', third);
  expect(await read()).toBe('0 asked: 1 2 3 4');
  writeFileSync(path.join(root, '.git', 'info', 'grafts'), `${third}\n`);
  expect(await read()).toBe('2 asked: 3 4');
});

test('a renamed folder is read anew, and a repository without commits has no history', async () => {
  expect(await readHistory({ root, cacheFolder: caches }, neverCancelled)).toBeUndefined();
  commitVersions(2);
  expect(await read()).toBe('2 asked: 1 2');
  const renamed = path.join(folder.path, 'renamed');
  renameSync(root, renamed);
  expect(await read(renamed)).toBe('2 asked: 1 2');
});

test('a repository that names objects by SHA-256', async () => {
  rmSync(path.join(root, '.git'), { recursive: true });
  git(root, 'init', '--quiet', '--object-format', 'sha256');
  commitVersions(2);
  git(root, 'checkout', '--quiet', '-b', 'topic', 'HEAD~1');
  write('b.example.yaml', 1, 'b', 'two');
  commit('topic');
  git(root, 'merge', '--quiet', '--no-edit', 'main');
  expect(await read()).toBe('4 asked: 1 2');
  expect(await read()).toBe('0 asked: 1 2');
});

test('what a crash cut off or a disk damaged is asked for again, and deleting it all loses nothing', async () => {
  commitVersions(3);
  expect(await read()).toBe('3 asked: 1 2 3');
  commitVersions(2, 4);
  expect(await read()).toBe('2 asked: 1 2 3 4 5');
  const [file, ...others] = segments().filter((name) => statSync(name).size > 0);
  if (file === undefined) throw new Error('Nothing was kept.');
  expect(others).not.toEqual([]);
  truncateSync(file, statSync(file).size - 10);
  const [asked] = (await read()).split(' ');
  expect(Number(asked)).toBeGreaterThan(1);
  expect(await read()).toBe('0 asked: 1 2 3 4 5');
  for (const name of segments()) truncateSync(name, Math.floor(statSync(name).size / 2));
  expect(await read()).toBe('5 asked: 1 2 3 4 5');
  rmSync(caches, { recursive: true });
  expect(await read()).toBe('5 asked: 1 2 3 4 5');
});

test('a clone that left objects out says so, and git fetches nothing', async () => {
  commitVersions(3);
  git(root, 'config', 'uploadpack.allowFilter', 'true');
  const clone = path.join(folder.path, 'clone');
  git(folder.path, 'clone', '--quiet', '--filter=blob:none', `file://${root}`, clone);
  const objects = git(clone, 'count-objects', '-v');
  expect(await read(clone)).toBe('3 asked: 3, partial');
  expect(git(clone, 'count-objects', '-v')).toBe(objects);
  // What was missing is asked for again as soon as it is there.
  git(clone, 'checkout', '--quiet', 'HEAD~1');
  git(clone, 'checkout', '--quiet', 'main');
  expect(await read(clone)).toBe('3 asked: 2 3, partial');
});

test('two readers at once keep what both need', async () => {
  commitVersions(3);
  const task = { root, cacheFolder: caches };
  const answers = await Promise.all([readHistory(task, neverCancelled), readHistory(task, neverCancelled)]);
  expect(answers.map((answer) => answer?.work.asked)).toEqual([3, 3]);
  expect(await read()).toBe('0 asked: 1 2 3');
});
