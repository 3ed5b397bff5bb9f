import { afterEach, beforeEach, expect, test } from 'vitest';
import { HistoryReader } from '../../../server/src/adapters/git/history/historyReader.ts';
import { readHistory } from '../../../server/src/adapters/git/history/readHistory.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
let reader: HistoryReader;

beforeEach(() => {
  folder = temporaryFolder();
  reader = new HistoryReader();
  git(folder.path, 'init', '--quiet');
  for (const version of [1, 2]) {
    const text = `example_id: one\nversion: ${String(version)}\ninput: ${String(version)}\nexpected_output: y\n`;
    folder.write('a.example.yaml', text);
    git(folder.path, 'add', '--all');
    git(folder.path, 'commit', '--quiet', '--message', 'records');
  }
});
afterEach(() => {
  reader.dispose();
  folder.remove();
});

test('another process answers the same', async () => {
  const task = { root: folder.path };
  const answer = await reader.read(task, neverCancelled);
  expect(answer?.history.ids.text).toBe('one');
  expect(answer).toEqual(await readHistory(task, neverCancelled));
});

test('a process that is ended rejects with a sentence, and the next one reads again', async () => {
  const reading = reader.read({ root: folder.path }, neverCancelled);
  reader.dispose();
  await expect(reading).rejects.toThrow(/^The history of the records could not be read \(.*\)\.$/);
  await expect(reader.read({ root: folder.path }, neverCancelled)).rejects.toThrow('it was ended');
  const other = new HistoryReader();
  expect((await other.read({ root: folder.path }, neverCancelled))?.history.ids.text).toBe('one');
  other.dispose();
});

test('without git there is no history', async () => {
  const plain = temporaryFolder();
  expect(await reader.read({ root: plain.path }, neverCancelled)).toBeUndefined();
  plain.remove();
});
