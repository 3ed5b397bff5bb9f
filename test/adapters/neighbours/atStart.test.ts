import path from 'node:path';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine } from '../support/engine.ts';
import { temporaryFolder } from '../support/folder.ts';

/** More than a search takes from the cache by itself; few texts, so that they are soon embedded. */
const RECORDS = 2000;
const TEXTS = 12;

test('a map that is asked for at a start is of all vectors that the cache knows', async () => {
  const folder = temporaryFolder();
  const options = { folder, cacheFolder: path.join(folder.path, 'cache'), waitForModel: false };
  const names = Array.from({ length: RECORDS }, (_, at) => [
    `n${String(at)}`,
    `parcel ${String(at % TEXTS)}`,
  ]);
  const first = await startEngine(
    { 'a.example.yaml': exampleFile(Object.fromEntries(names) as Record<string, string>) },
    options,
  );
  await first.build();
  await first.engine.dispose();
  const second = await startEngine(
    {},
    {
      ...options,
      whileStarting: async (engine) => {
        const { total, placed } = await engine.call('map/project', { method: 'pca' }, neverCancelled);
        expect({ total, placed }).toEqual({ total: RECORDS, placed: RECORDS });
      },
    },
  );
  await second.close();
});
