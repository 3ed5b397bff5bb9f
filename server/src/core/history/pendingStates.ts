import type { PendingState, VersionChange } from '../../../../shared/src/protocol/records.ts';
import type { RecordVersion } from '../records/versions.ts';

/** A record as a commit, git's index, the disk or a buffer has it. */
export interface PlacedVersion extends RecordVersion {
  /** Relative to the workspace's folder, with slashes. */
  path: string;
}

/** What a layer over HEAD has of a record. */
export interface Layer {
  state: PendingState;
  /** Absent where it does not have the record. */
  record?: PlacedVersion | undefined;
  /** True where the record is there without a version, or without a content that can be compared. */
  isUnclear?: boolean;
}

/** A change that no commit has yet; without a record where it takes the record away. */
export interface PendingChange {
  state: PendingState;
  change: VersionChange | 'removed';
  record?: PlacedVersion;
  /** Content hash of the layer below; absent where that does not have the record. */
  parent?: string;
}

/**
 * What the layers over HEAD change, lowest first: each is compared with the one below it. `wasThere` says that a commit had the
 * record once.
 */
export function pendingChanges(
  committed: PlacedVersion | undefined,
  wasThere: boolean,
  layers: readonly Layer[],
): PendingChange[] {
  const changes: PendingChange[] = [];
  let below = committed;
  let isKnown = wasThere || committed !== undefined;
  for (const { state, record, isUnclear } of layers) {
    if (isUnclear === true) continue;
    const change = changeOf(below, record, isKnown);
    if (change !== undefined) {
      const parent = below?.contentHash;
      changes.push({ state, change, ...(record && { record }), ...(parent !== undefined && { parent }) });
    }
    below = record;
    isKnown ||= record !== undefined;
  }
  return changes;
}

function changeOf(
  before: PlacedVersion | undefined,
  after: PlacedVersion | undefined,
  isKnown: boolean,
): PendingChange['change'] | undefined {
  if (after === undefined) return before === undefined ? undefined : 'removed';
  if (before === undefined) return isKnown ? 'restored' : 'added';
  if (before.contentHash !== after.contentHash) return 'changed';
  return before.path === after.path ? undefined : 'moved';
}
