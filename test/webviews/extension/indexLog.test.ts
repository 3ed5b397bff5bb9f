import { expect, test } from 'vitest';
import { IndexLog } from '../../../client/src/indexLog.ts';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';
import { readyStatus } from '../support/fakeServer.ts';

/** Gives the states to a log, a second apart, and returns its lines as `level: text`. */
function logOf(...states: readonly (IndexStatus | 'restart')[]): string[] {
  let now = 0;
  const log = new IndexLog(() => now);
  return states.flatMap((state) => {
    now += 1000;
    if (state !== 'restart') return log.lines(state).map(({ level, text }) => `${level}: ${text}`);
    log.restart();
    return [];
  });
}

const ready = readyStatus(2000);
const readyLine = (seconds: string): string =>
  `info: The index is ready after ${seconds} s: 2,000 records in 20 files; ` +
  '2,000 of 2,000 searchable records have a vector; model: all-MiniLM-L6-v2.';

test('the first index is told once, with its time, files, records and model; changes of records are not', () => {
  const scanning: IndexStatus = { ...ready, phase: 'scanning' };
  expect(logOf(scanning, ready, scanning, { ...ready, revision: 2 })).toEqual([readyLine('2.0')]);
  expect(logOf(ready, 'restart', scanning, ready)).toEqual([readyLine('1.0'), readyLine('2.0')]);
});

test('failures and limits are told once each', () => {
  const failed: IndexStatus = { ...ready, phase: 'failed', error: 'The disk is full.' };
  const words: IndexStatus = {
    ...ready,
    phase: 'scanning',
    keywordOnlyReason: 'Search is keyword-only: the model is off.',
  };
  expect(logOf(failed, failed, words, words, { ...words, notice: 'The cache cannot be written.' })).toEqual([
    'error: The disk is full.',
    'warn: Search is keyword-only: the model is off.',
    'warn: The cache cannot be written.',
  ]);
});

test('a cancelled index says how far it came', () => {
  expect(logOf({ ...ready, phase: 'cancelled', embedded: 5 })).toEqual([
    'warn: Indexing was cancelled: 5 of 2,000 searchable records have a vector.',
  ]);
});
