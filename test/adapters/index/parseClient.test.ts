import { afterEach, expect, test } from 'vitest';
import { PARSE_LIMITS, ParseClient } from '../../../server/src/adapters/index/parseClient.ts';
import { exampleFile } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
let client: ParseClient;

afterEach(async () => {
  await client.dispose();
  folder.remove();
});

test('the thread ends when nothing comes for a while, and the next file starts another', async () => {
  folder = temporaryFolder();
  client = new ParseClient({ folder: folder.path, program: 'this' }, { ...PARSE_LIMITS, idle: 20 });
  const item = { uri: 'file:///w/a.example.yaml', from: 'buffer' as const, text: exampleFile({ a: 'x' }) };
  await client.parse([item]);
  expect(client.isRunning).toBe(true);
  while (client.isRunning) await new Promise((resolve) => setTimeout(resolve, 10));
  // Several at once: the thread must not be ended under the later ones.
  const both = await Promise.all([client.parse([item]), client.parse([item])]);
  expect(both.map(({ results }) => results[0]?.unchanged === false && results[0].file.problems)).toEqual([
    [],
    [],
  ]);
  expect(client.work).toEqual({ parsed: 1, reused: 2 });
});
