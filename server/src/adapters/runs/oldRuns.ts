import { rmSync } from 'node:fs';
import path from 'node:path';
import { lastEvent } from '../dspy/eventReader.ts';
import { runFiles } from '../dspy/locations.ts';
import { PrivateRuns } from './privateRuns.ts';

const DAY = 24 * 60 * 60;
/** Seconds after which the answers of a run that came to its end go: nobody goes on with it. */
const ANSWERS_KEPT = 30 * DAY;
/** Seconds without an event after which all private files of a run go. */
const RUNS_KEPT = 180 * DAY;

/**
 * Removes what nobody needs any more of the runs of this machine, as of `now` in seconds: the kept answers of those that succeeded, which
 * are most of their size, and all of those that were begun long ago. Receipts stand in workspaces and stay.
 */
export function removeOldRuns(cacheFolder: string, now: number): void {
  for (const [id, { head }] of new PrivateRuns(cacheFolder).all()) {
    // Only what a run has written there.
    if (head === undefined) continue;
    const { folder, events, state } = runFiles(cacheFolder, id);
    const last = lastEvent(events);
    const age = last === undefined ? 0 : now - last.ts;
    const hasSucceeded = last?.type === 'done' && last['outcome'] === 'succeeded';
    if (age > RUNS_KEPT) remove(folder);
    else if (hasSucceeded && age > ANSWERS_KEPT) remove(path.join(state, 'cache'));
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another process has a file of it open: the next run tries again.
  }
}
