import { isEqual } from '../../core/neighbours/equalNumbers.ts';
import { computeTable } from './computeTable.ts';
import type { MapResult, MapTask, ReportProgress, TableResult, TableTask } from './neighbourMessages.ts';
import { projectVectors } from './projectVectors.ts';
import { fingerprintsOf } from './rowsToCompute.ts';
import { readMap, readTable, writeMap, writeTable } from './storedResults.ts';

/** A table of neighbours; only what changed since an earlier session is compared. */
export async function tableOnce(task: TableTask, report: ReportProgress): Promise<TableResult> {
  const { file } = task;
  if (file === undefined) return computeTable(task, report);
  const found = await computeTable({ ...task, previous: task.previous ?? readTable(file) }, report);
  if (found.work.kept < task.slots.length) await writeTable(file, found.rows);
  return found;
}

/** A map; that of an earlier session where it was made of the same vectors. */
export async function mapOnce(task: MapTask, report: ReportProgress): Promise<MapResult> {
  const { file } = task;
  if (file === undefined) return projectVectors(task, report);
  const fingerprints = fingerprintsOf(task);
  const stored = readMap(file);
  if (stored !== undefined && isEqual(stored.fingerprints, fingerprints)) return stored.result;
  const result = await projectVectors(task, report);
  await writeMap(file, { fingerprints, result });
  return result;
}
