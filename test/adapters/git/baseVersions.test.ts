import { afterEach, beforeEach, expect, test } from 'vitest';
import path from 'node:path';
import { readBaseVersions } from '../../../server/src/adapters/git/baseVersions.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { allSteps } from '../support/steps.ts';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const FILES = 20;
const IN_EACH = 10;
const idOf = (file: number, record: number): string => `r-${String(file)}-${String(record)}`;
const example = (id: string, version: number): string =>
  `example_id: ${id}\nversion: ${String(version)}\ninput: x\nexpected_output: y\n`;

test('each document of the base is a step, so that others are served while thousands are read', () => {
  for (let file = 0; file < FILES; file += 1) {
    const records = Array.from({ length: IN_EACH }, (_, at) => example(idOf(file, at), file + 1));
    folder.write(`f${String(file)}.example.yaml`, records.join('---\n'));
  }
  git(folder.path, 'init', '--quiet');
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'records');
  const wanted = Array.from({ length: FILES * IN_EACH }, (_, at) => {
    const file = Math.floor(at / IN_EACH);
    return {
      ...{ id: idOf(file, at % IN_EACH), kind: 'example' as const },
      file: path.join(folder.path, `f${String(file)}.example.yaml`),
    };
  });
  const { taken, value } = allSteps(readBaseVersions(folder.path, undefined, wanted));
  expect(taken).toBe(FILES * IN_EACH);
  for (const [at, { id }] of wanted.entries()) {
    expect(value.get(id)).toMatchObject({ version: Math.floor(at / IN_EACH) + 1 });
  }
});
