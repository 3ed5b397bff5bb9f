import type { JsonObject } from '../../../../shared/src/json.ts';
import type { AnalysedFile } from '../document/analysis.ts';
import { isSearchableKind } from '../records/searchText.ts';
import { DatasetExamination, type ExaminationSettings } from './datasetExamination.ts';
import type { ExaminedDataset } from './examinedDatasets.ts';
import { withMoves, type DatasetFindings } from './findings.ts';
import { MovedMembers, type DatasetOfFile, type HeadRecords } from './movedMembers.ts';

/** Examines files as they are read, for whoever reads all of them once: no value is kept. */
export class FilesExamination {
  readonly #settings: ExaminationSettings;
  readonly #datasets: (ExaminedDataset & DatasetOfFile)[] = [];
  readonly #head: HeadRecords | undefined;
  #examination: DatasetExamination | undefined;
  #moved: MovedMembers | undefined;

  /** `head` is what HEAD has of the files that differ from it; absent where nobody asks. */
  constructor(settings: ExaminationSettings, head?: HeadRecords) {
    this.#settings = settings;
    this.#head = head;
  }

  /** Takes a file with the values of its documents. All files of datasets come before the others. */
  take({ uri, kind, documents }: AnalysedFile, values: readonly (JsonObject | undefined)[]): void {
    if (kind !== 'dataset' && !isSearchableKind(kind)) return;
    for (const [at, { facts }] of documents.entries()) {
      const value = values[at];
      if (facts === undefined || value === undefined) continue;
      const { id, contentHash } = facts;
      if (kind === 'dataset') {
        if (id !== undefined && contentHash !== undefined)
          this.#datasets.push({ uri, id, value, contentHash });
        continue;
      }
      const record = { kind, id: id ?? '', value };
      this.#begun().add(record);
      this.#moved?.take(uri, record);
    }
  }

  run(): DatasetFindings {
    const steps = this.#begun().findings();
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return this.#moved === undefined ? step.value : withMoves(step.value, this.#moved);
  }

  #begun(): DatasetExamination {
    if (this.#examination === undefined && this.#head !== undefined) {
      this.#moved = new MovedMembers(this.#head, this.#datasets);
    }
    return (this.#examination ??= new DatasetExamination(this.#datasets, this.#settings));
  }
}
