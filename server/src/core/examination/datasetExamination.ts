import type { MemberRecord } from '../datasets/field.ts';
import { canonicalText } from '../records/contentHash.ts';
import { Vocabulary } from '../likeness/vocabulary.ts';
import { ExaminedDatasets, membershipKey, type ExaminedDataset } from './examinedDatasets.ts';
import type { DatasetFindings, DatasetReport } from './findings.ts';
import type { Label } from './labels.ts';
import { LeakTable } from './leakTable.ts';
import { NO_MEANINGS, type Meanings } from './meanings.ts';
import { MemberCounts, type MemberBounds } from './memberCounts.ts';
import { NearDuplicateTable } from './nearDuplicateTable.ts';
import { digestOf, type SketchedDigest } from './recordDigest.ts';
import { RecordTable } from './recordTable.ts';

/** Distinct labels that are shared. */
const MOST_SHARED = 10_000;

/** What is looked for. */
export interface ExaminationSettings extends MemberBounds {
  findsLeaks: boolean;
  findsNearDuplicates: boolean;
}

/** Equal for examinations to which all records are the same. */
export function examinationKey(datasets: readonly ExaminedDataset[], settings: ExaminationSettings): string {
  const { findsLeaks, findsNearDuplicates } = settings;
  return canonicalText([findsLeaks, findsNearDuplicates, membershipKey(datasets)]);
}

/**
 * Looks at all datasets and records together: who is a member, what leaks from the evaluation splits into train, and which
 * records nearly say the same. Records come and go one by one; what has nothing to do with them is not looked at again.
 */
export class DatasetExamination {
  readonly #finds: Pick<ExaminationSettings, 'findsLeaks' | 'findsNearDuplicates'>;
  readonly #counts: MemberCounts;
  readonly #vocabulary = new Vocabulary();
  readonly #meanings: Meanings;
  readonly #records: RecordTable;
  readonly #leaks: readonly LeakTable[];
  readonly #nearDuplicates: NearDuplicateTable | undefined;
  readonly #labels = new Map<string, readonly Label[]>();
  /** Rows that came, of which the related ones are not known yet. */
  readonly #new = new Set<number>();
  /** Rows that were looked at without a vector, while others had one. */
  readonly #withoutMeaning = new Set<number>();
  #source: object | undefined;
  /** Rows to look at again. */
  readonly #unsettled = new Set<number>();
  readonly #datasets: ExaminedDatasets;
  /** By dataset. */
  #contentHashes: ReadonlyMap<string, string>;
  #bounds: MemberBounds;
  /** Rows that were looked at, each time: a figure for tests. */
  settled = 0;

  /** Without `meanings` records are compared by their words alone. */
  constructor(datasets: readonly ExaminedDataset[], settings: ExaminationSettings, meanings?: Meanings) {
    this.#meanings = meanings ?? NO_MEANINGS;
    this.#records = new RecordTable(this.#vocabulary, meanings);
    const { findsLeaks, findsNearDuplicates } = settings;
    this.#finds = { findsLeaks, findsNearDuplicates };
    this.#bounds = settings;
    this.#contentHashes = contentHashesOf(datasets);
    this.#datasets = new ExaminedDatasets(datasets);
    this.#counts = new MemberCounts(this.#datasets.all);
    const { all } = this.#datasets;
    this.#leaks = findsLeaks ? all.map(({ id }, at) => new LeakTable(id, at, this.#records)) : [];
    this.#nearDuplicates = findsNearDuplicates ? new NearDuplicateTable(this.#records) : undefined;
  }

  /** True where there is nothing to look for. */
  get isIdle(): boolean {
    return this.#datasets.all.length === 0 && !this.#finds.findsNearDuplicates;
  }

  /** Takes datasets and settings with the same key: other names of datasets, say, and other bounds. */
  renew(datasets: readonly ExaminedDataset[], settings: ExaminationSettings): void {
    this.#contentHashes = contentHashesOf(datasets);
    this.#bounds = settings;
  }

  /** Takes a record; answers the row by which it goes again. */
  add(record: MemberRecord): number {
    const digest = this.#digest(record);
    const row = this.#records.add(digest);
    this.#counts.count(digest, 1);
    this.#new.add(row);
    return row;
  }

