import { setImmediate } from 'node:timers/promises';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import {
  createDatasetResolver,
  type DatasetRecord,
  type DatasetResolver,
} from '../../core/datasets/resolve.ts';
import type { SomeMembers } from '../../core/lineage/lineageSources.ts';
import { textHash } from '../../core/neighbours/textLikeness.ts';
import { Bitmap } from '../../core/search/bitmap.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { OperationalError } from '../operationalError.ts';

/** Records that are looked at between two pauses: a few milliseconds. */
const LOOKED_AT_ONCE = 250;

/** The datasets as they were when records were held against them. */
interface HeldDatasets {
  /** Stands for their contents. */
  hash: number;
  resolver: DatasetResolver;
  /** By id the slots of the members, among those that were looked at. */
  members: ReadonlyMap<string, Bitmap>;
  /** By slot: additions to the index when it was looked at. */
  lookedAt: number[];
}

/** Where memberships are found. */
export interface MembershipSource {
  index: SearchIndex;
  /** Of two with one id the first counts. */
  datasets: () => readonly DatasetRecord[];
  /** Grows when records or datasets change. */
  revision: () => number;
}

/**
 * Who is a member of which dataset. A record is looked at when somebody asks, and again only when it or a dataset changes:
 * a slot keeps its record's value, and the number of its addition tells it from an earlier record in the same slot.
 */
export class DatasetMemberships {
  readonly #source: MembershipSource;
  #held: HeldDatasets | undefined;
  #revision: number | undefined;
  #looks = 0;

  constructor(source: MembershipSource) {
    this.#source = source;
  }

  /** Records that were held against the datasets: a figure for tests. */
  get looks(): number {
    return this.#looks;
  }

  /** The datasets of each record, in the order of the ids; none for an id that no record has. */
  async datasetsOf(ids: readonly string[], token: Cancellation): Promise<string[][]> {
    const slots = ids.map((id) => [...this.#source.index.slotsOf(id)]);
    const held = await this.#look(slots.flat(), token);
    return slots.map((own) =>
      [...held.members].filter(([, members]) => own.some((slot) => members.has(slot))).map(([id]) => id),
    );
  }

  /** The first members of a dataset in alphabetical order, and how many there are. */
  async membersOf(dataset: string, most: number, token: Cancellation): Promise<SomeMembers> {
    const { index } = this.#source;
    const held = await this.#look([...index.columns.live], token);
    const ids = new Map<string, RecordKind>();
    held.members.get(dataset)?.forEach((slot) => {
      const record = index.columns.live.has(slot) ? index.record(slot) : undefined;
      if (record !== undefined && record.id !== '') ids.set(record.id, record.kind);
    });
    const counts: SomeMembers['counts'] = {};
    for (const kind of ids.values()) counts[kind] = (counts[kind] ?? 0) + 1;
    return { ids: [...ids.keys()].sort().slice(0, most), counts };
  }

  /** Holds records against the datasets that were not yet; throws an OperationalError where it is cancelled. */
  async #look(slots: readonly number[], token: Cancellation): Promise<HeldDatasets> {
    const held = this.#current();
    const { index } = this.#source;
    let looks = 0;
    for (const slot of slots) {
      if (index.recordBefore(slot, held.lookedAt[slot] ?? -1) !== undefined) continue;
      this.#lookAt(slot, held);
      looks += 1;
      if (looks % LOOKED_AT_ONCE > 0) continue;
      await setImmediate();
      if (token.isCancellationRequested) throw new OperationalError('The question was cancelled.');
    }
    return held;
  }

  #lookAt(slot: number, { resolver, members, lookedAt }: HeldDatasets): void {
    const { index } = this.#source;
    const record = index.record(slot);
    if (record === undefined) return;
    this.#looks += 1;
    const member = { kind: record.kind, id: record.id, value: record.value };
    for (const [id, slots] of members) {
      if (resolver.isMember(id, member)) slots.add(slot);
      else slots.delete(slot);
    }
    lookedAt[slot] = index.additions;
  }

  /** The datasets as they are now; those of before where they say the same. */
  #current(): HeldDatasets {
    const revision = this.#source.revision();
    if (this.#held !== undefined && this.#revision === revision) return this.#held;
    const datasets = this.#source.datasets();
    const hash = textHash(JSON.stringify(datasets.map(({ id, value }) => [id, value['members']])));
    this.#revision = revision;
    if (this.#held?.hash === hash) return this.#held;
    const members = new Map(datasets.map(({ id }) => [id, new Bitmap()]));
    this.#held = { hash, resolver: createDatasetResolver(datasets), members, lookedAt: [] };
    return this.#held;
  }
}
