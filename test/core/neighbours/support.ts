import {
  emptyRows,
  insertNeighbour,
  type NeighbourRows,
} from '../../../server/src/core/neighbours/neighbourTable.ts';
import { seededRandom } from '../../../server/src/core/neighbours/umapLayout.ts';
import { unitVector } from '../../../server/src/core/search/vectorIndex.ts';

/** The k nearest of each vector by comparing all with all; slots are 10 apart. */
export function tableOf(
  vectors: readonly Float32Array[],
  k: number,
  groups?: readonly number[],
): NeighbourRows {
  const slots = Uint32Array.from(vectors, (_, position) => position * 10);
  const rows = emptyRows(
    k,
    slots,
    Uint32Array.from(vectors, (_, position) => groups?.[position] ?? 0),
  );
  for (const [position, vector] of vectors.entries()) {
    for (const [other, otherVector] of vectors.entries()) {
      if (other === position || rows.groups[other] !== rows.groups[position]) continue;
      insertNeighbour(rows, position, { position: other, cosine: cosineOf(vector, otherVector) });
    }
  }
  return rows;
}

export function cosineOf(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}

/** Unit vectors around a direction; the larger the spread, the farther apart. */
export function cloud(count: number, dimensions: number, seed: number, spread: number): Float32Array[] {
  const random = seededRandom(seed);
  const centre = Array.from({ length: dimensions }, () => random() - 0.5);
  return Array.from({ length: count }, () =>
    unitVector(Float32Array.from(centre, (value) => value + (random() - 0.5) * spread))!,
  );
}
