import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordCache } from '../../../server/src/adapters/cache/recordCache.ts';
import { DocumentContents } from '../../../server/src/adapters/index/documentContents.ts';
import { FileTracker } from '../../../server/src/adapters/index/fileTracker.ts';
import { ParseClient } from '../../../server/src/adapters/index/parseClient.ts';
import { RecordStore } from '../../../server/src/adapters/index/recordStore.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import { exampleFile } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const DAY = 24 * 60 * 60 * 1000;
const NAME = 'a.example.yaml';

let folder: TemporaryFolder;
let parser: ParseClient;
let contents: DocumentContents;
let store: RecordStore;
let tracker: FileTracker;
/** Milliseconds that the wall clock is off. */
let jump = 0;

beforeEach(() => {
  folder = temporaryFolder();
  const cache = { folder: path.join(folder.path, 'cache'), program: 'this' };
  parser = new ParseClient(cache);
  contents = new DocumentContents(new RecordCache({ ...cache, readOnly: true }), () => undefined);
  const listener = { added: () => undefined, removed: () => undefined };
  store = new RecordStore(new SearchIndex(), searchRecipe({}), { contents, listener });
  tracker = new FileTracker({
    roots: [path.join(folder.path, 'workspace')],
    exclude: [],
    store,
    parser,
    ignored: () => new Map(),
    isTrusted: () => false,
    now: () => Date.now() + jump,
    onFiles: () => undefined,
  });
  jump = 0;
});

afterEach(async () => {
  tracker.dispose();
  await parser.dispose();
  contents.close();
  folder.remove();
});

const file = (): string => path.join(folder.path, 'workspace', NAME);

function text(): unknown {
  const uri = pathToFileURL(file()).toString();
  return store.file(uri)?.documents[0]?.value?.['input'];
}

function write(word: string, changed?: number): void {
  folder.write(`workspace/${NAME}`, exampleFile({ a: word }));
  if (changed !== undefined) utimesSync(file(), changed / 1000, changed / 1000);
}

/** True where the tracker would take the file for unchanged by its stamp alone. */
function isVouchedFor(): boolean {
  return tracker.known(pathToFileURL(file()).toString())?.stamp !== undefined;
}

test('a clock that was set back vouches for no file that seems to come from the future', async () => {
  write('first', Date.now() - DAY);
  jump = -2 * DAY;
  await tracker.scan();
  expect([text(), isVouchedFor()]).toEqual([{ text: 'first' }, false]);
  // Its bytes are compared, and nothing is parsed again.
  await tracker.scan();
  expect(parser.work).toEqual({ parsed: 1, reused: 0 });
  jump = 10_000;
  await tracker.scan();
  expect(isVouchedFor()).toBe(true);
});

test('a file that was written a moment ago is not vouched for, whatever its time says', async () => {
  write('first', Date.now() - DAY);
  await tracker.scan();
  expect(isVouchedFor()).toBe(false);
});

test.each([-400 * DAY, -DAY, DAY, 400 * DAY])(
  'a change of the same length and time is seen after the clock jumped by %i ms',
  async (milliseconds) => {
    write('first', Date.now() - DAY);
    jump = DAY;
    await tracker.scan();
    expect(isVouchedFor()).toBe(true);
    const { mtimeMs } = statSync(file());
    jump += milliseconds;
    write('other', mtimeMs);
    await tracker.scan();
    expect(text()).toEqual({ text: 'other' });
  },
);
