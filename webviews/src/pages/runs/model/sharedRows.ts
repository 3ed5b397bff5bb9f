import type { MeasuredGain, RunDetail } from '../../../../../shared/src/protocol/runs.ts';
import { meanDifference } from './intervals.ts';
import { measuredTrials, type MeasuredSplit } from './trials.ts';

/** A row that two runs scored in the same content. */
export interface SharedRow {
  id: string;
  name: string;
  before: number | null;
  after: number | null;
}

/** The best programs of two runs on the rows that they share. */
export interface PairedRuns {
  /** Rows of the split in each run. */
  sizes: [before: number, after: number];
  /** Rows of the same content in the same split of both that both evaluated. */
  shared: SharedRow[];
  /** The second less the first; `undefined` where no row has two scores. */
  difference: MeasuredGain | undefined;
}

/** Pairs the best programs of two runs, row by row: only rows of the same content in the same split say something. */
export function pairRuns(before: RunDetail, after: RunDetail, split: MeasuredSplit): PairedRuns {
  const [one, other] = [before, after].map((run) => ({
    members: run.receipt?.members?.[split] ?? [],
    scores: measuredTrials(run.receipt, split).best?.scores ?? {},
  }));
  if (one === undefined || other === undefined) return { sizes: [0, 0], shared: [], difference: undefined };
  const hashes = new Map(one.members.map((row) => [row.id.toLowerCase(), row]));
  const shared = other.members.flatMap(({ id, content_hash: hash }): SharedRow[] => {
    const same = hashes.get(id.toLowerCase());
    if (same?.content_hash !== hash) return [];
    const [first, second] = [one.scores[same.id], other.scores[id]];
    if (first === undefined || second === undefined) return [];
    const key = id.toLowerCase();
    return [{ id, name: after.names[key] ?? before.names[key] ?? id, before: first, after: second }];
  });
  return {
    sizes: [one.members.length, other.members.length],
    shared,
    difference: meanDifference(shared.map((row) => [row.after, row.before])),
  };
}

/** The shared rows whose score is another one, those that lost most first. */
export function flips(shared: readonly SharedRow[]): SharedRow[] {
  return shared
    .filter((row) => row.before !== row.after)
    .toSorted((one, other) => changeOf(one) - changeOf(other));
}

/** Errors count as less than any score here: they are worth a look. */
function changeOf({ before, after }: SharedRow): number {
  return (after ?? -1) - (before ?? -1);
}
