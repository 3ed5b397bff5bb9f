import type {
  FacetCount,
  FacetName,
  SearchFilters,
  SearchableKind,
} from '../../../../shared/src/protocol/search.ts';
import { Bitmap } from './bitmap.ts';

/** What of a record can be filtered. */
export interface FilterValues {
  kind: SearchableKind;
  functionName?: string;
  domain?: string;
  source?: string;
  status?: string;
  tags: readonly string[];
  /** Mean of the quality scores. */
  quality?: number;
}

/** How many values of a facet are counted at most; the most frequent ones. */
const MOST_FACET_VALUES = 100;
export const FACET_NAMES: readonly FacetName[] = [
  'kinds',
  'functions',
  'domains',
  'sources',
  'statuses',
  'tags',
];

/** Counts by facet. */
export type Facets = Partial<Record<FacetName, FacetCount[]>>;

/** A filter that is set. */
interface FilterTest {
  name: FacetName | 'quality' | 'where';
  passes: (slot: number) => boolean;
}

/** The only filter that a record fails, or how many it fails. */
function onlyFailure(slot: number, tests: readonly FilterTest[]): FilterTest['name'] | 'none' | 'several' {
  let failure: FilterTest['name'] | 'none' = 'none';
  for (const { name, passes } of tests) {
    if (passes(slot)) continue;
    if (failure !== 'none') return 'several';
    failure = name;
  }
  return failure;
}

/** A column of values as flat lists. */
export interface ColumnLists {
  values: readonly string[];
  codes: Uint32Array;
  ends: Uint32Array;
}

/** All columns as flat lists, to be written to a file. */
export interface MetadataLists {
  columns: Readonly<Record<FacetName, ColumnLists>>;
  /** NaN where a record has no scores. */
  quality: Float64Array;
  live: Uint32Array;
}

/** Values by slot, each value stored once. A slot may have none or several. */
class DictionaryColumn {
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [];
  readonly #rows: (readonly number[])[] = [];

  set(slot: number, values: readonly string[]): void {
    this.#rows[slot] = [...new Set(values)].map((value) => this.#codeOf(value));
  }