  remove(row: number): void {
    for (const other of this.#records.relatedTo(row)) this.#unsettled.add(other);
    this.#unsettled.add(row);
    this.#new.delete(row);
    this.#withoutMeaning.delete(row);
    const digest = this.#records.remove(row);
    if (digest !== undefined) this.#counts.count(digest, -1);
  }

  /**
   * What the records say together. Each step is a little work; one that is not taken to the end goes on where it was when
   * it is asked for again.
   */
  *findings(): Generator<undefined, DatasetFindings> {
    this.#takeMeanings();
    yield* this.#records.index();
    yield* this.#relate();
    for (const row of this.#unsettled) {
      yield;
      for (const leaks of this.#leaks) leaks.settle(row);
      this.#nearDuplicates?.settle(row);
      const isThere = this.#records.get(row) !== undefined;
      if (isThere && this.#source !== undefined && !this.#meanings.has(row)) this.#withoutMeaning.add(row);
      this.#unsettled.delete(row);
      this.settled += 1;
    }
    return {
      datasets: this.#datasets.all.map((_, at) => this.#reportOf(at)),
      leaks: this.#leaks.flatMap((table) => table.told),
      nearDuplicates: this.#nearDuplicates?.told ?? [],
    };
  }

  /** Rows that have a vector by now are as good as new; all, where the vectors are other ones. */
  #takeMeanings(): void {
    const { source } = this.#meanings;
    if (source !== this.#source) for (const [row] of this.#records.rows()) this.#new.add(row);
    this.#source = source;
    for (const row of this.#withoutMeaning) {
      if (!this.#meanings.has(row)) continue;
      this.#withoutMeaning.delete(row);
      this.#new.add(row);
    }
  }

  /** Notes which rows have to do with the new ones; all, where most are new. */
  *#relate(): Generator<undefined, void> {
    if (this.#new.size * 2 > this.#records.size) {
      for (const [row] of this.#records.rows()) this.#unsettled.add(row);
      this.#new.clear();
    }
    for (const row of this.#new) {
      yield;
      this.#unsettled.add(row);
      for (const other of this.#records.relatedTo(row)) this.#unsettled.add(other);
      this.#new.delete(row);
    }
  }

  #reportOf(at: number): DatasetReport {
    const prepared = this.#datasets.all[at];
    if (prepared === undefined) throw new RangeError(`There is no dataset ${String(at)}.`);
    const report = this.#counts.reportOf(prepared, at, this.#bounds);
    const isStray = (pin: string): boolean =>
      this.#records.derivations
        .rowsOf(pin)
        .some((row) => this.#records.get(row)?.memberships.splits[at] === undefined);
    const strayPins = [...new Set(prepared.pins.filter(isStray))];
    const contentHash = this.#contentHashes.get(prepared.id) ?? '';
    return { ...report, contentHash, strayPins, leaks: this.#leaks[at]?.size ?? 0 };
  }

  #digest(record: MemberRecord): SketchedDigest {
    const memberships = this.#datasets.membershipsOf(record);
    const { findsLeaks, findsNearDuplicates } = this.#finds;
    const isDealt = memberships.splits.some((split) => split !== undefined && split !== 'none');
    const wantsTexts = findsNearDuplicates || (findsLeaks && isDealt);
    const digest = digestOf(record, memberships, wantsTexts, this.#vocabulary);
    return { ...digest, labels: this.#shared(digest.labels) };
  }

  /** Records of one label share it; answers, which are all different, are kept as they come. */
  #shared(labels: readonly Label[]): readonly Label[] {
    if (labels.length === 0) return labels;
    const key = JSON.stringify(labels);
    const known = this.#labels.get(key);
    if (known === undefined && this.#labels.size < MOST_SHARED) this.#labels.set(key, labels);
    return known ?? labels;
  }
}

function contentHashesOf(datasets: readonly ExaminedDataset[]): ReadonlyMap<string, string> {
  return new Map(datasets.toReversed().map(({ id, contentHash }) => [id, contentHash]));
}
