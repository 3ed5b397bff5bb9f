import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FolderWatch } from '../../../server/src/adapters/files/watch.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
let watch: FolderWatch;
let told: Set<string>;

beforeEach(() => {
  folder = temporaryFolder();
  told = new Set();
  watch = new FolderWatch({
    onChanged: (uris) => {
      for (const uri of uris) told.add(uri);
    },
    onFailure: () => undefined,
  });
});
afterEach(() => {
  watch.close();
  folder.remove();
});

const uriOf = (name: string): string => pathToFileURL(path.join(folder.path, name)).toString();

/** Makes a change until it is told: the system may take a moment to begin. */
async function isTold(name: string, act: (count: number) => void): Promise<void> {
  told.clear();
  let count = 0;
  await vi.waitFor(
    () => {
      act((count += 1));
      expect([...told]).toContain(uriOf(name));
    },
    { timeout: 30_000, interval: 150 },
  );
}

test('new, changed and deleted files of watched folders are told', async () => {
  folder.write('data/a.example.yaml', '');
  watch.add([path.join(folder.path, 'data')]);
  await isTold('data/b.example.yaml', (count) => folder.write('data/b.example.yaml', String(count)));
  await isTold('data/a.example.yaml', (count) => folder.write('data/a.example.yaml', String(count)));
  told.clear();
  rmSync(path.join(folder.path, 'data/b.example.yaml'));
  await isTold('data/b.example.yaml', () => undefined);
});

test('a branch switch is told, although git renames a new HEAD into place', async () => {
  folder.write('.git/HEAD', 'ref: refs/heads/main\n');
  watch.add([path.join(folder.path, '.git')]);
  await isTold('.git/HEAD', (count) => {
    folder.write('.git/HEAD.lock', `ref: refs/heads/b${String(count)}\n`);
    renameSync(path.join(folder.path, '.git/HEAD.lock'), path.join(folder.path, '.git/HEAD'));
  });
});

test('a watched folder that is deleted is told and forgotten', async () => {
  folder.write('data/a.example.yaml', '');
  watch.add([folder.path, path.join(folder.path, 'data'), path.join(folder.path, 'missing')]);
  await isTold('data', (count) => {
    rmSync(path.join(folder.path, 'data'), { recursive: true, force: true });
    if (count > 1) folder.write('data/a.example.yaml', '');
  });
});
