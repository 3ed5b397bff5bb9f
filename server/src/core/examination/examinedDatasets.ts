import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { datasetProblems } from '../datasets/problems.ts';
import { createDatasetResolver, type DatasetRecord, type DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, weightsOf, type SplitName, type Splitter } from '../datasets/splits.ts';
import { canonicalText } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { predicateLeaves, type PredicateLeaf } from './predicateLeaves.ts';
import type { Memberships } from './recordDigest.ts';

/** A dataset that is looked at. */
export interface ExaminedDataset extends DatasetRecord {
  contentHash: string;
}

/** Equal for datasets to which all records are the same. */
export function membershipKey(datasets: readonly ExaminedDataset[]): string {
  return canonicalText(
    distinctOf(datasets).map(({ id, value }) => [id, value['members'] ?? null, value['splits'] ?? null]),
  );
}

/** A dataset made ready to be asked. */
export interface PreparedDataset {
  id: string;
  /** Absent where it has no splits. */
  split: Splitter | undefined;
  leaves: readonly (PredicateLeaf & { number: number })[];
  /** Ids that are pinned to a split, lower-cased. */
  pins: readonly string[];
  weights: Readonly<Record<SplitName, number>>;
}

/** The datasets that are looked at, each id once, and what records are to them. */
export class ExaminedDatasets {
  readonly all: readonly PreparedDataset[];
  readonly #resolver: DatasetResolver;
  readonly #leaves: PreparedDataset['leaves'];
  readonly #memberships = new Map<string, Memberships>();

  constructor(datasets: readonly ExaminedDataset[]) {
    const distinct = distinctOf(datasets);
    this.#resolver = createDatasetResolver(distinct);
    let count = 0;
    this.all = distinct.map((dataset): PreparedDataset => {
      // What no record can have is reported as such.
      const reported = datasetProblems(dataset.value).map(({ path }) => path);
      const leaves = predicateLeaves(dataset.value['members'] ?? null, ['members']).filter(
        ({ path }) => !reported.some((other) => path.every((step, place) => other[place] === step)),
      );
      const splits = dataset.value['splits'];
      return {
        id: dataset.id,
        split: isJsonObject(splits) ? createSplitter(splits) : undefined,
        leaves: leaves.map((leaf) => ({ ...leaf, number: count++ })),
        pins: pinsOf(dataset.value),
        weights: weightsOf(splits),
      };
    });
    this.#leaves = this.all.flatMap(({ leaves }) => leaves);
  }

  membershipsOf(record: MemberRecord): Memberships {
    const splits = this.all.map(({ id, split }) => {
      if (!this.#resolver.isMember(id, record)) return undefined;
      return split === undefined ? 'none' : (split(record) ?? 'none');
    });
    const matched = this.#leaves.filter((leaf) => leaf.matches(record)).map(({ number }) => number);
    const present = this.#leaves.filter((leaf) => leaf.hasField(record)).map(({ number }) => number);
    const key = JSON.stringify([splits, matched, present]);
    const known = this.#memberships.get(key) ?? { splits, matched, present };
    this.#memberships.set(key, known);
    return known;
  }
}

/** The first of each id. */
function distinctOf(datasets: readonly ExaminedDataset[]): ExaminedDataset[] {
  return [...new Map(datasets.toReversed().map((one) => [one.id, one])).values()].reverse();
}

function pinsOf({ splits }: JsonObject): string[] {
  const assign = isJsonObject(splits) ? splits['assign'] : undefined;
  return isJsonObject(assign) ? Object.keys(assign).map(normaliseId) : [];
}
