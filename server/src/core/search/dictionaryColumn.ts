import type { FacetCount } from '../../../../shared/src/protocol/search.ts';
import type { Bitmap } from './bitmap.ts';

/** How many values are counted at most; the most frequent ones. */
const MOST_COUNTED = 100;
/** In place of a code: the slot has no value. */
const NONE = -1;
/** In place of a code: the slot has several values, which stand by themselves. */
const SEVERAL = -2;

/** A column of values as flat lists. */
export interface ColumnLists {
  values: readonly string[];
  codes: Uint32Array;
  ends: Uint32Array;
}

/**
 * Values by slot, each value stored once. A slot may have none or several; most have one, whose code stands in an array
 * of integers, so that a filter reads 100,000 slots in a fraction of a millisecond.
 */
export class DictionaryColumn {
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [];
  #single = new Int32Array(1024).fill(NONE);
  readonly #several = new Map<number, Uint32Array>();

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
    const single = this.#single;
    return among.filter((slot) => {
      const code = single[slot] ?? NONE;
      if (code >= 0) return wanted[code] === 1;
      return code === SEVERAL && this.#codesOf(slot).some((one) => wanted[one] === 1);
    });
  }

  /** How many of the records have each value, the most frequent first. */
  count(records: Bitmap): FacetCount[] {
    const counts = new Uint32Array(this.#values.length);
    const single = this.#single;
    records.forEach((slot) => {
      const code = single[slot] ?? NONE;
      if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
      else if (code === SEVERAL) for (const one of this.#codesOf(slot)) counts[one] = (counts[one] ?? 0) + 1;
    });
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

  #codesOf(slot: number): Uint32Array {
    const code = this.#single[slot] ?? NONE;
    if (code >= 0) return Uint32Array.of(code);
    return (code === SEVERAL ? this.#several.get(slot) : undefined) ?? new Uint32Array();
  }

  #setCodes(slot: number, codes: Uint32Array): void {
    if (slot >= this.#single.length) {
      const grown = new Int32Array(Math.max(slot + 1, this.#single.length * 2)).fill(NONE);
      grown.set(this.#single);
      this.#single = grown;
    }
    this.#several.delete(slot);
    if (codes.length > 1) this.#several.set(slot, codes);
    this.#single[slot] = codes.length > 1 ? SEVERAL : (codes[0] ?? NONE);
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
