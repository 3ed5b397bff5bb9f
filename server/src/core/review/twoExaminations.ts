import type { Configuration } from '../configuration/configuration.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { DatasetExamination, examinationKey } from '../examination/datasetExamination.ts';
import { examinationSettings } from '../examination/examinationSettings.ts';
import type { DatasetFindings } from '../examination/findings.ts';
import type { NamedDataset } from './reviewedDatasets.ts';
import type { ReviewedFile } from './reviewedFile.ts';

/**
 * Examines the datasets and records of two states. Where the datasets deal records alike on both sides, one examination
 * follows from the older state to the newer, so that only what has to do with the differing records is looked at twice.
 */
export class TwoExaminations {
  readonly #settings: ReturnType<typeof examinationSettings>;
  readonly #datasetsAfter: readonly NamedDataset[];
  readonly #before: DatasetExamination;
  /** Absent where the one of before goes on. */
  readonly #after: DatasetExamination | undefined;
  #differing: { before: readonly MemberRecord[]; after: readonly MemberRecord[] } = { before: [], after: [] };

  constructor(configuration: Configuration, before: readonly NamedDataset[], after: readonly NamedDataset[]) {
    const settings = examinationSettings(configuration);
    this.#settings = settings;
    this.#datasetsAfter = after;
    this.#before = new DatasetExamination(before, settings);
    const isSame = examinationKey(before, settings) === examinationKey(after, settings);
    this.#after = isSame ? undefined : new DatasetExamination(after, settings);
  }

  takeSame(record: MemberRecord): void {
    this.#before.add(record);
    this.#after?.add(record);
  }

  takeDiffering(before: readonly MemberRecord[], after: readonly MemberRecord[]): void {
    this.#differing = { before, after };
  }

  /** What there is to find on both sides. Each step is a little work. */
  *findings(): Generator<undefined, { before: DatasetFindings; after: DatasetFindings }> {
    const rows = this.#differing.before.map((record) => this.#before.add(record));
    const before = yield* this.#before.findings();
    if (this.#after === undefined) {
      for (const row of rows) this.#before.remove(row);
      this.#before.renew(this.#datasetsAfter, this.#settings);
    }
    const later = this.#after ?? this.#before;
    for (const record of this.#differing.after) {
      yield;
      later.add(record);
    }
    return { before, after: yield* later.findings() };
  }
}

/** The datasets in files, as examinations and people know them. */
export function namedDatasetsIn(files: readonly ReviewedFile[]): NamedDataset[] {
  return files
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .flatMap(({ file, values }) =>
      file.documents.flatMap(({ facts }, at): NamedDataset[] => {
        const value = values[at];
        if (facts?.id === undefined || facts.contentHash === undefined || value === undefined) return [];
        return [{ id: facts.id, value, contentHash: facts.contentHash, name: facts.name }];
      }),
    );
}
