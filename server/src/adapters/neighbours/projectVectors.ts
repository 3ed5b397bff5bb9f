import { numeral } from '../../../../shared/src/counted.ts';
import { toSquare } from '../../core/neighbours/mapSquare.ts';
import { placeOn, principalPlane, type PrincipalPlane } from '../../core/neighbours/principalPlane.ts';
import { umapLayout } from '../../core/neighbours/umapLayout.ts';
import { TopK, type Hits } from '../../core/search/topK.ts';
import { scanAll } from '../vectors/exactScan.ts';
import { QuantisedRows } from '../vectors/quantisedRows.ts';
import { computeTable } from './computeTable.ts';
import type { MapResult, MapTask, ReportProgress } from './neighbourMessages.ts';
import { SharedVectors } from './sharedVectors.ts';

/** Neighbours that a layout keeps together, as UMAP's default. */
const NEIGHBOURS = 15;
/** Records of the layout among which another is placed. */
const ANCHORS = 5;
const REPORTED = 512;

/** Places vectors on a square: by their principal plane, or by UMAP with what it cannot lay out placed beside. */
export async function projectVectors(task: MapTask, report: ReportProgress): Promise<MapResult> {
  const { chunks, dimensions, slots, method } = task;
  const count = slots.length;
  const vectors = new SharedVectors(chunks, dimensions, slots);
  report('Finding the principal directions', 0, count);
  const plane = principalPlane((position) => vectors.vector(position), count, dimensions);
  if (method === 'pca' || count <= NEIGHBOURS + 1) {
    const places = placesOn(plane, vectors);
    return { method: 'pca', points: toSquare(places), how: describePlane(plane, count, method === 'umap') };
  }
  const sampled = Math.min(count, task.most);
  const chosen = Uint32Array.from({ length: sampled }, (_, at) => Math.floor((at * count) / sampled));
  const sample = { ...task, slots: chosen.map((position) => slots[position] ?? 0) };
  const laidOut = await layOut(sample, plane, report);
  if (sampled === count)
    return { method: 'umap', points: toSquare(laidOut), how: describeLayout(count, count) };
  const places = placeBeside(vectors, chosen, laidOut, report);
  return { method: 'umap', points: toSquare(places), how: describeLayout(sampled, count) };
}

async function layOut(task: MapTask, plane: PrincipalPlane, report: ReportProgress): Promise<Float64Array> {
  const { chunks, dimensions, slots } = task;
  const groups = new Uint32Array(slots.length);
  const { rows } = await computeTable(
    { ...task, type: 'table', k: NEIGHBOURS, groups, previous: undefined, graph: undefined },
    report,
  );
  const start = placesOn(plane, new SharedVectors(chunks, dimensions, slots));
  report('Laying out', 0, 1);
  const laidOut = umapLayout(rows, start, (done, total) => {
    report('Laying out', done, total);
    return true;
  });
  return laidOut ?? start;
}

function placesOn(plane: PrincipalPlane, vectors: SharedVectors): Float64Array {
  const places = new Float64Array(vectors.size * 2);
  for (let position = 0; position < vectors.size; position += 1) {
    places.set(placeOn(plane, vectors.vector(position)), position * 2);
  }
  return places;
}

/** Places every vector outside the layout at the mean of its nearest inside, the nearer the heavier. */
function placeBeside(
  vectors: SharedVectors,
  chosen: Uint32Array,
  laidOut: Float64Array,
  report: ReportProgress,
): Float64Array {
  const places = new Float64Array(vectors.size * 2);
  const anchorOf = new Map(Array.from(chosen, (position, at) => [position, at] as const));
  const nearest = nearestAnchors(vectors, chosen);
  for (let position = 0; position < vectors.size; position += 1) {
    const own = anchorOf.get(position);
    if (own !== undefined) places.set(laidOut.subarray(own * 2, own * 2 + 2), position * 2);
    else {
      let [x, y, weights] = [0, 0, 0];
      for (const { anchor, weight } of nearest(position)) {
        x += (laidOut[anchor * 2] ?? 0) * weight;
        y += (laidOut[anchor * 2 + 1] ?? 0) * weight;
        weights += weight;
      }
      if (weights > 0) places.set([x / weights, y / weights], position * 2);
    }
    if (position % REPORTED === 0) report('Placing the others', position, vectors.size);
  }
  return places;
}

/** Finds the nearest of the chosen vectors with their weights: one over the squared distance. */
function nearestAnchors(
  vectors: SharedVectors,
  chosen: Uint32Array,
): (position: number) => { anchor: number; weight: number }[] {
  const anchors = {
    size: chosen.length,
    end: chosen.length,
    has: (at: number): boolean => at < chosen.length && vectors.has(chosen[at] ?? 0),
    cosine: (query: Float32Array, at: number): number => vectors.cosine(query, chosen[at] ?? 0),
  };
  const dimensions = vectors.vector(0).length;
  const rows = QuantisedRows.create(dimensions);
  for (const [at, position] of chosen.entries()) rows?.set(at, vectors.vector(position));
  return (position) => {
    const query = vectors.vector(position).slice();
    const hits =
      rows === undefined ? plainNearest(anchors, query) : scanAll({ exact: anchors, rows }, query, ANCHORS);
    return hits.slots.map((anchor, at) => ({
      anchor,
      weight: 1 / (1.001 - Math.min(1, hits.scores[at] ?? 0)) ** 2,
    }));
  };
}

function plainNearest(
  { size, cosine }: { size: number; cosine: (query: Float32Array, at: number) => number },
  query: Float32Array,
): Hits {
  const top = new TopK(ANCHORS);
  for (let at = 0; at < size; at += 1) top.offer(at, cosine(query, at));
  return top.take();
}

function describePlane({ explained, sampled }: PrincipalPlane, count: number, isInstead: boolean): string {
  const share = Math.round((explained[0] + explained[1]) * 100);
  const of = sampled < count ? `, measured on ${numeral(sampled)} of them` : '';
  const why = isInstead ? 'Too few records for UMAP: principal components. ' : '';
  return `${why}The two directions in which ${numeral(count)} records differ most${of}; they hold ${String(share)} % of the differences.`;
}

function describeLayout(sampled: number, count: number): string {
  const records = `UMAP of ${numeral(sampled)} records`;
  const nearest = `${String(NEIGHBOURS)} nearest neighbours`;
  if (sampled === count) return `${records} by their ${nearest}.`;
  const rest = numeral(count - sampled);
  return `${records}, evenly chosen, by their ${nearest}; the other ${rest} lie among the ${String(ANCHORS)} of those that are nearest to them.`;
}
