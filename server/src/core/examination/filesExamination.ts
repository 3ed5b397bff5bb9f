import type { JsonObject } from '../../../../shared/src/json.ts';
import type { AnalysedFile } from '../document/analysis.ts';
import { isSearchableKind } from '../records/searchText.ts';
import { DatasetExamination, type ExaminationSettings, type ExaminedDataset } from './datasetExamination.ts';
import type { DatasetFindings } from './findings.ts';
import type { RecordDigest } from './recordDigest.ts';

/** Examines files as they are read, for whoever reads all of them once: no value is kept. */
export class FilesExamination {
  readonly #settings: ExaminationSettings;
  readonly #datasets: ExaminedDataset[] = [];
  readonly #digests: RecordDigest[] = [];
  #examination: DatasetExamination | undefined;

  constructor(settings: ExaminationSettings) {
    this.#settings = settings;
  }

  /** Takes a file with the values of its documents. All files of datasets come before the others. */
  take({ kind, documents }: AnalysedFile, values: readonly (JsonObject | undefined)[]): void {
    if (kind !== 'dataset' && !isSearchableKind(kind)) return;
    for (const [at, { facts }] of documents.entries()) {
      const value = values[at];
      if (facts === undefined || value === undefined) continue;
      const { id, contentHash } = facts;
      if (kind !== 'dataset') this.#digests.push(this.#begun().digest({ kind, id: id ?? '', value }));
      else if (id !== undefined && contentHash !== undefined) this.#datasets.push({ id, value, contentHash });
    }
  }

  run(): DatasetFindings {
    const steps = this.#begun().examine(this.#digests);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value;
  }

  #begun(): DatasetExamination {
    return (this.#examination ??= new DatasetExamination(this.#datasets, this.#settings));
  }
}
