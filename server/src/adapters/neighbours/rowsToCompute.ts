import type { Neighbour } from '../../core/neighbours/neighbourTable.ts';
import { emptyRows, insertNeighbour, neighboursOf } from '../../core/neighbours/neighbourTable.ts';
import { fingerprintOf } from '../vectors/graph/fingerprint.ts';
import type { NeighbourTask, StoredRows, TableTask } from './neighbourMessages.ts';
import { SharedVectors } from './sharedVectors.ts';

/** A larger share of rows to be searched for is not worth the comparing. */
const WORTH_KEEPING = 0.1;

/** A table with the rows that are still right, and the positions whose rows are not. */
export interface PreparedRows {
  rows: StoredRows;
  toSearch: number[];
  /** Positions of the vectors that are new or changed: rows that were kept may have to take them in. */
  changed: number[];
}

/**
 * Takes over the rows of the table before whose vector, and whose neighbours' vectors, are the same. Everything is to be
 * searched for where there is no such table or too much has changed.
 */
export function prepareRows(task: TableTask): PreparedRows {
  const { k, slots, groups, previous } = task;
  const fingerprints = fingerprintsOf(task);
  const rows: StoredRows = { ...emptyRows(k, slots, groups), fingerprints };
  const all = Array.from(slots.keys());
  if (previous?.k !== k) return { rows, toSearch: all, changed: [] };
  const now = positionsNow(previous, rows);
  const before = new Int32Array(slots.length).fill(-1);
  for (const [position, at] of now.entries()) if (at >= 0) before[at] = position;
  const toSearch: number[] = [];
  const changed: number[] = [];
  for (const position of all) {
    const old = before[position] ?? -1;
    if (old < 0) changed.push(position);
    const kept = old < 0 ? undefined : keptRow(previous, old, now);
    if (kept === undefined) toSearch.push(position);
    else for (const neighbour of kept) insertNeighbour(rows, position, neighbour);
  }
  if (toSearch.length <= slots.length * WORTH_KEEPING) return { rows, toSearch, changed };
  return { rows: { ...emptyRows(k, slots, groups), fingerprints }, toSearch: all, changed: [] };
}

/** A number for each vector of a task. */
export function fingerprintsOf({ chunks, dimensions, slots }: NeighbourTask): Float64Array {
  const vectors = new SharedVectors(chunks, dimensions, slots);
  return Float64Array.from(slots, (_, position) => fingerprintOf(vectors.vector(position)));
}

/** For each position of the table before its position now; −1 where its vector or group is another. */
function positionsNow(previous: StoredRows, rows: StoredRows): Int32Array {
  const positions = new Map(Array.from(rows.slots, (slot, position) => [slot, position] as const));
  return Int32Array.from(previous.slots, (slot, old) => {
    const position = positions.get(slot);
    const isSame =
      position !== undefined &&
      rows.fingerprints[position] === previous.fingerprints[old] &&
      rows.groups[position] === previous.groups[old];
    return isSame ? position : -1;
  });
}

/** The neighbours of a row by their positions now; `undefined` where one of them is gone or changed. */
function keptRow(previous: StoredRows, old: number, now: Int32Array): Neighbour[] | undefined {
  const kept: Neighbour[] = [];
  for (const { position, cosine } of neighboursOf(previous, old)) {
    const at = now[position] ?? -1;
    if (at < 0) return undefined;
    kept.push({ position: at, cosine });
  }
  return kept;
}
