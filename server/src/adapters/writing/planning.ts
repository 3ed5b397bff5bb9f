import { setImmediate } from 'node:timers/promises';
import type { RecordEdits } from '../../../../shared/src/protocol/writing.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import type { RecordStore, StoredRecord } from '../index/recordStore.ts';
import { OperationalError } from '../operationalError.ts';
import type { PlanProgress } from './planProgress.ts';

/** Records of a file that are worked on between two pauses: some ten milliseconds. */
const RECORDS_AT_ONCE = 20;
/** As many that are only read. */
const RECORDS_READ_AT_ONCE = 200;

export interface RecordWritingOptions {
  store: RecordStore;
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  /** The present text of a file, the open buffer's where there is one. */
  textOf: (uri: string) => string | undefined;
  /** What the base knows of records, by id; nothing where there is no git or no trust. */
  baseVersions: (
    records: readonly StoredRecord[],
    token: Cancellation,
  ) => Promise<ReadonlyMap<string, BaseVersion>>;
  progress: PlanProgress;
  newId: () => string;
  /** RFC 3339. */
  now: () => string;
}

/** A plan that changes nothing yet. */
export function emptyPlan({ revision }: RecordStore): RecordEdits {
  return { files: [], edited: [], refused: [], unchanged: [], revision };
}

/** Records by their file's URI, in order. */
export function byFile(records: readonly StoredRecord[]): ReadonlyMap<string, StoredRecord[]> {
  const files = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const same = files.get(record.uri);
    if (same === undefined) files.set(record.uri, [record]);
    else same.push(record);
  }
  return files;
}

/** The records with the ids; those that are unknown or not unique are refused in the plan. */
export async function findRecords(
  store: RecordStore,
  ids: readonly string[],
  plan: RecordEdits,
  token: Cancellation,
): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (const [at, id] of [...new Set(ids.map(normaliseId))].entries()) {
    if (at % RECORDS_READ_AT_ONCE === RECORDS_READ_AT_ONCE - 1) await letOthersIn(token);
    const records = store.all(id);
    const [only] = records;
    if (records.length === 1 && only !== undefined) found.push(only);
    else {
      const reason =
        records.length === 0
          ? 'No record has this id.'
          : `${String(records.length)} records have this id; give the copies new ones first.`;
      plan.refused.push({ id, reason });
    }
  }
  return found;
}

/** Goes through the steps to their value; others are let in between. `tell` takes how many there were. */
export async function takeSteps<T>(
  steps: Generator<undefined, T>,
  token: Cancellation,
  tell?: (taken: number) => void,
): Promise<T> {
  let step = steps.next();
  for (let taken = 1; step.done !== true; taken += 1) {
    if (taken % RECORDS_AT_ONCE === 0) {
      tell?.(taken);
      await letOthersIn(token);
    }
    step = steps.next();
  }
  return step.value;
}

/** Searches are answered in between. */
export async function letOthersIn(token: Cancellation): Promise<void> {
  await setImmediate();
  if (token.isCancellationRequested) throw new OperationalError('The change was cancelled.');
}
