import { SPLIT_NAMES, type SplitName } from '../datasets/splits.ts';
import type { PreparedDataset } from './examinedDatasets.ts';
import type { DatasetReport, UnmatchedPredicate } from './findings.ts';
import { LabelCounts } from './labels.ts';
import type { Memberships, RecordDigest } from './recordDigest.ts';

/** Bounds that a workspace sets. */
export interface MemberBounds {
  /** A label may be so many times as frequent in train as the rarest one. */
  largestImbalance: number;
  /** Members that val and test should have at least. */
  smallestSplit: number;
}

/** Counts what records are to the datasets that are looked at. */
export class MemberCounts {
  readonly #datasets: readonly PreparedDataset[];
  readonly #labels: readonly LabelCounts[];
  readonly #patterns = new Map<Memberships, number>();

  constructor(datasets: readonly PreparedDataset[]) {
    this.#datasets = datasets;
    this.#labels = datasets.map(() => new LabelCounts());
  }

  /** Counts a record; `times` is -1 for one that goes. */
  count({ memberships, labels }: RecordDigest, times: 1 | -1): void {
    const count = (this.#patterns.get(memberships) ?? 0) + times;
    if (count === 0) this.#patterns.delete(memberships);
    else this.#patterns.set(memberships, count);
    for (const [at, { split }] of this.#datasets.entries()) {
      const name = memberships.splits[at];
      const isLabelled = name === 'train' || (name !== undefined && split === undefined);
      if (isLabelled) this.#labels[at]?.add(labels, times);
    }
  }

  /** What the records make of a dataset; `at` is its place. */
  reportOf(
    { id, leaves, weights }: PreparedDataset,
    at: number,
    { smallestSplit, largestImbalance }: MemberBounds,
  ): Omit<DatasetReport, 'contentHash' | 'leaks' | 'strayPins'> {
    const splits: Record<SplitName, number> = { train: 0, val: 0, test: 0 };
    let members = 0;
    for (const [{ splits: names }, count] of this.#patterns) {
      const name = names[at];
      if (name === undefined) continue;
      members += count;
      if (name !== 'none') splits[name] += count;
    }
    const imbalance = this.#labels[at]?.imbalance(largestImbalance);
    const smallSplits = SPLIT_NAMES.filter(
      (name) => name !== 'train' && splits[name] > 0 && splits[name] < smallestSplit,
    );
    return {
      ...{ id, members, splits, smallestSplit, smallSplits },
      emptySplits: SPLIT_NAMES.filter((name) => members > 0 && weights[name] > 0 && splits[name] === 0),
      unmatched: this.#unmatchedOf(leaves, members),
      ...(imbalance === undefined ? {} : { imbalance }),
    };
  }

  /** Parts that match nothing; the whole where each part matches something and no record all that is asked for. */
  #unmatchedOf(leaves: PreparedDataset['leaves'], members: number): UnmatchedPredicate[] {
    const patterns = [...this.#patterns.keys()];
    // Without any record nothing can be said.
    if (patterns.length === 0) return [];
    const matched = new Set(patterns.flatMap((pattern) => pattern.matched));
    const present = new Set(patterns.flatMap((pattern) => pattern.present));
    const found = leaves
      .filter(({ number }) => !matched.has(number))
      .map(({ path, field, number }) => ({ path, ...(present.has(number) ? {} : { unknownField: field }) }));
    return found.length === 0 && members === 0 ? [{ path: ['members'] }] : found;
  }
}
