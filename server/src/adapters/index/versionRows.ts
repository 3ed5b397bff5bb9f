import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { pendingChanges, type PendingChange } from '../../core/history/pendingStates.ts';
import type { HistoricEvent, RecordHistory, RecordPast } from '../../core/history/recordHistory.ts';
import type { TableRow } from '../database/tableRows.ts';
import type { CommitDetails } from '../git/history/commitDetails.ts';
import type { PendingRecords } from './pendingRecords.ts';

/** The versions of a folder's records. */
export interface FolderVersions {
  /** Absent where no commit is. */
  history: RecordHistory | undefined;
  /** By the names of commits. */
  details: ReadonlyMap<string, CommitDetails>;
  pending: PendingRecords;
}

/** The rows of a kind's table of versions, record by record: what commits did, oldest first, then what is pending. */
export async function* versionRows(
  kind: RecordKind,
  folders: () => Promise<FolderVersions[]>,
): AsyncGenerator<TableRow | undefined, void> {
  for (const folder of await folders()) {
    const seen = new Set<string>();
    for (const past of folder.history?.pasts() ?? []) {
      seen.add(past.id);
      yield;
      yield* rowsOf(kind, past.id, past, folder);
    }
    for (const [id, ownKind] of folder.pending.ids()) {
      if (ownKind !== kind || seen.has(id)) continue;
      seen.add(id);
      yield* rowsOf(kind, id, undefined, folder);
    }
  }
}

function* rowsOf(
  kind: RecordKind,
  id: string,
  past: RecordPast | undefined,
  { details, pending }: FolderVersions,
): Iterable<TableRow> {
  const events = past?.events.filter((event) => event.kind === kind) ?? [];
  for (const event of events) yield eventRow(event, details.get(event.commit));
  if (past !== undefined && past.events.at(-1)?.kind !== kind) return;
  const known = new Set(events.map(({ contentHash }) => contentHash));
  const changes = pendingChanges(past?.current, past !== undefined, pending.layersOf(id, past?.current));
  for (const change of changes) {
    yield pendingRow(id, change, past, known);
    if (change.record !== undefined) known.add(change.record.contentHash);
  }
}

function eventRow(event: HistoricEvent, details: CommitDetails | undefined): TableRow {
  const isRemoval = event.change === 'removed';
  return {
    id: event.id,
    version: isRemoval ? undefined : event.version,
    content_hash: isRemoval ? undefined : event.contentHash,
    commit: event.commit,
    author: details?.author,
    committed_at: details?.date ?? new Date(event.time * 1000).toISOString(),
    message: details?.summary,
    path: event.path,
    parent_content_hashes: [...event.parents],
    change: event.change,
    is_new: event.isNew,
    pending: undefined,
  };
}

function pendingRow(
  id: string,
  { state, change, record, parent }: PendingChange,
  past: RecordPast | undefined,
  known: ReadonlySet<string>,
): TableRow {
  return {
    id,
    version: record?.version,
    content_hash: record?.contentHash,
    commit: undefined,
    author: undefined,
    committed_at: undefined,
    message: undefined,
    path: record?.path ?? past?.current?.path,
    parent_content_hashes: parent === undefined ? [] : [parent],
    change,
    is_new: record !== undefined && !known.has(record.contentHash),
    pending: state,
  };
}
