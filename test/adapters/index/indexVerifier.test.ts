import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recipeHash, searchRecipe } from '../../../server/src/core/records/searchText.ts';
import type { FileArray } from '../../../server/src/adapters/cache/arrayFile.ts';
import { SnapshotFolder } from '../../../server/src/adapters/index/snapshotFolder.ts';
import { programFingerprint } from '../../../server/src/adapters/programFingerprint.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const FILES = {
  'a.example.yaml': exampleFile({ parcel: 'Where is my parcel?', refund: 'I want my money back' }),
  'b.example.yaml': exampleFile({ login: 'I cannot log in' }),
};

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

function start(files: Record<string, string>): Promise<EngineFixture> {
  const cacheFolder = path.join(folder.path, 'cache');
  return startEngine(files, { folder, keywordOnly: true, cacheFolder });
}

function snapshotFolder(): SnapshotFolder {
  return new SnapshotFolder({
    cacheFolder: path.join(folder.path, 'cache'),
    roots: [path.join(folder.path, 'workspace')],
    fingerprint: `${programFingerprint()} ${recipeHash(searchRecipe({}))}`,
  });
}

/** Changes one number of the kept index, as a defect of the program would, and says what the verifier finds. */
async function checkDifference(array: string, change: (numbers: FileArray) => void): Promise<string[]> {
  await (await start(FILES)).engine.dispose();
  const snapshot = snapshotFolder().read();
  const numbers = snapshot?.arrays[array] ?? snapshot?.segments[0]?.arrays[array as 'frequencies'];
  if (snapshot === undefined || numbers === undefined) throw new Error(`The snapshot has no ${array}.`);
  change(numbers);
  // Another writer writes all segments anew.
  expect(await snapshotFolder().write(snapshot)).toBe(true);
  const { engine, uri } = await start({});
  const { differences, total } = await engine.call('index/verify', {}, neverCancelled);
  await engine.dispose();
  expect(total).toBe(differences.length);
  return differences.map(
    ({ uri: at, line, message }) =>
      `${at === uri('a.example.yaml') ? 'a' : at === uri('b.example.yaml') ? 'b' : at}:${String(line)} ${message}`,
  );
}

test('a difference of the place is found', async () => {
  expect(await checkDifference('lines', (lines) => (lines[1] = 3))).toEqual([
    'a:7 The index has the document at line 4.',
  ]);
});

test('a difference of the text is found', async () => {
  const found = await checkDifference('keys', (keys) => keys.copyWithin(0, 32, 64));
  expect(found).toEqual(['a:0 The index has another text of the document.']);
});

test('a difference of filter values is found', async () => {
  expect(await checkDifference('quality', (quality) => (quality[2] = 0.5))).toEqual([
    'b:0 Search has other filter values of the record.',
  ]);
});

test('a difference of keywords is found', async () => {
  const found = await checkDifference('frequencies', (frequencies) => (frequencies[0] = 9));
  expect(found).toEqual([expect.stringMatching(/^a:[07] Search has other keywords of the record\.$/)]);
});

test('a key of another vector is found', async () => {
  expect(await checkDifference('vectorKeys', (keys) => keys.fill(7, 32, 64))).toEqual([
    'a:7 The vector of the record is that of another text.',
  ]);
});

test('a record that search lost is found', async () => {
  const found = await checkDifference('documentSlots', (slots) => (slots[2] = -1));
  expect(found).toContain('b:0 Search does not have the record.');
});
