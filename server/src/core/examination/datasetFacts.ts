import type { DatasetFindings, DatasetReport, Leak, NearDuplicate } from './findings.ts';
import { groupBy } from '../groupBy.ts';

/** What was found out about datasets, by the records that it is shown at. */
export interface DatasetFacts {
  /** Of a dataset, by id. */
  reportOf(id: string): DatasetReport | undefined;
  /** Of a record of train, one for each dataset. */
  leaksOf(id: string): readonly Leak[];
  /** All leaks of a dataset. */
  leaksIn(dataset: string): readonly Leak[];
  nearDuplicateOf(id: string): NearDuplicate | undefined;
}

/** Makes findings ready to be asked. */
export function datasetFactsOf({ datasets, leaks, nearDuplicates }: DatasetFindings): DatasetFacts {
  const reports = new Map(datasets.map((report) => [report.id, report]));
  const byTrain = groupBy(leaks, ({ train }) => train);
  const byDataset = groupBy(leaks, ({ dataset }) => dataset);
  const near = new Map(nearDuplicates.map((one) => [one.id, one]));
  return {
    reportOf: (id) => reports.get(id),
    leaksOf: (id) => byTrain.get(id) ?? [],
    leaksIn: (dataset) => byDataset.get(dataset) ?? [],
    nearDuplicateOf: (id) => near.get(id),
  };
}

/** Ids of the records of which one of two findings says something that the other does not. */
export function changedIds(before: DatasetFindings, after: DatasetFindings): Set<string> {
  const [old, now] = [saidOf(before), saidOf(after)];
  const ids = new Set([...old.keys(), ...now.keys()]);
  return new Set([...ids].filter((id) => old.get(id) !== now.get(id)));
}

function saidOf({ datasets, leaks, nearDuplicates }: DatasetFindings): Map<string, string> {
  const said = new Map<string, string>();
  const add = (id: string, what: unknown): void => {
    said.set(id, `${said.get(id) ?? ''}\n${JSON.stringify(what)}`);
  };
  for (const report of datasets) add(report.id, report);
  for (const leak of leaks) add(leak.train, leak);
  for (const one of nearDuplicates) add(one.id, one);
  return said;
}
