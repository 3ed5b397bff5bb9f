import { UMAP } from 'umap-js';
import { neighboursOf, type NeighbourRows } from './neighbourTable.ts';

/** Passes over the links; the library's own numbers are 500 up to 10,000 records, and 200 above. */
const EPOCHS = 200;
/** Half the width of the square that the layout starts in, as in the library. */
const START = 10;
/** Any number does: the same one every time, so that a map can be made again. */
const SEED = 20_261_126;

/**
 * Lays the vectors of a table out in the plane so that neighbours lie together (UMAP; McInnes, Healy and Melville,
 * 2018). Starts from the given places, so that its large shape is theirs, and draws its random numbers from a fixed seed:
 * the same rows and places give the same layout. `onEpoch` may end it by answering false; then it is undefined. Every
 * vector needs `k` neighbours.
 */
export function umapLayout(
  rows: NeighbourRows,
  places: Float64Array,
  onEpoch: (done: number, total: number) => boolean,
): Float64Array | undefined {
  const count = rows.slots.length;
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let position = 0; position < count; position += 1) {
    const nearest = neighboursOf(rows, position);
    // The library counts a vector as the first of its own neighbours.
    indices.push([position, ...nearest.map((neighbour) => neighbour.position)]);
    distances.push([0, ...nearest.map(({ cosine }) => Math.max(0, 1 - cosine))]);
  }
  const umap = new UMAP({ nNeighbors: rows.k + 1, nEpochs: EPOCHS, random: seededRandom(SEED) });
  umap.setPrecomputedKNN(indices, distances);
  // With given neighbours only the number of vectors is looked at.
  umap.initializeFit(indices);
  const embedding = umap.getEmbedding();
  const scale = START / largestOf(places);
  for (const [position, point] of embedding.entries()) {
    point[0] = (places[position * 2] ?? 0) * scale;
    point[1] = (places[position * 2 + 1] ?? 0) * scale;
  }
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    umap.step();
    if (!onEpoch(epoch + 1, EPOCHS)) return undefined;
  }
  return Float64Array.from(umap.getEmbedding().flat());
}

function largestOf(places: Float64Array): number {
  let largest = Number.MIN_VALUE;
  for (const value of places) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/** Numbers from 0 to 1 that repeat for a seed (mulberry32, Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
