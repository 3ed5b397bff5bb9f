import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';

/** Each command of git's that merges, with the driver set up: each goes to it in another way. */
let workspace: CommandWorkspace;

const FILE = 'a.example.yaml';

function record(id: number, version: number, input: string, more = ''): string {
  return `example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4${String(id)}\nversion: ${String(version)}\n${more}input: ${input}\nexpected_output: y\n`;
}

const joined = (...records: readonly string[]): string => records.join('---\n');

const BASE = joined(record(1, 1, 'one'), record(2, 1, 'two'));
/** Both change record 1 in neighbouring lines, and each adds a record at the end. */
const OURS = joined(record(1, 2, 'ONE'), record(2, 1, 'two'), record(3, 1, 'three'));
const FITTING = joined(record(1, 2, 'one', 'explanation: why\n'), record(2, 1, 'two'), record(4, 1, 'four'));
/** Has another text where ours has one, too. */
const AGAINST = joined(record(1, 2, 'uno'), record(2, 1, 'two'), record(4, 1, 'four'));

const MERGED = [
  record(1, 3, 'ONE', 'explanation: why\n'),
  record(2, 1, 'two'),
  record(3, 1, 'three'),
  record(4, 1, 'four'),
];
const BLOCK = /<{7} .+\ninput: (ONE|uno)\n\|{7} .+\ninput: one\n={7}\ninput: (ONE|uno)\n>{7} .+\n/;

beforeAll(async () => {
  workspace = new CommandWorkspace();
  run('init', '--quiet');
  run('config', 'user.name', 'Test');
  run('config', 'user.email', 'test@example.org');
  expect((await workspace.run(['merge', '--install'])).code).toBe(0);
  commit('base', BASE);
  for (const [branch, text] of [
    ['fitting', FITTING],
    ['against', AGAINST],
    ['ours', OURS],
  ] as const) {
    run('checkout', '--quiet', '-b', branch, 'main');
    commit(branch, text);
  }
});
afterAll(() => {
  workspace.dispose();
});
afterEach(() => {
  for (const command of ['merge', 'rebase', 'cherry-pick', 'revert', 'am']) tryRun(command, '--abort');
  run('reset', '--quiet', '--hard');
  run('stash', 'clear');
});

function run(...parameters: string[]): string {
  return git(workspace.folder, ...parameters);
}

/** Runs git where conflicts may stop it. */
function tryRun(...parameters: string[]): boolean {
  try {
    run(...parameters);
    return true;
  } catch {
    return false;
  }
}

function commit(message: string, text: string, file = FILE): void {
  workspace.write(file, text);
  run('add', '--all');
  run('commit', '--quiet', '--message', message);
}

/** A new branch at a commit, checked out. */
function start(at: string): void {
  run('checkout', '--quiet', '-B', 'work', at);
}

function patchOf(...parameters: string[]): string {
  const file = path.join(workspace.cache, 'patch');
  writeFileSync(file, run(...parameters));
  return file;
}

/** The ways in which git takes a branch in that has one commit since the base. */
const WAYS: Readonly<Record<string, (branch: string) => void>> = {
  merge: (branch) => void tryRun('merge', '--quiet', '--no-edit', branch),
  'cherry-pick': (branch) => void tryRun('cherry-pick', branch),
  rebase: (branch) => void tryRun('rebase', '--quiet', branch),
  revert: (branch) => {
    // What one commit takes back, the revert of it brings again.
    start(branch);
    commit('back', BASE);
    const back = run('rev-parse', 'HEAD').trim();
    start('ours');
    run('merge', '--quiet', '--strategy', 'ours', '--no-edit', back);
    tryRun('revert', '--no-edit', back);
  },
  'am --3way': (branch) => void tryRun('am', '--3way', patchOf('format-patch', '--stdout', '-1', branch)),
  'apply --3way': (branch) => void tryRun('apply', '--3way', patchOf('diff', 'main', branch)),
  'stash pop': (branch) => {
    start('main');
    workspace.write(FILE, run('show', `${branch}:${FILE}`));
    run('stash', '--quiet');
    start('ours');
    tryRun('stash', 'pop', '--quiet');
  },
  'checkout -m': (branch) => {
    start('main');
    workspace.write(FILE, run('show', `${branch}:${FILE}`));
    tryRun('checkout', '--quiet', '-m', 'ours');
  },
};

test.each(Object.entries(WAYS))('git %s joins what does not contradict record by record', (_name, take) => {
  start('ours');
  take('fitting');
  expect(workspace.read(FILE).split('---\n').toSorted()).toEqual(MERGED.toSorted());
});

test.each(Object.entries(WAYS))('git %s leaves what contradicts between markers', async (_name, take) => {
  start('ours');
  take('against');
  const text = workspace.read(FILE);
  const [, first, second] = BLOCK.exec(text) ?? [];
  expect([first, second].toSorted()).toEqual(['ONE', 'uno']);
  expect(text.match(/^(?:<{7}|\|{7}|={7}|>{7})/gm)).toHaveLength(4);
  checkIds(text, [1, 2, 3, 4]);
  const { out } = await workspace.run(['check']);
  expect(out.match(/yaml\.conflict-marker/g)).toHaveLength(4);
  expect(out).not.toContain('duplicate');
});

/** Each record is there once, whatever stands between markers. */
function checkIds(text: string, ids: readonly number[]): void {
  const found = [...text.matchAll(/^example_id: .*(\d)$/gm)].map(([, digit]) => Number(digit));
  expect(found.toSorted()).toEqual(ids);
}

test('where branches merged each other, the base is a merge with conflicts of its own, and nothing is lost', async () => {
  const solve = (text: string): string =>
    joined(record(1, 3, text), record(2, 1, 'two'), record(3, 1, 'three'));
  run('checkout', '--quiet', '-B', 'cross', 'against');
  tryRun('merge', '--quiet', 'ours');
  commit('cross', solve('eins'));
  start('ours');
  tryRun('merge', '--quiet', 'against');
  commit('over', solve('une'));
  expect(run('merge-base', '--all', 'cross', 'work').trim().split('\n')).toHaveLength(2);
  expect(tryRun('merge', '--quiet', '--no-edit', 'cross')).toBe(false);
  const text = workspace.read(FILE);
  checkIds(text, [1, 2, 3]);
  expect(text).toMatch(/^<{7} .+\ninput: une\n\|{7} [^]*^={7}\ninput: eins\n>{7} cross$/m);
  const { out } = await workspace.run(['check']);
  expect(out.match(/yaml\.conflict-marker/g)).toHaveLength(4);
});

test('a file that one side renamed and one that both added are merged record by record', () => {
  start('main');
  run('mv', FILE, 'b.example.yaml');
  commit('renamed', joined(record(1, 1, 'one'), record(2, 2, 'TWO')), 'b.example.yaml');
  run('merge', '--quiet', '--no-edit', 'fitting');
  expect(workspace.read('b.example.yaml').split('---\n')).toEqual([
    record(1, 2, 'one', 'explanation: why\n'),
    record(2, 2, 'TWO'),
    record(4, 1, 'four'),
  ]);
  run('checkout', '--quiet', '-B', 'adds', 'main');
  commit('one', joined(record(7, 1, 'seven'), record(8, 1, 'eight')), 'new.example.yaml');
  start('main');
  commit('other', joined(record(7, 1, 'seven'), record(9, 1, 'nine')), 'new.example.yaml');
  run('merge', '--quiet', '--no-edit', 'adds');
  checkIds(workspace.read('new.example.yaml'), [7, 8, 9]);
});
