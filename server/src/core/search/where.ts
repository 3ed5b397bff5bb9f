import type { JsonObject } from '../../../../shared/src/json.ts';
import { compilePredicate, type IsMember } from '../datasets/predicate.ts';
import { canonicalText } from '../records/contentHash.ts';
import { Bitmap } from './bitmap.ts';
import type { SearchIndex } from './searchIndex.ts';

/** What a predicate is evaluated over. */
export interface WhereSource {
  index: SearchIndex;
  revision: number;
  /** Who is a member of which dataset, for predicates that name one; without it nobody is. */
  isMember?: IsMember;
  /** Remembers the records of predicates. */
  whereFilters?: WhereFilters;
}

/** Predicates whose records are kept: pages and changed queries ask with the same one again. */
const MOST_KEPT = 8;

/** The slots whose records fulfil a predicate, evaluated record by record as for a dataset. */
export function slotsWhere(index: SearchIndex, where: JsonObject, isMember: IsMember): Bitmap {
  const fulfils = compilePredicate(where);
  const slots = new Bitmap();
  index.columns.live.forEach((slot) => {
    const record = index.record(slot);
    if (record !== undefined && fulfils(record, isMember)) slots.add(slot);
  });
  return slots;
}

/** Remembers the slots of the last predicates until the records change. */
export class WhereFilters {
  readonly #index: SearchIndex;
  readonly #kept = new Map<string, Bitmap>();
  #revision = -1;

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** As `slotsWhere`; `revision` tells whether the records are those of the last call. */
  slots(where: JsonObject, revision: number, isMember: IsMember): Bitmap {
    if (revision !== this.#revision) this.#kept.clear();
    this.#revision = revision;
    const key = canonicalText(where);
    const slots = this.#kept.get(key) ?? slotsWhere(this.#index, where, isMember);
    this.#kept.delete(key);
    this.#kept.set(key, slots);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return slots;
  }
}

/** The slots of a predicate, remembered where the source remembers them. */
export function whereSlots(source: WhereSource, where: JsonObject): Bitmap {
  const isMember = source.isMember ?? ((): boolean => false);
  return (
    source.whereFilters?.slots(where, source.revision, isMember) ?? slotsWhere(source.index, where, isMember)
  );
}
