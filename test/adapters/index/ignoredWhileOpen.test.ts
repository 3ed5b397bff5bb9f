import { afterEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';

let fixture: EngineFixture;
afterEach(async () => {
  await fixture.close();
});

const TEXT = exampleFile({ scratch: 'parcel' });
const NAME = 'scratch.example.yaml';

/** What is found once everything that was told is done. */
async function found(): Promise<string[]> {
  const { differences } = await fixture.engine.call('index/verify', {}, neverCancelled);
  expect(differences).toEqual([]);
  return fixture.find('parcel');
}

test('a file that is ignored from now on has its records as long as it is open, as one that is opened then', async () => {
  fixture = await startEngine({ [NAME]: TEXT }, { keywordOnly: true });
  const { engine, folder, uri } = fixture;
  engine.setOverlay(uri(NAME), TEXT);
  folder.write('workspace/databits.yaml', 'format_version: 1\nignore: ["scratch.*"]\n');
  engine.pathsChanged([uri('databits.yaml')]);
  expect(await found()).toEqual(['scratch']);
  engine.setOverlay(uri(NAME), undefined);
  expect(await found()).toEqual([]);
  engine.setOverlay(uri(NAME), TEXT);
  expect(await found()).toEqual(['scratch']);
});
