import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommittedStates } from '../../../server/src/adapters/git/history/committedStates.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { FieldBlame } from '../../../server/src/core/history/fieldBlame.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

const ID = '01930d2e-7b5a-7c31-9a44-000000000001';
const OTHER =
  'example_id: 01930d2e-7b5a-7c31-9a44-000000000002\nversion: 1\ninput: other\nexpected_output: y\n';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
  git(folder.path, 'init', '--quiet', '--initial-branch=main');
});
afterEach(() => {
  folder.remove();
});

function commit(message: string): void {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--allow-empty', '--message', message);
}

const record = (version: number, input: string, more = ''): string =>
  `example_id: ${ID.toUpperCase()}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n${more}`;

/** The fields of the record in HEAD with the messages of the commits that they came with. */
async function blamed(paths: readonly string[], root = folder.path): Promise<string[]> {
  const { states, isComplete } = await readCommittedStates(
    { root, paths, kind: 'example', id: ID },
    neverCancelled,
  );
  expect(isComplete).toBe(true);
  const blame = new FieldBlame('example');
  for (const state of states) blame.add(state);
  return blame.fields(states.length - 1).map(({ path, origin }) => {
    const message = git(folder.path, 'log', '-1', '--format=%s', states[origin]?.commit ?? '').trim();
    return `${path.join('.')}: ${message}`;
  });
}

test('fields come from the commits that changed them, annotations too, among other records of the file', async () => {
  folder.write('a.example.yaml', `${OTHER}---\n${record(1, 'a')}`);
  commit('add');
  folder.write('a.example.yaml', `${OTHER}---\n${record(2, 'b')}`);
  commit('change');
  folder.write('a.example.yaml', `${record(2, 'b', 'status: approved\n')}---\n${OTHER}`);
  commit('approve');
  folder.write('a.example.yaml', `${record(2, 'b', 'status: approved\n')}---\n${OTHER}notes: more\n`);
  commit('another record');
  expect(await blamed(['a.example.yaml'])).toEqual([
    'example_id: add',
    'version: change',
    'input: change',
    'expected_output: add',
    'status: approve',
  ]);
});

test('a record is followed into other files, and over a time when it was away or its text was broken', async () => {
  folder.write('sub/a b.example.yaml', record(1, 'a'));
  commit('add');
  rmSync(`${folder.path}/sub/a b.example.yaml`);
  folder.write('sub/b.example.yaml', `${OTHER}---\n${record(1, 'a', 'domain: d\n')}`);
  commit('move');
  folder.write('sub/b.example.yaml', 'example_id: [\n');
  commit('break');
  folder.write('sub/b.example.yaml', record(1, 'a', 'domain: d\nname: n\n'));
  commit('mend');
  const paths = ['a b.example.yaml', 'b.example.yaml'];
  expect(await blamed(paths, `${folder.path}/sub`)).toEqual([
    'example_id: add',
    'version: add',
    'input: add',
    'expected_output: add',
    'domain: move',
    'name: mend',
  ]);
});

test('at a merge fields come from the side that they were changed on', async () => {
  folder.write('a.example.yaml', record(1, 'a', 'name: n\ndomain: d\n'));
  commit('add');
  git(folder.path, 'checkout', '--quiet', '-b', 'side');
  folder.write('a.example.yaml', record(1, 'a', 'name: m\ndomain: d\n'));
  commit('rename');
  git(folder.path, 'checkout', '--quiet', 'main');
  folder.write('a.example.yaml', record(2, 'b', 'name: n\ndomain: d\n'));
  commit('change');
  git(folder.path, 'merge', '--quiet', '--no-commit', '--no-ff', '-s', 'ours', 'side');
  folder.write('a.example.yaml', record(2, 'b', 'name: m\ndomain: e\n'));
  commit('merge');
  expect(await blamed(['a.example.yaml'])).toEqual([
    'example_id: add',
    'version: change',
    'input: change',
    'expected_output: add',
    'name: rename',
    'domain: merge',
  ]);
});

test('without paths there are no states, and without commits or git no answer', async () => {
  const read = (paths: string[]): ReturnType<typeof readCommittedStates> =>
    readCommittedStates({ root: folder.path, paths, kind: 'example', id: ID }, neverCancelled);
  await expect(read(['a.example.yaml'])).rejects.toThrow('Git could not list the commits');
  folder.write('a.example.yaml', OTHER);
  commit('add');
  expect(await read([])).toEqual({ states: [], isComplete: true });
  expect(
    (await read(['a.example.yaml', 'with\nbreak.example.yaml'])).states.map(({ value }) => value),
  ).toEqual([undefined]);
});
