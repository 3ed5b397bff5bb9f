import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { RecordHistory, type RecordPast } from '../../../server/src/core/history/recordHistory.ts';
import { readHistory, type HistoryAnswer } from '../../../server/src/adapters/git/history/readHistory.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
let caches: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
  caches = temporaryFolder();
  git(folder.path, 'init', '--quiet');
});
afterEach(() => {
  folder.remove();
  caches.remove();
});

const example = (id: string, version: number, input = 'x'): string =>
  `example_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;

function commit(message: string): string {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder.path, 'rev-parse', 'HEAD').trim();
}

function remove(name: string): void {
  rmSync(`${folder.path}/${name}`);
}

async function read(base?: string, root = folder.path): Promise<HistoryAnswer> {
  const answer = await readHistory(
    { root, cacheFolder: caches.path, ...(base !== undefined && { base }) },
    neverCancelled,
  );
  if (answer === undefined) throw new Error('There is no history.');
  return answer;
}

/** `1 2 deleted`: labels in the order in which they came, and whether the record is gone. */
function described(past: RecordPast | undefined): string | undefined {
  if (past === undefined) return undefined;
  const labels = past.versions.map(({ version }) => String(version));
  return [...labels, ...(past.deletedBy === undefined ? [] : ['deleted'])].join(' ');
}

async function pastsOf(ids: string[], base?: string): Promise<(string | undefined)[]> {
  const history = new RecordHistory((await read(base)).history);
  return ids.map((id) => described(history.of(id)));
}

test('an id that was deleted in the second commit and is used again in the fourth is known to the base', async () => {
  folder.write('a.example.yaml', example('one', 1, 'first'));
  folder.write('b.example.yaml', example('two', 1));
  commit('first');
  remove('a.example.yaml');
  const second = commit('second');
  folder.write('b.example.yaml', example('two', 2, 'other'));
  const third = commit('third');
  const deleted = new RecordHistory((await read()).history);
  expect(deleted.of('one')?.deletedBy?.commit).toBe(second);
  expect(deleted.idsDeletedFromBase).toEqual(['one']);
  folder.write('c.example.yaml', example('one', 1, 'quite another'));
  commit('fourth');
  const history = new RecordHistory((await read(third)).history);
  expect(history.deletedFromBase('one')).toMatchObject({ kind: 'example', versions: [{ version: 1 }] });
  expect(history.deletedFromBase('two')).toBeUndefined();
  expect(described(history.of('one'))).toBe('1 1');
  // HEAD as its own base has the new record, as it is.
  expect(new RecordHistory((await read()).history).idsDeletedFromBase).toEqual([]);
});

test('a record that moves to another file, or to a renamed one, is not deleted', async () => {
  folder.write('a.example.yaml', `${example('one', 1)}---\n${example('two', 1)}`);
  commit('first');
  remove('a.example.yaml');
  folder.write('b.example.yaml', example('one', 1));
  folder.write('sub/c.example.yaml', example('two', 2, 'changed while it moved'));
  commit('moved');
  const { history } = await read();
  const records = new RecordHistory(history);
  expect(['one', 'two'].map((id) => described(records.of(id)))).toEqual(['1', '1 2']);
  expect(records.of('one')?.events.map(({ change, path }) => `${change} ${path}`)).toEqual([
    'added a.example.yaml',
    'moved b.example.yaml',
  ]);
});

test('a content that comes back is no new version, and scores make none', async () => {
  for (const input of ['a', 'b', 'a', 'c']) {
    folder.write('a.example.yaml', example('one', input === 'a' ? 1 : 2, input));
    commit(input);
  }
  folder.write('a.example.yaml', `${example('one', 2, 'c')}quality_scores:\n  clear: 0.5\n`);
  commit('scored');
  expect(await pastsOf(['one', 'absent'])).toEqual(['1 2 2', undefined]);
});

test('a version that only a merge has is found, and one that a branch has too is none of the merge', async () => {
  folder.write('a.example.yaml', example('one', 1));
  commit('first');
  git(folder.path, 'checkout', '--quiet', '-b', 'ours');
  folder.write('a.example.yaml', example('one', 2, 'ours'));
  commit('ours');
  git(folder.path, 'checkout', '--quiet', 'main');
  folder.write('a.example.yaml', example('one', 3, 'theirs'));
  commit('theirs');
  git(folder.path, 'merge', '--quiet', '--strategy', 'ours', '--no-commit', 'ours');
  folder.write('a.example.yaml', example('one', 4, 'both'));
  const merge = commit('merged');
  const past = new RecordHistory((await read()).history).of('one');
  expect(past?.versions.map(({ version }) => version).toSorted()).toEqual([1, 2, 3, 4]);
  expect(past?.versions.at(-1)).toMatchObject({ version: 4, commit: merge });
});

test('a record that has no version for a while is not deleted meanwhile', async () => {
  folder.write('a.example.yaml', example('one', 1));
  commit('first');
  folder.write('a.example.yaml', 'example_id: one\ninput: x\nexpected_output: z\n');
  commit('without a version');
  expect(await pastsOf(['one'])).toEqual(['1']);
});

test('a shallow clone says that there is more', async () => {
  folder.write('a.example.yaml', example('one', 1));
  commit('first');
  folder.write('a.example.yaml', example('one', 2, 'other'));
  commit('second');
  const clone = `${caches.path}/clone`;
  git(caches.path, 'clone', '--quiet', '--depth', '1', `file://${folder.path}`, clone);
  expect((await read(undefined, clone)).isComplete).toBe(false);
  expect(described(new RecordHistory((await read(undefined, clone)).history).of('one'))).toBe('2');
  expect((await read()).isComplete).toBe(true);
});

