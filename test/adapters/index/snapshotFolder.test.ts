import { existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SnapshotFolder } from '../../../server/src/adapters/index/snapshotFolder.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
afterEach(() => {
  folder.remove();
});

/** Writes a snapshot of 80 KB for a workspace; answers its folder. */
async function write(root: string, limit: number): Promise<SnapshotFolder> {
  const options = { cacheFolder: folder.path, roots: [root], fingerprint: 'this', limit };
  const snapshot = new SnapshotFolder(options);
  await snapshot.write({ arrays: { numbers: new Uint32Array(20_000) }, json: { root }, segments: [] });
  return snapshot;
}

function usedDaysAgo({ path: place }: SnapshotFolder, days: number): void {
  const time = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(place, time, time);
}

test('above the limit the snapshots of the workspaces used longest ago go, never the one just written', async () => {
  folder = temporaryFolder();
  const [first, second, third] = [await write('/a', 1e9), await write('/b', 1e9), await write('/c', 1e9)];
  for (const [days, snapshot] of [first, second, third].entries()) usedDaysAgo(snapshot, days + 1);
  const last = await write('/d', 250_000);
  const kept = [first, second, third, last].map((snapshot) => snapshot.read()?.json['root']);
  expect(kept).toEqual(['/a', '/b', undefined, '/d']);
  expect(existsSync(third.path)).toBe(false);
  const alone = await write('/e', 10);
  expect(readdirSync(path.join(folder.path, 'workspaces'))).toEqual([path.basename(alone.path)]);
  expect(alone.read()?.json['root']).toBe('/e');
});

test('a workspace that nobody opened for two months is forgotten', async () => {
  folder = temporaryFolder();
  const old = await write('/a', 1e9);
  usedDaysAgo(old, 61);
  await write('/b', 1e9);
  expect(old.read()).toBeUndefined();
  // A folder that went meanwhile is no reason to fail.
  rmSync(old.path, { recursive: true, force: true });
  await write('/b', 1e9);
});
