import type {
  DatasetChange,
  DatasetMove,
  DatasetPlace,
  SplitCounts,
} from '../../../../shared/src/protocol/review.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { createDatasetResolver, type DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, SPLIT_NAMES, type Splitter } from '../datasets/splits.ts';
import type { ExaminedDataset } from '../examination/examinedDatasets.ts';

/** Records of one move that are named. */
const MOST_NAMED = 20;

/** A dataset with the name that people see. */
export interface NamedDataset extends ExaminedDataset {
  name: string;
}

/** A record that may be a member, on one side. */
export interface MemberSide {
  record: MemberRecord;
  name: string;
  contentHash: string | undefined;
}

/** What the change did to a dataset, with what others that use it need to know. */
export interface ReviewedDataset extends DatasetChange {
  /** True where members came, went or changed their split. */
  hasOtherMembers: boolean;
  /** True where the records of train, or their contents, are others: they are the pool of few-shot examples. */
  hasOtherPool: boolean;
}

/** One side of a dataset. */
interface DatasetSide {
  dataset: NamedDataset;
  resolver: DatasetResolver;
  split: Splitter;
  counts: SplitCounts;
}

interface Compared {
  id: string;
  before: DatasetSide | undefined;
  after: DatasetSide | undefined;
  moves: Map<string, DatasetMove>;
  changedContents: number;
  hasOtherPool: boolean;
}

/** Follows records through the datasets of both sides. Of two datasets with one id the first counts. */
export class ReviewedDatasets {
  readonly #compared: readonly Compared[];
  readonly #memberships = new Map<string, string[]>();

  constructor(before: readonly NamedDataset[], after: readonly NamedDataset[]) {
    const [old, now] = [sidesOf(before), sidesOf(after)];
    this.#compared = [...new Set([...now.keys(), ...old.keys()])].map((id) => ({
      ...{ id, before: old.get(id), after: now.get(id) },
      ...{ moves: new Map(), changedContents: 0, hasOtherPool: false },
    }));
  }

  /** The datasets that a record that differs is, or was, a member of. */
  of(id: string): readonly string[] {
    return this.#memberships.get(id) ?? [];
  }

  /** Takes a record with its two sides, of which one may lack; they are one object where it is the same on both. */
  take(before: MemberSide | undefined, after: MemberSide | undefined): void {
    for (const compared of this.#compared) {
      const from = placeOf(before, compared.before);
      const to = placeOf(after, compared.after);
      if (before !== after && (isMember(from) || isMember(to))) this.#remember(before ?? after, compared.id);
      count(compared.before, from);
      count(compared.after, to);
      const isOther = before?.contentHash !== after?.contentHash;
      if (isMember(from) && isMember(to) && isOther) compared.changedContents += 1;
      if ((from === 'train') !== (to === 'train') || (to === 'train' && isOther))
        compared.hasOtherPool = true;
      if (from !== to && (isMember(from) || isMember(to))) move(compared, from, to, after ?? before);
    }
  }

  #remember(side: MemberSide | undefined, dataset: string): void {
    if (side === undefined) return;
    const known = this.#memberships.get(side.record.id);
    if (known === undefined) this.#memberships.set(side.record.id, [dataset]);
    else known.push(dataset);
  }

  /** The datasets, those of after in their order, then those that are gone. */
  get all(): ReviewedDataset[] {
    return this.#compared.map(({ id, before, after, moves, changedContents, hasOtherPool }) => {
      const sorted = [...moves.values()].sort(
        (one, other) => other.count - one.count || byPlaces(one, other),
      );
      return {
        ...{ id, name: (after ?? before)?.dataset.name ?? id, change: changeOf(before, after) },
        ...(before && { before: before.counts }),
        ...(after && { after: after.counts }),
        ...{ moves: sorted, betweenSplits: betweenSplits(sorted), changedContents },
        ...{ hasOtherMembers: sorted.length > 0, hasOtherPool },
      };
    });
  }
}

function sidesOf(datasets: readonly NamedDataset[]): Map<string, DatasetSide> {
  const resolver = createDatasetResolver(datasets);
  const sides = new Map<string, DatasetSide>();
  for (const dataset of datasets) {
    if (sides.has(dataset.id)) continue;
    const splits = dataset.value['splits'];
    const split = createSplitter(isJsonObject(splits) ? splits : undefined);
    sides.set(dataset.id, { dataset, resolver, split, counts: { train: 0, val: 0, test: 0, none: 0 } });
  }
  return sides;
}

function placeOf(side: MemberSide | undefined, dataset: DatasetSide | undefined): DatasetPlace {
  if (side === undefined) return 'absent';
  if (dataset?.resolver.isMember(dataset.dataset.id, side.record) !== true) return 'outside';
  return dataset.split(side.record) ?? 'none';
}

function isMember(place: DatasetPlace): place is keyof SplitCounts {
  return place !== 'absent' && place !== 'outside';
}

function count(side: DatasetSide | undefined, place: DatasetPlace): void {
  if (side !== undefined && isMember(place)) side.counts[place] += 1;
}

function move({ moves }: Compared, from: DatasetPlace, to: DatasetPlace, side: MemberSide | undefined): void {
  const known = moves.get(`${from} ${to}`) ?? { from, to, count: 0, records: [] };
  moves.set(`${from} ${to}`, known);
  known.count += 1;
  if (side === undefined || known.records.length >= MOST_NAMED) return;
  known.records.push({ id: side.record.id, name: side.name });
}

function changeOf(before: DatasetSide | undefined, after: DatasetSide | undefined): DatasetChange['change'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before.dataset.contentHash === after.dataset.contentHash ? 'same' : 'changed';
}

function betweenSplits(moves: readonly DatasetMove[]): number {
  const isSplit = (place: DatasetPlace): boolean => SPLIT_NAMES.some((name) => name === place);
  return moves
    .filter(({ from, to }) => isSplit(from) && isSplit(to))
    .reduce((sum, { count: records }) => sum + records, 0);
}

function byPlaces(one: DatasetMove, other: DatasetMove): number {
  return `${one.from} ${one.to}` < `${other.from} ${other.to}` ? -1 : 1;
}
