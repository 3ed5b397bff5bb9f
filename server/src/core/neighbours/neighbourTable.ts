/** The k nearest of each vector, as flat arrays. Positions count the vectors of the table. */
export interface NeighbourRows {
  k: number;
  /** The caller's number of each vector. */
  slots: Uint32Array;
  /** Vectors have neighbours in their own group only. */
  groups: Uint32Array;
  /** Position of each neighbour, nearest first; −1 where a group has fewer. */
  neighbours: Int32Array;
  /** Raw cosine of each. */
  cosines: Float32Array;
}

/** A neighbour with its raw cosine. */
export interface Neighbour {
  position: number;
  cosine: number;
}

/** Empty rows for vectors. */
export function emptyRows(k: number, slots: Uint32Array, groups: Uint32Array): NeighbourRows {
  return {
    ...{ k, slots, groups },
    neighbours: new Int32Array(slots.length * k).fill(-1),
    cosines: new Float32Array(slots.length * k),
  };
}

/** The neighbours of a position, nearest first. */
export function neighboursOf({ k, neighbours, cosines }: NeighbourRows, position: number): Neighbour[] {
  const found: Neighbour[] = [];
  for (let at = position * k; at < (position + 1) * k; at += 1) {
    const neighbour = neighbours[at] ?? -1;
    if (neighbour < 0) break;
    found.push({ position: neighbour, cosine: cosines[at] ?? 0 });
  }
  return found;
}

/**
 * Puts a neighbour into a row where it belongs: nearest first, equal ones by position. Without effect where the row is
 * full of nearer ones.
 */
export function insertNeighbour(
  rows: NeighbourRows,
  position: number,
  { position: other, cosine }: Neighbour,
): void {
  const { k, neighbours, cosines } = rows;
  const start = position * k;
  const isBefore = (at: number): boolean => {
    const held = neighbours[at] ?? -1;
    const score = cosines[at] ?? 0;
    return held < 0 || cosine > score || (cosine === score && other < held);
  };
  let at = start + k - 1;
  if (!isBefore(at)) return;
  for (; at > start && isBefore(at - 1); at -= 1) {
    neighbours[at] = neighbours[at - 1] ?? -1;
    cosines[at] = cosines[at - 1] ?? 0;
  }
  neighbours[at] = other;
  cosines[at] = cosine;
}

/** The positions of each group, in their order. */
export function positionsByGroup(groups: Uint32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [position, group] of groups.entries()) {
    const positions = found.get(group);
    if (positions === undefined) found.set(group, [position]);
    else positions.push(position);
  }
  return found;
}
