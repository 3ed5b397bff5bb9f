import type {
  FacetCount,
  FacetName,
  SearchFilters,
  SearchableKind,
} from '../../../../shared/src/protocol/search.ts';
import { Bitmap } from './bitmap.ts';
import { DictionaryColumn, type ColumnLists } from './dictionaryColumn.ts';

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

/** The records that pass one of the filters that are set. */
interface Passed {
  name: FacetName | 'quality';
  records: Bitmap;
}

/** All columns as flat lists, to be written to a file. */
export interface MetadataLists {
  columns: Readonly<Record<FacetName, ColumnLists>>;
  /** NaN where a record has no scores. */
  quality: Float64Array;
  live: Uint32Array;
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
    if (within === undefined && !hasFilters(filters)) return undefined;
    const among = within === undefined ? this.#live : within.and(this.#live);
    return this.#passed(filters, among).reduce((selected, { records }) => selected.and(records), among);
  }

  /**
   * Counts per facet, over `matching` records or over all. A facet is counted over the records that pass the other
   * filters, so that its other values show what choosing them would add.
   */
  facets(filters: SearchFilters, matching?: Bitmap): Facets {
    if (matching !== undefined || hasFilters(filters)) return this.#count(filters, matching ?? this.#live);
    this.#unfiltered ??= this.#count({}, this.#live);
    return this.#unfiltered;
  }

  #count(filters: SearchFilters, records: Bitmap): Facets {
    const passed = this.#passed(filters, records);
    const passingAll = passed.reduce((all, one) => all.and(one.records), records);
    return Object.fromEntries(
      FACET_NAMES.map((name) => {
        const others = passed.filter((one) => one.name !== name);
        const counted =
          others.length === passed.length
            ? passingAll
            : others.reduce((all, one) => all.and(one.records), records);
        return [name, this.#columns[name].count(counted)];
      }),
    );
  }

  /** By filter that is set, which of the records pass it. */
  #passed(filters: SearchFilters, among: Bitmap): Passed[] {
    const passed = FACET_NAMES.flatMap((name): Passed[] => {
      const values = filters[name];
      // An empty list admits anything: nothing was chosen.
      if (values === undefined || values.length === 0) return [];
      return [{ name, records: this.#columns[name].select(values, among) }];
    });
    const minimum = filters.minimumQuality;
    if (minimum === undefined) return passed;
    const quality = this.#quality;
    return [
      ...passed,
      { name: 'quality', records: among.filter((slot) => (quality[slot] ?? -1) >= minimum) },
    ];
  }
}

/** An empty list is no filter: nothing was chosen. */
function hasFilters(filters: SearchFilters): boolean {
  return filters.minimumQuality !== undefined || FACET_NAMES.some((name) => (filters[name] ?? []).length > 0);
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
