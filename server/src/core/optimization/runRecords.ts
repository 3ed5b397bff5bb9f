import { createDatasetResolver } from '../datasets/resolve.ts';
import type { PlannedRecord, RunRecords } from './planRun.ts';
import type { RunExample } from './runRows.ts';

/** All records that a specification may refer to, in the order of their files. */
export interface RunSources {
  templates: readonly PlannedRecord[];
  datasets: readonly PlannedRecord[];
  examples: Iterable<RunExample>;
}

/** The records that the plan of a specification is made of. Of two with one id the first counts. */
export function runRecordsOf(
  specification: PlannedRecord,
  { templates, datasets, examples }: RunSources,
): RunRecords {
  const [templateById, datasetById] = [byId(templates), byId(datasets)];
  return {
    specification,
    templateOf: (id) => templateById.get(id),
    datasetOf: (id) => datasetById.get(id),
    resolver: createDatasetResolver(datasets),
    examples,
    defaultModel: undefined,
  };
}

function byId(records: readonly PlannedRecord[]): ReadonlyMap<string, PlannedRecord> {
  return new Map(records.toReversed().map((record) => [record.id, record]));
}
