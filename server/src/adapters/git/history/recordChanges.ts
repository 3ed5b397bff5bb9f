import type { RecordChange, StoredState } from '../../../core/history/historyCommit.ts';
import type { FileStates, StoredRecord } from './blobStates.ts';

type Records = readonly (StoredRecord | undefined)[];

/** The ids that are in another state. Equal texts give the same object, so that equal records at the start and at the end are soon passed over. */
export function recordChanges(
  { records: before }: FileStates,
  { records: after }: FileStates,
): RecordChange[] {
  const shift = after.length - before.length;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = after.length;
  while (end > start && end - shift > start && before[end - shift - 1] === after[end - 1]) end -= 1;
  const ids = new Set<string>();
  for (let at = start; at < end; at += 1) addId(ids, after[at]);
  for (let at = start; at < end - shift; at += 1) addId(ids, before[at]);
  if (ids.size === 0) return [];
  // A file that is new has nothing else.
  const old = before.length === 0 ? new Map<string, RecordChange>() : changesOf(before, ids);
  const now = changesOf(after, ids);
  const changes: RecordChange[] = [];
  for (const id of ids) {
    const [was, is] = [old.get(id)?.states ?? [], now.get(id)];
    if (is === undefined) changes.push({ id, states: [] });
    else if (!isSame(was, is.states)) changes.push(is);
  }
  return changes;
}

function addId(ids: Set<string>, record: StoredRecord | undefined): void {
  if (record !== undefined) ids.add(record.id);
}

/** What a file makes of some ids. */
function changesOf(records: Records, ids: ReadonlySet<string>): ReadonlyMap<string, RecordChange> {
  const changes = new Map<string, RecordChange>();
  const several = new Map<string, StoredState[]>();
  for (const record of records) {
    if (record === undefined || !ids.has(record.id)) continue;
    const { id, states } = record;
    const first = changes.get(id);
    if (first === undefined) changes.set(id, record);
    else {
      const all = several.get(id) ?? [...first.states];
      all.push(...states);
      if (!several.has(id)) {
        several.set(id, all);
        changes.set(id, { id, states: all });
      }
    }
  }
  return changes;
}

function isSame(one: readonly StoredState[], other: readonly StoredState[]): boolean {
  return one.length === other.length && one.every((state, at) => state === other[at]);
}
