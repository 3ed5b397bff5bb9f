import { setImmediate } from 'node:timers/promises';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import {
  createDatasetResolver,
  type DatasetRecord,
  type DatasetResolver,
} from '../../core/datasets/resolve.ts';
import type { MembersWanted, SomeMembers } from '../../core/lineage/lineageSources.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { textHash } from '../../core/neighbours/textLikeness.ts';
import { Bitmap } from '../../core/search/bitmap.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { OperationalError } from '../operationalError.ts';

/** Records that are looked at between two pauses: a few milliseconds. */
const LOOKED_AT_ONCE = 250;
/** Records that a question which need not be exact looks at in all: some tenths of a second. */
const MOST_LOOKS = 5000;

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
  /** The slots of all records in the order of their files. */
  slots: () => Iterable<number>;
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
    const { index } = this.#source;
    const held = this.#current();
    const slots = ids.map((id) => [...index.slotsOf(id)]);
    const steps = new Steps(token);
    for (const slot of slots.flat()) if (this.#look(slot, held)) await steps.next();
    return slots.map((own) =>
      [...held.members].filter(([, members]) => own.some((slot) => members.has(slot))).map(([id]) => id),
    );
  }

  /** Members of a dataset in the order of their files, as many as are wanted. */
  async membersOf({ dataset, most, isExact }: MembersWanted, token: Cancellation): Promise<SomeMembers> {
    const { index } = this.#source;
    const held = this.#current();
    const members = held.members.get(dataset);
    const kinds = new Map<string, RecordKind>();
    const steps = new Steps(token);
    for (const slot of members === undefined ? [] : this.#candidates(dataset)) {
      if (!isExact && (kinds.size > most || steps.taken >= MOST_LOOKS))
        return { ids: [...kinds.keys()].slice(0, most) };
      if (this.#look(slot, held)) await steps.next();
      const record = members?.has(slot) === true ? index.record(slot) : undefined;
      if (record !== undefined && record.id !== '') kinds.set(record.id, record.kind);
    }
    const counts: SomeMembers['counts'] = {};
    for (const kind of kinds.values()) counts[kind] = (counts[kind] ?? 0) + 1;
    return { ids: [...kinds.keys()].slice(0, most), counts };
  }

  /** The slots of the records that a dataset names, and then all. */
  *#candidates(dataset: string): Iterable<number> {
    const { index, datasets, slots } = this.#source;
    const named = datasets().find(({ id }) => id === dataset)?.value['members'];
    for (const id of idsNamedIn(named ?? null)) yield* index.slotsOf(id);
    yield* slots();
  }

  /** Holds a record against the datasets; false where that was done before. */
  #look(slot: number, { resolver, members, lookedAt }: HeldDatasets): boolean {
    const { index } = this.#source;
    if (index.recordBefore(slot, lookedAt[slot] ?? -1) !== undefined) return false;
    const record = index.record(slot);
    if (record === undefined) return false;
    this.#looks += 1;
    const ids = new Set(resolver.datasetsOf({ kind: record.kind, id: record.id, value: record.value }));
    for (const [id, slots] of members) {
      if (ids.has(id)) slots.add(slot);
      else slots.delete(slot);
    }
    lookedAt[slot] = index.additions;
    return true;
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

/** The ids, lower-cased, that a predicate lists at any depth. */
function* idsNamedIn(predicate: JsonValue): Iterable<string> {
  if (Array.isArray(predicate)) for (const part of predicate) yield* idsNamedIn(part);
  if (!isJsonObject(predicate)) return;
  const { ids, ...parts } = predicate;
  if (Array.isArray(ids)) for (const id of ids) if (typeof id === 'string') yield normaliseId(id);
  for (const part of Object.values(parts)) yield* idsNamedIn(part);
}

/** Counts the steps of some work, and lets other questions be answered between them. */
class Steps {
  readonly #token: Cancellation;
  #taken = 0;

  constructor(token: Cancellation) {
    this.#token = token;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Throws an OperationalError where nobody waits any more. */
  async next(): Promise<void> {
    this.#taken += 1;
    if (this.#taken % LOOKED_AT_ONCE > 0) return;
    await setImmediate();
    if (this.#token.isCancellationRequested) throw new OperationalError('The question was cancelled.');
  }
}
