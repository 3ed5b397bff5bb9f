import path from 'node:path';
import { expect, test } from 'vitest';
import { RecordCache } from '../../../server/src/adapters/cache/recordCache.ts';
import { DocumentContents } from '../../../server/src/adapters/index/documentContents.ts';
import { FileTracker } from '../../../server/src/adapters/index/fileTracker.ts';
import { ParseClient } from '../../../server/src/adapters/index/parseClient.ts';
import { RecordStore } from '../../../server/src/adapters/index/recordStore.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import { temporaryFolder } from '../support/folder.ts';
import { manyExamples } from '../support/sessions.ts';

/** More than a batch takes. */
const FILES = 400;

test('questions get their turn between two batches, also where batches come faster than they are taken', async () => {
  const folder = temporaryFolder();
  for (let number = 0; number < FILES; number += 1) {
    folder.write(`workspace/f${String(number)}.example.yaml`, manyExamples(1, number));
  }
  const records = new RecordCache({ folder: folder.path, program: 'test', readOnly: true });
  const contents = new DocumentContents(records, () => undefined);
  const listener = { added: () => undefined, removed: () => undefined };
  const store = new RecordStore(new SearchIndex(), searchRecipe({}), { contents, listener });
  const parser = new ParseClient(undefined);
  const [batches, turns]: [number[], number[]] = [[], []];
  const tracker = new FileTracker({
    roots: [path.join(folder.path, 'workspace')],
    exclude: [],
    store,
    parser,
    ignored: () => new Map(),
    isTrusted: () => false,
    now: Date.now,
    onFiles: (files) => {
      batches.push(files.length);
      turns.push(0);
      const batch = turns.length - 1;
      setImmediate(() => (turns[batch] = 1));
      // So long the next batch is parsed, and waits.
      for (const end = performance.now() + 100; performance.now() < end;);
    },
  });
  await tracker.scan();
  expect(batches.length).toBeGreaterThan(3);
  expect(turns.slice(0, -1)).toEqual(batches.slice(1).map(() => 1));
  await parser.dispose();
  contents.close();
  folder.remove();
});
