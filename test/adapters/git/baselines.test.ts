import { afterEach, beforeEach, expect, test } from 'vitest';
import path from 'node:path';
import { Baselines, type WantedRecord } from '../../../server/src/adapters/git/baselines.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

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

/** Commits files of some records each, and asks for all of them. */
function committed(): WantedRecord[] {
  for (let file = 0; file < FILES; file += 1) {
    const records = Array.from({ length: IN_EACH }, (_, at) => example(idOf(file, at), file + 1));
    folder.write(`f${String(file)}.example.yaml`, records.join('---\n'));
  }
  git(folder.path, 'init', '--quiet');
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'records');
  return Array.from({ length: FILES * IN_EACH }, (_, at) => {
    const file = Math.floor(at / IN_EACH);
    const name = path.join(folder.path, `f${String(file)}.example.yaml`);
    return { id: idOf(file, at % IN_EACH), kind: 'example', file: name };
  });
}

test('the versions of many records are read some files at a time, and reading can be cancelled in between', async () => {
  const wanted = committed();
  const versions = await new Baselines().versionsOf(folder.path, undefined, wanted, neverCancelled);
  for (const [at, { id }] of wanted.entries()) {
    expect(versions.get(id)).toMatchObject({ version: Math.floor(at / IN_EACH) + 1 });
  }
  let asked = 0;
  const token = {
    get isCancellationRequested(): boolean {
      asked += 1;
      return asked > 2;
    },
  };
  const some = await new Baselines().versionsOf(folder.path, undefined, wanted, token);
  expect(some.size).toBeGreaterThan(0);
  expect(some.size).toBeLessThan(wanted.length);
  for (const [id, version] of some) expect(version).toEqual(versions.get(id));
});

test('a record of another kind, or of none, is new; without a commit nothing is known', async () => {
  const [first] = committed();
  if (first === undefined) throw new Error('No record.');
  const asked = [
    { ...first, kind: 'databit' as const },
    { ...first, id: 'elsewhere' },
  ];
  const baselines = new Baselines();
  const versions = await baselines.versionsOf(folder.path, undefined, asked, neverCancelled);
  expect([...versions.values()]).toEqual(['new', 'new']);
  git(folder.path, 'checkout', '--quiet', '--orphan', 'apart');
  const none = await baselines.versionsOf(folder.path, undefined, [first], neverCancelled);
  expect([...none.values()]).toEqual(['unknown']);
});

test('a base is listed once, until it is another one', async () => {
  committed();
  const baselines = new Baselines();
  const before = await baselines.of(folder.path, undefined);
  expect(await baselines.of(folder.path, undefined)).toBe(before);
  folder.write('new.example.yaml', example('new', 1));
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'more');
  const after = await baselines.of(folder.path, undefined);
  expect(after).not.toBe(before);
  expect(after?.files).toHaveLength(FILES + 1);
});
