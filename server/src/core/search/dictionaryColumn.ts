import type { FacetCount } from '../../../../shared/src/protocol/search.ts';
import type { Bitmap } from './bitmap.ts';

/** How many values are counted at most; the most frequent ones. */
const MOST_COUNTED = 100;
/** In place of a code: the slot has no value. */
const NONE = -1;
/** Values of a slot that stand in arrays: nearly no record has more. */
const MOST_LANES = 8;

/** A column of values as flat lists. */
export interface ColumnLists {
  values: readonly string[];
  codes: Uint32Array;
  ends: Uint32Array;
}

/**
 * Values by slot, each value stored once. A slot may have none or several: its n-th code stands in the n-th array, so
 * that a filter reads 100,000 slots in a fraction of a millisecond.
 */
export class DictionaryColumn {
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [];
  /** `NONE` ends the codes of a slot. */
  readonly #lanes: Int32Array[] = [];
  /** Codes for which there is no lane. */
  readonly #beyond = new Map<number, Uint32Array>();
  #capacity = 1024;

  set(slot: number, values: readonly string[]): void {
    this.#setCodes(
      slot,
      Uint32Array.from(new Set(values), (value) => this.#codeOf(value)),
    );
  }

  /** Those of the records that have one of the values. */
  select(values: readonly string[], among: Bitmap): Bitmap {
    const wanted = new Uint8Array(this.#values.length);
    for (const value of values) {
      const code = this.#codes.get(value);
      if (code !== undefined) wanted[code] = 1;
    }
    const lanes = this.#lanes;
    return among.filter((slot) => {
      for (const lane of lanes) {
        const code = lane[slot] ?? NONE;
        if (code === NONE) return false;
        if (wanted[code] === 1) return true;
      }
      return this.#beyond.get(slot)?.some((code) => wanted[code] === 1) === true;
    });
  }

  /** How many of the records have each value, the most frequent first. */
  count(records: Bitmap): FacetCount[] {
    const counts = new Uint32Array(this.#values.length);
    for (const lane of this.#lanes) {
      records.forEach((slot) => {
        const code = lane[slot] ?? NONE;
        if (code !== NONE) counts[code] = (counts[code] ?? 0) + 1;
      });
    }
    for (const [slot, codes] of this.#beyond) {
      if (records.has(slot)) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
    }
    const found: FacetCount[] = [];
    for (const [code, value] of this.#values.entries()) {
      const count = counts[code] ?? 0;
      if (count > 0) found.push({ value, count });
    }
    found.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
    return found.slice(0, MOST_COUNTED);
  }

  valuesOf(slot: number): string[] {
    return Array.from(this.#codesOf(slot), (code) => this.#values[code] ?? '');
  }

  /** The column as flat lists: the codes of slot n end at `ends[n]`. */
  toLists(slots: number): ColumnLists {
    const ends = new Uint32Array(slots);
    const codes: number[] = [];
    for (let slot = 0; slot < slots; slot += 1) {
      for (const code of this.#codesOf(slot)) codes.push(code);
      ends[slot] = codes.length;
    }
    return { values: this.#values, codes: Uint32Array.from(codes), ends };
  }

  /** Takes what `toLists` gave into the empty column. */
  fromLists({ values, codes, ends }: ColumnLists): void {
    for (const value of values) this.#codeOf(value);
    let start = 0;
    for (const [slot, end] of ends.entries()) {
      this.#setCodes(slot, codes.slice(start, end));
      start = end;
    }
  }

  #codesOf(slot: number): number[] {
    const codes = this.#lanes.map((lane) => lane[slot] ?? NONE).filter((code) => code !== NONE);
    return [...codes, ...(this.#beyond.get(slot) ?? [])];
  }

  #setCodes(slot: number, codes: Uint32Array): void {
    if (slot >= this.#capacity) this.#grow(Math.max(slot + 1, this.#capacity * 2));
    while (this.#lanes.length < Math.min(codes.length, MOST_LANES)) this.#lanes.push(this.#newLane());
    for (const [at, lane] of this.#lanes.entries()) lane[slot] = codes[at] ?? NONE;
    this.#beyond.delete(slot);
    if (codes.length > MOST_LANES) this.#beyond.set(slot, codes.slice(MOST_LANES));
  }

  #newLane(): Int32Array {
    return new Int32Array(this.#capacity).fill(NONE);
  }

  #grow(capacity: number): void {
    this.#capacity = capacity;
    for (const [at, lane] of this.#lanes.entries()) {
      const grown = this.#newLane();
      grown.set(lane);
      this.#lanes[at] = grown;
    }
  }

  #codeOf(value: string): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.#values.length;
      this.#codes.set(value, code);
      this.#values.push(value);
    }
    return code;
  }
}
