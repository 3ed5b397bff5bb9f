import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { datasetProblems } from '../datasets/problems.ts';
import { createDatasetResolver, type DatasetRecord, type DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, SPLIT_NAMES, weightsOf, type SplitName, type Splitter } from '../datasets/splits.ts';
import { WordCounts } from '../likeness/nearIndex.ts';
import { canonicalText } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { Derivations } from './derivations.ts';
import type { DatasetFindings, DatasetReport, Leak, UnmatchedPredicate } from './findings.ts';
import { findLeaks } from './findLeaks.ts';
import { findNearDuplicates, MOST_FOR_NEAR_DUPLICATES } from './findNearDuplicates.ts';
import { LabelCounts, type Label } from './labels.ts';
import { predicateLeaves, type PredicateLeaf } from './predicateLeaves.ts';
import { digestOf, type Memberships, type RecordDigest } from './recordDigest.ts';

/** Distinct labels that are shared. */
const MOST_SHARED = 10_000;

/** A dataset that is looked at. */
export interface ExaminedDataset extends DatasetRecord {
  contentHash: string;
}

/** What is looked for. */
export interface ExaminationSettings {
  /** A label may be so many times as frequent in train as the rarest one. */
  largestImbalance: number;
  /** Members that val and test should have at least. */
  smallestSplit: number;
  findsLeaks: boolean;
  findsNearDuplicates: boolean;
}

interface Examined {
  dataset: ExaminedDataset;
  split: Splitter | undefined;
  leaves: readonly (PredicateLeaf & { number: number })[];
  pins: readonly string[];
  weights: Readonly<Record<SplitName, number>>;
}

/**
 * Looks at all datasets and records together: who is a member, what leaks from the evaluation splits into train, and which
 * records nearly say the same. Records are digested one by one, in any order, and need not be kept.
 */
export class DatasetExamination {
  /** Equal for examinations whose digests are the same. */
  readonly key: string;
  readonly #settings: ExaminationSettings;
  readonly #examined: readonly Examined[];
  readonly #resolver: DatasetResolver;
  readonly #memberships = new Map<string, Memberships>();
  readonly #labels = new Map<string, readonly Label[]>();

