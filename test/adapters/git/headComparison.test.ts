import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HeadComparison, type ComparedFile } from '../../../server/src/adapters/git/headComparison.ts';
import type { HeadRecords } from '../../../server/src/core/examination/movedMembers.ts';
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

const example = (id: string, input = 'x'): string =>
  `example_id: ${id}\nversion: 1\ninput: ${input}\nexpected_output: y\n`;

function commit(): void {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'a commit');
}

const files = (...names: string[]): ComparedFile[] =>
  names.map((name) => ({ uri: pathToFileURL(path.join(folder.path, name)).href, unsaved: false }));

function namesOf(found: HeadRecords | undefined): unknown {
  return (
    found && [
      [...found.changed].map((uri) => path.basename(uri)),
      found.records.map(({ id, value }) => `${id} ${JSON.stringify(value['input'])}`),
      found.datasets.map(({ id }) => id),
    ]
  );
}

test('what HEAD has is read of files that changed, moved or went', async () => {
  folder.write('same.example.yaml', example('same'));
  folder.write('changed.example.yaml', `${example('one', 'before')}---\n${example('two')}`);
  folder.write('gone.example.yaml', example('gone'));
  folder.write('d.dataset.yaml', 'dataset_id: d\nversion: 1\nmembers: { ids: [] }\n');
  const comparison = new HeadComparison();
  expect(await comparison.read(folder.path, files('same.example.yaml'))).toBeUndefined();
  commit();
  folder.write('changed.example.yaml', `${example('one', 'after')}---\n${example('two')}`);
  folder.write('d.dataset.yaml', 'dataset_id: d\nversion: 2\nmembers: { ids: [one] }\n');
  folder.write('new.example.yaml', example('gone'));
  git(folder.path, 'rm', '--quiet', 'gone.example.yaml');
  const now = files('same.example.yaml', 'changed.example.yaml', 'd.dataset.yaml', 'new.example.yaml');
  expect(namesOf(await comparison.read(folder.path, now))).toEqual([
    ['changed.example.yaml', 'd.dataset.yaml', 'new.example.yaml'],
    ['one "before"', 'two "x"', 'gone "x"'],
    ['d'],
  ]);
  commit();
  expect(namesOf(await comparison.read(folder.path, now))).toEqual([[], [], []]);
});

test('a buffer with changes is one, and nothing is said without git', async () => {
  folder.write('a.example.yaml', example('one', 'saved'));
  commit();
  const open = files('a.example.yaml').map((file) => ({ ...file, unsaved: true }));
  expect(namesOf(await new HeadComparison().read(folder.path, open))).toEqual([
    ['a.example.yaml'],
    ['one "saved"'],
    [],
  ]);
  const elsewhere = temporaryFolder();
  expect(await new HeadComparison().read(elsewhere.path, [])).toBeUndefined();
  elsewhere.remove();
});

test('what HEAD has comes by the names of its files, in whatever order those of now are', async () => {
  folder.write('a.example.yaml', example('same', 'first'));
  folder.write('b.example.yaml', example('same', 'second'));
  commit();
  for (const name of ['a.example.yaml', 'b.example.yaml']) folder.write(name, example('other'));
  const now = files('b.example.yaml', 'a.example.yaml');
  const found = await new HeadComparison().read(folder.path, now);
  expect(found?.records.map(({ value }) => value['input'])).toEqual(['first', 'second']);
});
