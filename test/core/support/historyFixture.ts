import type { HeldRecord } from '../../../server/src/core/history/heldRecord.ts';
import { HistoryBuilder } from '../../../server/src/core/history/historyBuilder.ts';
import {
  packHistory,
  RecordHistory,
  type PackedHistory,
} from '../../../server/src/core/history/recordHistory.ts';

/** Time of the first commit, in seconds since 1970; the others follow by a day each. */
const START = 1_700_000_000;
const DAY = 86_400;

/**
 * The history of commits, each written as the records of its tree: `x:1a y:2b` has x with version 1 and content a, and y.
 * `x:` has x without a version. `base` is how many commits the base of the branch knows; all where left out.
 */
export function packedHistoryOf(commits: readonly string[], base = commits.length): PackedHistory {
  const builder = new HistoryBuilder();
  const trees = commits.map(recordsOf);
  for (const [at, after] of trees.entries()) {
    const commit = { name: `commit${String(at + 1)}`, time: START + at * DAY };
    const before = trees[at - 1] ?? [];
    builder.add(commit, [{ before, after, blob: `blob${String(at + 1)}` }], at < base);
  }
  const ids = (at: number): Set<string> => new Set(trees[at]?.map(({ id }) => id));
  return packHistory(builder.pasts(ids(trees.length - 1), ids(base - 1)));
}

export function historyOf(commits: readonly string[], base?: number): RecordHistory {
  return new RecordHistory(packedHistoryOf(commits, base));
}

function recordsOf(tree: string): HeldRecord[] {
  return tree
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [id = '', label = ''] = word.split(':');
      if (label === '') return { kind: 'example', id };
      const contentHash = label.slice(-1).charCodeAt(0).toString(16).padStart(64, '0');
      return { kind: 'example', id, label: { version: Number(label.slice(0, -1)), contentHash } };
    });
}
