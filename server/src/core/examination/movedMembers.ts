import type { MemberRecord } from '../datasets/field.ts';
import { createDatasetResolver, type DatasetRecord, type DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, type SplitName, type Splitter } from '../datasets/splits.ts';
import { canonicalText } from '../records/contentHash.ts';

/** What HEAD has in the record files that are other ones now, or gone. */
export interface HeadRecords {
  /** URIs of the files that HEAD does not have like that. */
  changed: ReadonlySet<string>;
  /** Examples and DataBits of those files in HEAD. */
  records: readonly MemberRecord[];
  /** Datasets of those files in HEAD. */
  datasets: readonly DatasetRecord[];
}

/** A dataset as it is now, and its file. */
export interface DatasetOfFile extends DatasetRecord {
  uri: string;
}

/** The split of a member; `none` for what is no member, or in no split. */
type Place = SplitName | 'none';

/** Records that are in another split of a dataset than in HEAD. */
export interface Move {
  from: Place;
  to: Place;
  count: number;
}

interface Compared {
  id: string;
  before: Splitter;
  now: Splitter;
}

/**
 * Counts the records that are in HEAD and now, and in another split. Records that are new or gone move nothing: adding
 * one is what people do all day. Records are taken one by one and not kept.
 */
export class MovedMembers {
  readonly #changed: ReadonlySet<string>;
  readonly #before: ReadonlyMap<string, MemberRecord>;
  readonly #resolvers: { before: DatasetResolver; now: DatasetResolver };
  readonly #compared: readonly Compared[];
  readonly #moves = new Map<string, Map<string, Move>>();
  /** True where a dataset differs: then records move that did not change. */
  readonly concernsAll: boolean;

  constructor(
    { changed, records, datasets: changedBefore }: HeadRecords,
    datasets: readonly DatasetOfFile[],
  ) {
    this.#changed = changed;
    this.#before = new Map(records.map((record) => [record.id, record]));
    const before = [...changedBefore, ...datasets.filter(({ uri }) => !changed.has(uri))];
    this.#resolvers = { before: createDatasetResolver(before), now: createDatasetResolver(datasets) };
    const known = new Map(before.map((dataset) => [dataset.id, dataset]));
    this.#compared = datasets.flatMap(({ id, value }): Compared[] => {
      const old = known.get(id);
      if (old === undefined) return [];
      return [{ id, before: createSplitter(old.value['splits']), now: createSplitter(value['splits']) }];
    });
    this.concernsAll = datasets.some(({ id, value }) => {
      const old = known.get(id)?.value;
      return old !== undefined && said(old) !== said(value);
    });
  }

  /** Takes a record as it is now. */
  take(uri: string, record: MemberRecord): void {
    const isChanged = this.#changed.has(uri);
    if (record.id === '' || (!isChanged && !this.concernsAll)) return;
    const old = isChanged ? this.#before.get(record.id) : record;
    if (old === undefined) return;
    const { before, now } = this.#resolvers;
    for (const dataset of this.#compared) {
      const from = placeOf(old, dataset.id, before, dataset.before);
      const to = placeOf(record, dataset.id, now, dataset.now);
      if (from !== to) this.#count(dataset.id, from, to);
    }
  }

  /** The moves within a dataset, the most frequent first. */
  movesIn(dataset: string): readonly Move[] {
    return [...(this.#moves.get(dataset)?.values() ?? [])].sort((one, other) => other.count - one.count);
  }

  #count(dataset: string, from: Place, to: Place): void {
    const moves = this.#moves.get(dataset) ?? new Map<string, Move>();
    const key = `${from} ${to}`;
    moves.set(key, { from, to, count: (moves.get(key)?.count ?? 0) + 1 });
    this.#moves.set(dataset, moves);
  }
}

function placeOf(record: MemberRecord, dataset: string, resolver: DatasetResolver, split: Splitter): Place {
  return resolver.isMember(dataset, record) ? (split(record) ?? 'none') : 'none';
}

/** What decides who is a member, and of which split. */
function said({ members = null, splits = null }: DatasetRecord['value']): string {
  return canonicalText([members, splits]);
}
