import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { SqlAnswer, SqlValue } from '../../../shared/src/protocol/sql.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
let root: string;
let fixture: EngineFixture | undefined;

beforeEach(() => {
  folder = temporaryFolder();
  folder.write('workspace/.gitignore', 'cache\n');
  root = path.join(folder.path, 'workspace');
  git(root, 'init', '--quiet');
});
afterEach(async () => {
  if (fixture === undefined) folder.remove();
  else await fixture.close();
  fixture = undefined;
});

const example = (id: string, version: number, input: string): string =>
  `example_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;

function write(name: string, text: string): void {
  folder.write(`workspace/${name}`, text);
}

function commit(message: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', message);
}

async function ask(sql: string): Promise<SqlAnswer> {
  fixture ??= await startEngine({}, { folder, keywordOnly: true });
  return fixture.engine.call('sql/run', { sql }, neverCancelled);
}

async function rows(sql: string): Promise<SqlValue[][]> {
  return (await ask(sql)).rows;
}

const EVENTS = `SELECT id, change, version, message, path, len(parent_content_hashes), is_new, pending
  FROM example_versions ORDER BY id, committed_at NULLS LAST, CASE pending WHEN 'staged' THEN 0 WHEN 'saved' THEN 1 ELSE 2 END`;

test('commits and what is staged, saved and unsaved are rows of the table of their kind', async () => {
  const at = (day: number): void => {
    process.env['GIT_AUTHOR_DATE'] = `2026-01-0${String(day)}T00:00:00Z`;
  };
  at(1);
  write(
    'a.example.yaml',
    `${example('one', 1, 'a')}---\n${example('two', 1, 'x')}---\n${example('three', 1, 'x')}`,
  );
  write('d.databit.yaml', 'databit_id: bit\nversion: 1\ncontent: x\n');
  commit('first');
  at(2);
  write('a.example.yaml', `${example('one', 2, 'b')}---\n${example('two', 1, 'x')}`);
  write('b.example.yaml', example('three', 1, 'x'));
  commit('second');
  delete process.env['GIT_AUTHOR_DATE'];
  write('a.example.yaml', `${example('one', 3, 'staged')}---\n${example('two', 1, 'x')}`);
  write('new.example.yaml', example('four', 1, 'x'));
  git(root, 'add', 'a.example.yaml', 'new.example.yaml');
  write('a.example.yaml', `${example('one', 4, 'saved')}---\n${example('two', 1, 'x')}`);
  rmSync(path.join(root, 'b.example.yaml'));
  fixture = await startEngine({}, { folder, keywordOnly: true });
  fixture.engine.setOverlay(
    fixture.uri('a.example.yaml'),
    `${example('one', 5, 'unsaved')}---\n${example('two', 1, 'x')}`,
  );
  expect(await rows(EVENTS)).toEqual([
    ['four', 'added', 1, null, 'new.example.yaml', 0, true, 'staged'],
    ['one', 'added', 1, 'first', 'a.example.yaml', 0, true, null],
    ['one', 'changed', 2, 'second', 'a.example.yaml', 1, true, null],
    ['one', 'changed', 3, null, 'a.example.yaml', 1, true, 'staged'],
    ['one', 'changed', 4, null, 'a.example.yaml', 1, true, 'saved'],
    ['one', 'changed', 5, null, 'a.example.yaml', 1, true, 'unsaved'],
    ['three', 'added', 1, 'first', 'a.example.yaml', 0, true, null],
    ['three', 'moved', 1, 'second', 'b.example.yaml', 1, false, null],
    ['three', 'removed', null, null, 'b.example.yaml', 1, false, 'saved'],
    ['two', 'added', 1, 'first', 'a.example.yaml', 0, true, null],
  ]);
  expect(await rows(`SELECT id, author, commit IS NULL FROM databit_versions`)).toEqual([
    ['bit', 'Test', false],
  ]);
  expect(await rows('SELECT count(*) FROM dataset_versions, template_versions, run_versions')).toEqual([[0]]);
});

test('a query after a commit or a change sees it, and an unchanged table is not filled again', async () => {
  write('a.example.yaml', example('one', 1, 'a'));
  commit('first');
  const count = 'SELECT count(*), count(pending) FROM example_versions';
  expect(await rows(count)).toEqual([[1, 0]]);
  write('a.example.yaml', example('one', 2, 'b'));
  fixture?.engine.pathsChanged([fixture.uri('a.example.yaml')]);
  await fixture?.until(async () => JSON.stringify(await rows(count)) === '[[2,1]]');
  commit('second');
  expect(await rows(count)).toEqual([[2, 0]]);
  git(root, 'checkout', '--quiet', 'HEAD~1');
  fixture?.engine.pathsChanged([fixture.uri('a.example.yaml')]);
  await fixture?.until(async () => JSON.stringify(await rows(count)) === '[[1,0]]');
});

test('before the first commit everything is pending', async () => {
  write('a.example.yaml', example('one', 1, 'a'));
  git(root, 'add', '--all');
  write('b.example.yaml', example('two', 1, 'a'));
  expect(await rows('SELECT id, change, pending, commit FROM example_versions ORDER BY id')).toEqual([
    ['one', 'added', 'staged', null],
    ['two', 'added', 'saved', null],
  ]);
});

test('an answer says where the history is not all here', async () => {
  write('workspace/x', '');
  write('a.example.yaml', example('one', 1, 'a'));
  commit('first');
  write('a.example.yaml', example('one', 2, 'b'));
  commit('second');
  const other = temporaryFolder();
  git(other.path, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'workspace');
  const shallow = await startEngine({}, { folder: other, keywordOnly: true });
  const run = (sql: string): Promise<SqlAnswer> => shallow.engine.call('sql/run', { sql }, neverCancelled);
  for (let time = 0; time < 2; time += 1)
    expect((await run('SELECT version FROM example_versions')).notes?.join()).toContain(
      'git fetch --unshallow',
    );
  expect((await run('SELECT version FROM example_store')).notes).toBeUndefined();
  await shallow.close();
  expect((await ask('SELECT version FROM example_versions')).notes).toBeUndefined();
});
