import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WatchedRun } from '../../../server/src/hosts/cli/watchedRun.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

test('a run without its terminal goes on while it is followed, and ends two minutes after that', () => {
  const followed = path.join(folder.path, 'followed');
  let seconds = 1000;
  const token = { isCancellationRequested: false };
  const run = new WatchedRun(token, { followed }, () => 1000 * seconds);
  const isOver = (at: number): boolean => {
    seconds = at;
    return run.isCancellationRequested;
  };
  expect(isOver(9000)).toBe(false);
  seconds = 10_000;
  run.leave();
  run.leave();
  expect([isOver(10_120), isOver(10_121)]).toEqual([false, true]);
  writeFileSync(followed, '');
  utimesSync(followed, 10_100, 10_100);
  expect([isOver(10_220), isOver(10_221)]).toEqual([false, true]);
  token.isCancellationRequested = true;
  expect(isOver(10_000)).toBe(true);
});
