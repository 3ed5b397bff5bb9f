import type { OutlierScore } from '../../core/neighbours/outlierScores.ts';
import type { RecordDigests } from '../../core/neighbours/recordDigests.ts';
import type { UsageCounts } from '../../core/search/order.ts';
import type { NeighbourMaps } from './neighbourMaps.ts';
import type { StoredRows } from './neighbourMessages.ts';
import type { NeighbourTables } from './neighbourTables.ts';
import type { RecordGroups } from './recordGroups.ts';

/** What the answers have in common. */
export interface NeighbourParts {
  tables: NeighbourTables;
  maps: NeighbourMaps;
  digests: RecordDigests;
  groups: RecordGroups;
  /** Of each table: pages of a ranking are cut from the same scores. */
  scores: WeakMap<StoredRows, readonly OutlierScore[]>;
  usage: () => UsageCounts;
}
