import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { LIMITS } from '../../../server/src/core/document/limits.ts';
import { RecordHistory } from '../../../server/src/core/history/recordHistory.ts';
import { commitDetails } from '../../../server/src/adapters/git/history/commitDetails.ts';
import { readHistory } from '../../../server/src/adapters/git/history/readHistory.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
let caches: TemporaryFolder;
const searchPath = process.env['PATH'];

beforeEach(() => {
  folder = temporaryFolder();
  caches = temporaryFolder();
  git(folder.path, 'init', '--quiet');
});
afterEach(() => {
  process.env['PATH'] = searchPath;
  folder.remove();
  caches.remove();
});

const record = (id: string, version: number, input: string): string =>
  `example_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;

function commit(...options: string[]): string {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'change', ...options);
  return git(folder.path, 'rev-parse', 'HEAD').trim();
}

/** Commits with the versions 1 to 4 of a record. */
function commitFour(): void {
  for (const version of [1, 2, 3, 4]) {
    folder.write('a.example.yaml', record('one', version, `v${String(version)}`));
    commit();
  }
}

/** Writes rubbish over an object, named as git names it. */
function damage(name: string): void {
  const object = git(folder.path, 'rev-parse', name).trim();
  const file = path.join(folder.path, '.git', 'objects', object.slice(0, 2), object.slice(2));
  rmSync(file, { force: true });
  writeFileSync(file, 'rubbish');
}

/** The versions that are found, and why there may be more; the same with what is kept from the first time. */
async function found(id = 'one'): Promise<string> {
  const answers: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const answer = await readHistory({ root: folder.path, cacheFolder: caches.path }, neverCancelled);
    if (answer === undefined) throw new Error('There is no history.');
    const versions = new RecordHistory(answer.history).of(id)?.versions ?? [];
    answers.push([...versions.map(({ version }) => version), ...answer.gaps].join(' '));
  }
  expect(answers[1]).toBe(answers[0]);
  return answers[0] ?? '';
}

test.each([
  ['a file', 'HEAD~2:a.example.yaml', '1 3 4 damaged'],
  ['the first file', 'HEAD~3:a.example.yaml', '2 3 4 damaged'],
  ['the last file', 'HEAD:a.example.yaml', '1 2 3 damaged'],
  ['a tree', 'HEAD~2^{tree}', '4 damaged'],
  ['a commit', 'HEAD~2', '4 damaged'],
])('where %s is damaged the rest is there, and it is said', async (_, name, expected) => {
  commitFour();
  damage(name);
  expect(await found()).toBe(expected);
});

test('a file that is longer than any that is read is passed over, and it is said', async () => {
  commitFour();
  folder.write('b.example.yaml', `# ${'x'.repeat(LIMITS.file)}\n${record('two', 1, 'x')}`);
  commit();
  expect(await found()).toBe('1 2 3 4 large');
  folder.write('b.example.yaml', record('two', 1, 'short'));
  commit();
  expect(await found('two')).toBe('1 large');
});

test('a record of which the file before could not be read is removed where the next file does not have it', async () => {
  folder.write('a.example.yaml', `${record('one', 1, 'x')}---\n${record('two', 1, 'x')}`);
  commit();
  folder.write('a.example.yaml', `${record('one', 2, 'y')}---\n${record('two', 1, 'x')}`);
  commit();
  folder.write('a.example.yaml', record('one', 3, 'z'));
  const last = commit();
  damage('HEAD~1:a.example.yaml');
  const answer = await readHistory({ root: folder.path }, neverCancelled);
  if (answer === undefined) throw new Error('There is no history.');
  const records = new RecordHistory(answer.history);
  expect(records.of('two')?.deletedBy?.commit).toBe(last);
  expect(records.of('one')?.versions.map(({ version }) => version)).toEqual([1, 3]);
});

test('paths and names of authors that are no UTF-8', async () => {
  const files = ['caf\u00e9', 'caf\u00e8'].map((name, at) => {
    const text = record(`id-${String(at)}`, 1, name);
    return Buffer.concat([
      Buffer.from('M 644 inline "'),
      Buffer.from(name.replace(/[^a-z]/g, (letter) => `\\${letter.charCodeAt(0).toString(8)}`)),
      Buffer.from(`.example.yaml"\ndata ${String(Buffer.byteLength(text))}\n${text}\n`),
    ]);
  });
  const head =
    'commit refs/heads/main\ncommitter Ren\u00e9 <r@example.org> 1700000000 +0000\ndata 6\n\u00e4nder\n\n';
  const stream = Buffer.concat([Buffer.from(head, 'latin1'), ...files]);
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder.path, input: stream });
  const answer = await readHistory({ root: folder.path }, neverCancelled);
  if (answer === undefined) throw new Error('There is no history.');
  const pasts = [...new RecordHistory(answer.history).pasts()];
  expect(pasts.map(({ id, events }) => `${id} ${events.map(({ path: name }) => name).join()}`)).toEqual([
    'id-0 caf\\xE9.example.yaml',
    'id-1 caf\\xE8.example.yaml',
  ]);
  const name = pasts[0]?.events[0]?.commit ?? '';
  expect((await commitDetails(folder.path, [name])).get(name)?.author).toMatch(/^Ren.+$/);
});

test('without git, and with one that is too old, a sentence says what to do', async () => {
  commitFour();
  const programs = temporaryFolder();
  process.env['PATH'] = programs.path;
  const task = { root: folder.path };
  await expect(readHistory(task, neverCancelled)).rejects.toThrow('Git cannot be started: install git 2.30');
  chmodSync(programs.write('git', '#!/bin/sh\necho git version 2.29.3\n'), 0o755);
  await expect(readHistory(task, neverCancelled)).rejects.toThrow('Git 2.29 is too old');
  chmodSync(programs.write('git', `#!/bin/sh\nPATH='${searchPath ?? ''}' exec git "$@"\n`), 0o755);
  expect((await readHistory(task, neverCancelled))?.isComplete).toBe(true);
  programs.remove();
});