  /** For each value whether it is one of the given ones. */
  select(values: readonly string[]): Uint8Array {
    const selected = new Uint8Array(this.#values.length);
    for (const value of values) {
      const code = this.#codes.get(value);
      if (code !== undefined) selected[code] = 1;
    }
    return selected;
  }

  hasSelected(slot: number, selected: Uint8Array): boolean {
    const row = this.#rows[slot] ?? [];
    for (let at = 0; at < row.length; at += 1) if (selected[row[at] ?? 0] === 1) return true;
    return false;
  }

  newCounts(): Uint32Array {
    return new Uint32Array(this.#values.length);
  }

  count(slot: number, counts: Uint32Array): void {
    const row = this.#rows[slot];
    if (row === undefined) return;
    for (let at = 0; at < row.length; at += 1) {
      const code = row[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }

  /** The counted values, most frequent first. */
  named(counts: Uint32Array): FacetCount[] {
    const found: FacetCount[] = [];
    for (const [code, value] of this.#values.entries()) {
      const count = counts[code] ?? 0;
      if (count > 0) found.push({ value, count });
    }
    found.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
    return found.slice(0, MOST_FACET_VALUES);
  }

  valuesOf(slot: number): string[] {
    return (this.#rows[slot] ?? []).map((code) => this.#values[code] ?? '');
  }

  /** The column as flat lists: the codes of slot n end at `ends[n]`. */
  toLists(slots: number): ColumnLists {
    const ends = new Uint32Array(slots);
    const codes: number[] = [];
    for (let slot = 0; slot < slots; slot += 1) {
      for (const code of this.#rows[slot] ?? []) codes.push(code);
      ends[slot] = codes.length;
    }
    return { values: this.#values, codes: Uint32Array.from(codes), ends };
  }

  /** Takes what `toLists` gave into the empty column. */
  fromLists({ values, codes, ends }: ColumnLists): void {
    for (const value of values) this.#codeOf(value);
    // Nearly all slots have one of a few codes: those share their rows.
    const shared: number[][] = [];
    let start = 0;
    for (const [slot, end] of ends.entries()) {
      const only = codes[start] ?? 0;
      this.#rows[slot] = end - start === 1 ? (shared[only] ??= [only]) : [...codes.subarray(start, end)];
      start = end;
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

/** The filterable metadata of all records, column by column. */
export class MetadataColumns {
  readonly #live = new Bitmap();
  readonly #columns: Record<FacetName, DictionaryColumn> = {
    kinds: new DictionaryColumn(),
    functions: new DictionaryColumn(),
    domains: new DictionaryColumn(),
    sources: new DictionaryColumn(),
    statuses: new DictionaryColumn(),
    tags: new DictionaryColumn(),
  };
  readonly #quality: (number | undefined)[] = [];
  /** Counts over all records, until something changes: what every search without filters shows. */
  #unfiltered: Facets | undefined;

  get live(): Bitmap {
    return this.#live;
  }

  set(slot: number, values: FilterValues): void {
    this.#unfiltered = undefined;
    this.#live.add(slot);
    this.#columns.kinds.set(slot, [values.kind]);
    this.#columns.functions.set(slot, optional(values.functionName));
    this.#columns.domains.set(slot, optional(values.domain));
    this.#columns.sources.set(slot, optional(values.source));
    this.#columns.statuses.set(slot, optional(values.status));
    this.#columns.tags.set(slot, values.tags);
    this.#quality[slot] = values.quality;
  }

  delete(slot: number): void {
    this.#unfiltered = undefined;
    this.#live.delete(slot);
  }

  /** What was put in for a slot. */
  valuesOf(slot: number): { columns: string[][]; quality: number | undefined } {
    return {
      columns: FACET_NAMES.map((name) => this.#columns[name].valuesOf(slot)),
      quality: this.#quality[slot],
    };
  }

  /** All columns of the first so many slots. */
  toLists(slots: number): MetadataLists {
    const [kinds, functions, domains, sources, statuses, tags] = [
      this.#columns.kinds.toLists(slots),
      this.#columns.functions.toLists(slots),
      this.#columns.domains.toLists(slots),
      this.#columns.sources.toLists(slots),
      this.#columns.statuses.toLists(slots),
      this.#columns.tags.toLists(slots),
    ];
    const quality = Float64Array.from({ length: slots }, (_, slot) => this.#quality[slot] ?? NaN);
    const columns = { kinds, functions, domains, sources, statuses, tags };
    return { columns, quality, live: Uint32Array.from(this.#live) };
  }

  /** Takes what `toLists` gave into the empty columns. */
  fromLists({ columns, quality, live }: MetadataLists): void {
    this.#unfiltered = undefined;
    for (const name of FACET_NAMES) this.#columns[name].fromLists(columns[name]);
    for (const [slot, value] of quality.entries())
      this.#quality[slot] = Number.isNaN(value) ? undefined : value;
    for (const slot of live) this.#live.add(slot);
  }

  /** The records, of those in `within` where given, that pass all filters; `undefined` where there are none to pass. */
  select(filters: SearchFilters, within?: Bitmap): Bitmap | undefined {
    const tests = this.#tests(filters, within);
    if (tests.length === 0) return undefined;
    const selected = new Bitmap();
    this.#live.forEach((slot) => {
      if (onlyFailure(slot, tests) === 'none') selected.add(slot);
    });
    return selected;
  }

  /**
   * Counts per facet, over `matching` records or over all. A facet is counted over the records that pass the other
   * filters, so that its other values show what choosing them would add.
   */
  facets(filters: SearchFilters, matching?: Bitmap): Facets {
    const tests = this.#tests(filters);
    if (tests.length > 0 || matching !== undefined) return this.#count(tests, matching ?? this.#live);
    this.#unfiltered ??= this.#count(tests, this.#live);
    return this.#unfiltered;
  }

  #count(tests: readonly FilterTest[], records: Bitmap): Facets {
    const counts = FACET_NAMES.map((name) => this.#columns[name].newCounts());
    const tallies = FACET_NAMES.map((name, index) => ({
      name,
      column: this.#columns[name],
      counts: counts[index] ?? new Uint32Array(),
    }));
    records.forEach((slot) => {
      const failure = onlyFailure(slot, tests);
      if (failure === 'several') return;
      for (const { name, column, counts: tally } of tallies) {
        if (failure === 'none' || failure === name) column.count(slot, tally);
      }
    });
    return Object.fromEntries(
      FACET_NAMES.map((name, index) => [name, this.#columns[name].named(counts[index] ?? new Uint32Array())]),
    );
  }

  #tests(filters: SearchFilters, within?: Bitmap): FilterTest[] {
    const tests: FilterTest[] =
      within === undefined ? [] : [{ name: 'where', passes: (slot) => within.has(slot) }];
    const byFacet = FACET_NAMES.flatMap((name): FilterTest[] => {
      const values = filters[name];
      // An empty list admits anything: nothing was chosen.
      if (values === undefined || values.length === 0) return [];
      const column = this.#columns[name];
      const selected = column.select(values);
      return [{ name, passes: (slot: number) => column.hasSelected(slot, selected) }];
    });
    tests.push(...byFacet);
    const minimum = filters.minimumQuality;
    if (minimum === undefined) return tests;
    const passes = (slot: number): boolean => (this.#quality[slot] ?? -1) >= minimum;
    return [...tests, { name: 'quality', passes }];
  }
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
