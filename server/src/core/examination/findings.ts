import type { SplitName } from '../datasets/splits.ts';
import type { ValuePath } from '../document/tree.ts';
import type { Move } from './moveCounts.ts';
import type { MovedMembers } from './movedMembers.ts';

/** What looking at all records says of datasets. Plain data: it crosses threads. */
export interface DatasetFindings {
  datasets: readonly DatasetReport[];
  /** At most 1,000 of each dataset, one for each record of train. */
  leaks: readonly Leak[];
  nearDuplicates: readonly NearDuplicate[];
}

/** The findings with what moved since HEAD. */
export function withMoves(findings: DatasetFindings, moved: MovedMembers): DatasetFindings {
  const datasets = findings.datasets.map((report) => ({ ...report, moves: moved.movesIn(report.id) }));
  return { ...findings, datasets };
}

/** A dataset as it was looked at. */
export interface DatasetReport {
  /** Lower-cased. */
  id: string;
  /** The content that was looked at: of another one nothing is known yet. */
  contentHash: string;
  members: number;
  splits: Readonly<Record<SplitName, number>>;
  /** Splits that have a weight, but no member. */
  emptySplits: readonly SplitName[];
  /** Splits for evaluation with fewer members than `smallestSplit`. */
  smallSplits: readonly SplitName[];
  smallestSplit: number;
  /** Predicates that match no record. */
  unmatched: readonly UnmatchedPredicate[];
  /** Records that are pinned to a split and are no members, lower-cased. */
  strayPins: readonly string[];
  imbalance?: Imbalance;
  /** Records that are in another split than in HEAD; absent where HEAD was not asked. */
  moves?: readonly Move[];
  /** Records of train that leak, all of them. */
  leaks: number;
}

export interface UnmatchedPredicate {
  path: ValuePath;
  /** The field that no record has. */
  unknownField?: string;
}

/** Labels of train of which one is much rarer than another. */
export interface Imbalance {
  /** The path of the label: `expected_output`, `expected_output.intent`, `labels.topic`. */
  field: string;
  labels: number;
  most: { label: string; count: number };
  least: { label: string; count: number };
}

/** A record of train that says, or comes from, what a record of an evaluation split says. */
export interface Leak {
  dataset: string;
  /** Id of the record of train. */
  train: string;
  how: 'same-input' | 'near-input' | 'derived';
  /** Records of val and test: the first of them, and how many more there are. */
  evaluated: readonly EvaluatedRecord[];
  more: number;
}

export interface EvaluatedRecord {
  id: string;
  split: Exclude<SplitName, 'train'>;
  /** Share of common words where the inputs are nearly equal. */
  likeness?: number;
  /** True where the words alone would not do, and a model says that they mean the same. */
  isByMeaning?: boolean;
  /** The ids that lead from what was made to what it was made from, both included, where one derives from the other. */
  chain?: readonly string[];
}

/** A record that nearly says what another one says. */
export interface NearDuplicate {
  id: string;
  other: string;
  /** Share of common words; 1 where they differ only in case, punctuation or the order of words. */
  likeness: number;
  /** True where the words alone would not do, and a model says that they mean the same. */
  isByMeaning: boolean;
  /** True where both have the same expected output, or are DataBits. */
  isSameOutput: boolean;
}
