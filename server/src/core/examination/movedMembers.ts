import type { MemberRecord } from '../datasets/field.ts';
import { createDatasetResolver, type DatasetRecord, type DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, type Splitter } from '../datasets/splits.ts';
import { canonicalText } from '../records/contentHash.ts';
import { MoveCounts, type Move, type Place } from './moveCounts.ts';

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
  readonly #counts = new MoveCounts();
  /** True where a dataset differs: then records move that did not change. */
  readonly concernsAll: boolean;
  /** Equal where records that did not change move alike. */
  readonly key: string;

  constructor(
    { changed, records, datasets: changedBefore }: HeadRecords,
    datasets: readonly DatasetOfFile[],
  ) {
    this.#changed = changed;
    this.#before = new Map(records.map((record) => [record.id, record]));
    const before = [...changedBefore, ...datasets.filter(({ uri }) => !changed.has(uri))];
    this.#resolvers = { before: createDatasetResolver(before), now: createDatasetResolver(datasets) };
    this.key = canonicalText([keyOf(before), keyOf(datasets)]);
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

  /** True for a file that is not as in HEAD. */
  isChanged(uri: string): boolean {
    return this.#changed.has(uri);
  }

  /** Takes a record as it is now; among `counts` where those are added later. */
  take(uri: string, record: MemberRecord, counts = this.#counts): void {
    const isChanged = this.#changed.has(uri);
    if (record.id === '' || (!isChanged && !this.concernsAll)) return;
    const old = isChanged ? this.#before.get(record.id) : record;
    if (old === undefined) return;
    const { before, now } = this.#resolvers;
    for (const dataset of this.#compared) {
      const from = placeOf(old, dataset.id, before, dataset.before);
      const to = placeOf(record, dataset.id, now, dataset.now);
      if (from !== to) counts.add({ dataset: dataset.id, from, to, count: 1 });
    }
  }

  /** Adds what was counted of some records. */
  add(counts: MoveCounts): void {
    for (const move of counts.all) this.#counts.add(move);
  }

  /** The moves within a dataset, the most frequent first. */
  movesIn(dataset: string): Move[] {
    return this.#counts.in(dataset);
  }
}

function placeOf(record: MemberRecord, dataset: string, resolver: DatasetResolver, split: Splitter): Place {
  return resolver.isMember(dataset, record) ? (split(record) ?? 'none') : 'none';
}

/** What decides who is a member, and of which split. */
function said({ members = null, splits = null }: DatasetRecord['value']): string {
  return canonicalText([members, splits]);
}

function keyOf(datasets: readonly DatasetRecord[]): string[][] {
  return datasets.map(({ id, value }) => [id, said(value)]);
}