  constructor(datasets: readonly ExaminedDataset[], settings: ExaminationSettings) {
    this.#settings = settings;
    const { findsLeaks, findsNearDuplicates } = settings;
    const distinct = [...new Map(datasets.toReversed().map((one) => [one.id, one])).values()].reverse();
    const values = distinct.map(({ id, value }) => [id, value['members'] ?? null, value['splits'] ?? null]);
    this.key = canonicalText([findsLeaks, findsNearDuplicates, values]);
    this.#resolver = createDatasetResolver(distinct);
    let count = 0;
    this.#examined = distinct.map((dataset): Examined => {
      // What no record can have is reported as such.
      const reported = datasetProblems(dataset.value).map(({ path }) => path);
      const leaves = predicateLeaves(dataset.value['members'] ?? null, ['members']).filter(
        ({ path }) => !reported.some((other) => path.every((step, place) => other[place] === step)),
      );
      const splits = dataset.value['splits'];
      return {
        dataset,
        split: isJsonObject(splits) ? createSplitter(splits) : undefined,
        leaves: leaves.map((leaf) => ({ ...leaf, number: count++ })),
        pins: pinsOf(dataset.value),
        weights: weightsOf(splits),
      };
    });
  }

  /** True where there is nothing to look for. */
  get isIdle(): boolean {
    return this.#examined.length === 0 && !this.#settings.findsNearDuplicates;
  }

  digest(record: MemberRecord): RecordDigest {
    const memberships = this.#membershipsOf(record);
    const { findsLeaks, findsNearDuplicates } = this.#settings;
    const isDealt = memberships.splits.some((split) => split !== undefined && split !== 'none');
    const digest = digestOf(record, memberships, findsNearDuplicates || (findsLeaks && isDealt));
    return { ...digest, labels: this.#shared(digest.labels) };
  }

  /** What the records say together. Each step is a little work. */
  *examine(digests: readonly RecordDigest[]): Generator<undefined, DatasetFindings> {
    const counts = new WordCounts();
    for (const { sketch } of digests) {
      yield;
      if (sketch !== undefined) counts.add(sketch);
    }
    const derivations = new Derivations(this.#settings.findsLeaks ? digests : []);
    const datasets: DatasetReport[] = [];
    const leaks: Leak[] = [];
    for (const [at, examined] of this.#examined.entries()) {
      const report = yield* this.#report(examined, at, digests);
      const isDealt = report.splits.train > 0 && report.splits.val + report.splits.test > 0;
      const sources = { digests, counts, derivations };
      const found =
        isDealt && this.#settings.findsLeaks ? yield* findLeaks(report.id, at, sources) : undefined;
      leaks.push(...(found?.leaks ?? []));
      datasets.push({ ...report, leaks: found?.total ?? 0 });
    }
    const isFew = digests.length <= MOST_FOR_NEAR_DUPLICATES;
    const wantsNear = this.#settings.findsNearDuplicates && isFew;
    return { datasets, leaks, nearDuplicates: wantsNear ? yield* findNearDuplicates(digests, counts) : [] };
  }

  *#report(
    { dataset, leaves, pins, split, weights }: Examined,
    at: number,
    digests: readonly RecordDigest[],
  ): Generator<undefined, Omit<DatasetReport, 'leaks'>> {
    const splits: Record<SplitName, number> = { train: 0, val: 0, test: 0 };
    const labels = new LabelCounts();
    const patterns = new Set<Memberships>();
    const pinned = new Set(pins);
    const strayPins: string[] = [];
    let members = 0;
    for (const { id, memberships, labels: own } of digests) {
      yield;
      patterns.add(memberships);
      const name = memberships.splits[at];
      if (name === undefined) {
        if (pinned.has(id)) strayPins.push(id);
        continue;
      }
      members += 1;
      if (name !== 'none') splits[name] += 1;
      if (name === 'train' || split === undefined) labels.add(own);
    }
    const imbalance = labels.imbalance(this.#settings.largestImbalance);
    // Without any record nothing can be said.
    const unmatched = digests.length === 0 ? [] : unmatchedOf(leaves, patterns, members);
    const { smallestSplit } = this.#settings;
    const isWeighted = (name: SplitName): boolean => weights[name] > 0;
    const smallSplits = SPLIT_NAMES.filter(
      (name) => name !== 'train' && splits[name] > 0 && splits[name] < smallestSplit,
    );
    return {
      ...{ id: dataset.id, contentHash: dataset.contentHash, members, splits, unmatched },
      ...{ smallestSplit, smallSplits, strayPins: [...new Set(strayPins)] },
      emptySplits: members === 0 ? [] : SPLIT_NAMES.filter((name) => isWeighted(name) && splits[name] === 0),
      ...(imbalance === undefined ? {} : { imbalance }),
    };
  }

  /** Records of one label share it; answers, which are all different, are kept as they come. */
  #shared(labels: readonly Label[]): readonly Label[] {
    if (labels.length === 0) return labels;
    const key = JSON.stringify(labels);
    const known = this.#labels.get(key);
    if (known === undefined && this.#labels.size < MOST_SHARED) this.#labels.set(key, labels);
    return known ?? labels;
  }

  #membershipsOf(record: MemberRecord): Memberships {
    const splits = this.#examined.map(({ dataset, split }) => {
      if (!this.#resolver.isMember(dataset.id, record)) return undefined;
      return split === undefined ? 'none' : (split(record) ?? 'none');
    });
    const leaves = this.#examined.flatMap((examined) => examined.leaves);
    const matched = leaves.filter((leaf) => leaf.matches(record)).map(({ number }) => number);
    const present = leaves.filter((leaf) => leaf.hasField(record)).map(({ number }) => number);
    const key = JSON.stringify([splits, matched, present]);
    const known = this.#memberships.get(key) ?? { splits, matched, present };
    this.#memberships.set(key, known);
    return known;
  }
}

/** Parts that match nothing; the whole where each part matches something and no record all that is asked for. */
function unmatchedOf(
  leaves: Examined['leaves'],
  patterns: ReadonlySet<Memberships>,
  members: number,
): UnmatchedPredicate[] {
  const matched = new Set([...patterns].flatMap((pattern) => pattern.matched));
  const present = new Set([...patterns].flatMap((pattern) => pattern.present));
  const found = leaves
    .filter(({ number }) => !matched.has(number))
    .map(({ path, field, number }) => ({ path, ...(present.has(number) ? {} : { unknownField: field }) }));
  return found.length === 0 && members === 0 ? [{ path: ['members'] }] : found;
}

function pinsOf({ splits }: JsonObject): string[] {
  const assign = isJsonObject(splits) ? splits['assign'] : undefined;
  return isJsonObject(assign) ? Object.keys(assign).map(normaliseId) : [];
}
