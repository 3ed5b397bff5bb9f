import { compareValues, sortValueOf, type SortValue } from './order.ts';
import type { SearchIndex } from './searchIndex.ts';
import type { SearchRecord } from './searchRecord.ts';

/** The values of one field by slot, each with the record that it was read from. */
interface Column {
  records: (SearchRecord | undefined)[];
  values: SortValue[];
  /** The slot that reading goes on at. */
  next: number;
  ranks: Uint32Array;
  /** Revision of the index that the ranks are of. */
  revision: number;
}

/** Fields whose order is kept: pages of one sorted list, and going back and forth between a few. */
const MOST_KEPT = 8;

/**
 * The order of all records by a field. Reading a value costs as much as reading the record, so they are kept until their
 * record changes, and can be read in parts before they are asked for.
 */
export class SortOrders {
  readonly #index: SearchIndex;
  readonly #columns = new Map<string, Column>();

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Reads the field of so many records that it was not read of; true when there is none left. */
  read(by: string, atMost: number): boolean {
    const column = this.#column(by);
    const { slots } = this.#index;
    let read = 0;
    while (column.next < slots && read < atMost) {
      if (this.#readSlot(column, column.next, by)) read += 1;
      column.next += 1;
    }
    if (column.next < slots) return false;
    column.next = 0;
    return true;
  }

  /** Places by slot, from 1; equal values share one. 0 where the record has no value. Valid for the revision. */
  ranks(by: string, revision: number): Uint32Array {
    const column = this.#column(by);
    if (column.revision === revision) return column.ranks;
    const { slots } = this.#index;
    const known: { slot: number; value: string | number }[] = [];
    for (let slot = 0; slot < slots; slot += 1) {
      this.#readSlot(column, slot, by);
      const value = column.values[slot];
      if (value !== undefined && column.records[slot] !== undefined) known.push({ slot, value });
    }
    known.sort((one, other) => compareValues(one.value, other.value));
    const ranks = new Uint32Array(slots);
    let rank = 0;
    let before: SortValue;
    for (const { slot, value } of known) {
      if (value !== before) rank += 1;
      before = value;
      ranks[slot] = rank;
    }
    column.ranks = ranks;
    column.revision = revision;
    return ranks;
  }

  /** True where the value had to be read. */
  #readSlot(column: Column, slot: number, by: string): boolean {
    const record = this.#index.record(slot);
    if (column.records[slot] === record) return false;
    column.records[slot] = record;
    column.values[slot] = record === undefined ? undefined : sortValueOf(record, by);
    return record !== undefined;
  }

  #column(by: string): Column {
    const found = this.#columns.get(by);
    const column = found ?? { records: [], values: [], next: 0, ranks: new Uint32Array(), revision: -1 };
    this.#columns.delete(by);
    this.#columns.set(by, column);
    const [oldest] = this.#columns.keys();
    if (this.#columns.size > MOST_KEPT && oldest !== undefined) this.#columns.delete(oldest);
    return column;
  }
}

/** The items by the ranks of their slots. Equal ones keep their order; those without a rank come last either way. */
export function sortedByRank<T extends { slot: number }>(
  items: readonly T[],
  ranks: Uint32Array,
  descending: boolean,
): T[] {
  const count = items.length;
  const behind = ranks.length + 1;
  // One number holds place and position, so that a plain sort of numbers is a stable one.
  const keys = Float64Array.from(items, ({ slot }, position) => {
    const rank = ranks[slot] ?? 0;
    const place = rank === 0 ? behind : descending ? behind - rank : rank;
    return place * count + position;
  });
  return [...keys.sort()].flatMap((key) => items[key % count] ?? []);
}