test('without git, without a commit and for those who do not wait there is no history', async () => {
  const task = { root: folder.path };
  expect(await readHistory(task, neverCancelled)).toBeUndefined();
  expect(await readHistory({ root: caches.path }, neverCancelled)).toBeUndefined();
  folder.write('a.example.yaml', example('one', 1));
  commit('first');
  expect(await readHistory(task, { isCancellationRequested: true })).toBeUndefined();
});

test('an object that is gone leaves the rest, and is said', async () => {
  folder.write('a.example.yaml', example('one', 1));
  commit('first');
  const blob = git(folder.path, 'rev-parse', 'HEAD:a.example.yaml').trim();
  folder.write('a.example.yaml', example('one', 2, 'b'));
  commit('second');
  folder.write('a.example.yaml', example('one', 3, 'c'));
  commit('third');
  rmSync(`${folder.path}/.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`, { force: true });
  const { history, isComplete } = await read();
  expect(isComplete).toBe(false);
  expect(described(new RecordHistory(history).of('one'))).toBe('2 3');
});

test('where a file of HEAD cannot be read nothing is said to be deleted', async () => {
  folder.write('a.example.yaml', example('one', 1));
  folder.write('b.example.yaml', example('two', 1));
  commit('first');
  remove('a.example.yaml');
  commit('deleted');
  const readAnew = async (): Promise<[boolean, string[]]> => {
    const answer = await readHistory({ root: folder.path }, neverCancelled);
    if (answer === undefined) throw new Error('There is no history.');
    return [answer.isComplete, new RecordHistory(answer.history).idsDeletedFromBase];
  };
  expect(await readAnew()).toEqual([true, ['one']]);
  const blob = git(folder.path, 'rev-parse', 'HEAD:b.example.yaml').trim();
  rmSync(`${folder.path}/.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`, { force: true });
  expect(await readAnew()).toEqual([false, []]);
});

test('a folder within a repository has the history of its own files', async () => {
  folder.write('sub/a.example.yaml', example('one', 1));
  folder.write('b.example.yaml', example('two', 1));
  commit('first');
  folder.write('sub/a.example.yaml', example('one', 2, 'other'));
  folder.write('b.example.yaml', example('two', 2, 'other'));
  commit('second');
  const records = new RecordHistory((await read(undefined, `${folder.path}/sub`)).history);
  expect([...records.pasts()].map(({ id }) => id)).toEqual(['one']);
  expect(records.of('one')?.current?.path).toBe('a.example.yaml');
});

test('of 1,000 commits each object is read once, each text parsed once, and nothing the second time', async () => {
  const stream = ['blob\nmark :1\ndata 0\n\n'];
  const records = (changed: number): string =>
    Array.from({ length: 20 }, (_, at) =>
      example(`id-${String(at)}`, 1, at === changed % 20 ? `v${String(changed)}` : 'x'),
    ).join('---\n');
  for (let at = 0; at < 1000; at += 1) {
    const text = records(at);
    stream.push(
      `commit refs/heads/main\ncommitter T <t@example.org> ${String(1_700_000_000 + at)} +0000\ndata 1\n.\n`,
      `M 644 inline a.example.yaml\ndata ${String(Buffer.byteLength(text))}\n${text}\n`,
    );
  }
  folder.write('stream', stream.join(''));
  const { execFileSync } = await import('node:child_process');
  const { readFileSync } = await import('node:fs');
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder.path,
    input: readFileSync(`${folder.path}/stream`),
  });
  const first = await read();
  // The first commit has "v0" and twenty others "x"; each other one has one new text and, at each place, the old one.
  expect(first.work).toEqual({ commits: 1000, asked: 1000, read: 1000, parsed: 1020 });
  expect(new RecordHistory(first.history).count('id-7')).toBe(51);
  const second = await read();
  expect(second.work).toEqual({ commits: 1000, asked: 0, read: 0, parsed: 0 });
  expect(second.history).toEqual(first.history);
});
