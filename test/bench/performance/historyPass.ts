import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { readHistory } from '../../../server/src/adapters/git/history/readHistory.ts';
import { blobsOf, gitAlone, makeHistory } from '../support/benchHistory.ts';
import { timeOnce } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import type { Findings } from './part.ts';

/** Commits of the largest history; a public repository of YAML records has 16,857 and 4,727 records. */
const MOST_COMMITS = 10_000;

/** Reading the history of records, beside git. */
export async function historyPass({ texts }: BenchWorkspace): Promise<Findings> {
  return { figures: { 'history.share': await historyShare(texts) } };
}

/**
 * The time of reading the whole history, as a multiple of the time that git's own `log --raw -c` and `cat-file --batch` of
 * the same objects take: medians of three, in turns.
 */
async function historyShare(texts: readonly string[]): Promise<number> {
  const root = mkdtempSync(path.join(tmpdir(), 'databits-history-'));
  try {
    const commits = Math.min(MOST_COMMITS, texts.length);
    makeHistory(root, texts, { commits, changed: 3, files: Math.ceil(commits / 4), recordsPerFile: 1 });
    const blobs = await blobsOf(root);
    const shares: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const alone = await timeOnce(() => gitAlone(root, blobs));
      shares.push((await timeOnce(() => readHistory({ root }, neverCancelled))) / alone);
    }
    return shares.toSorted((one, other) => one - other)[1] ?? Number.NaN;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
