import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { removeOldRuns } from '../../../server/src/adapters/runs/oldRuns.ts';
import { eventLines } from '../../core/support/runRecords.ts';
import { temporaryFolder } from '../support/folder.ts';

const DAY = 24 * 60 * 60;
const SUCCEEDED = 'done {"outcome":"succeeded"}';
const CANCELLED = 'done {"outcome":"cancelled"}';

/** What is left of a run with these last events, a number of days after them. */
test.each([
  [SUCCEEDED, 29, ['events.jsonl', 'input.json', 'state', 'state/cache']],
  [SUCCEEDED, 31, ['events.jsonl', 'input.json', 'state']],
  [SUCCEEDED, 181, []],
  [CANCELLED, 31, ['events.jsonl', 'input.json', 'state', 'state/cache']],
  [CANCELLED, 181, []],
  ['heartbeat', 31, ['events.jsonl', 'input.json', 'state', 'state/cache']],
  ['heartbeat', 181, []],
  // The clock was wrong.
  [SUCCEEDED, -5, ['events.jsonl', 'input.json', 'state', 'state/cache']],
])('%s, %i days ago', (event, days, left) => {
  const cache = temporaryFolder();
  const folder = path.join(cache.path, 'runs', 'a');
  mkdirSync(path.join(folder, 'state', 'cache'), { recursive: true });
  const input = { spec_id: 's', workspace: cache.path, places: { receipt: 'r' } };
  writeFileSync(path.join(folder, 'input.json'), JSON.stringify(input));
  writeFileSync(path.join(folder, 'events.jsonl'), eventLines('900 starting', `1000 ${event}`));
  removeOldRuns(cache.path, 1000 + days * DAY);
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  expect(found).toEqual(left);
  cache.remove();
});

test('what no run has written stays', () => {
  const cache = temporaryFolder();
  const folder = path.join(cache.path, 'runs', 'mine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'events.jsonl'), eventLines('1000 heartbeat'));
  removeOldRuns(cache.path, 1000 + 900 * DAY);
  expect(readdirSync(folder)).toEqual(['events.jsonl']);
  cache.remove();
});
