import { insertNeighbour, positionsByGroup } from '../../core/neighbours/neighbourTable.ts';
import type { Hits } from '../../core/search/topK.ts';
import { scanAll, type ScannedVectors } from '../vectors/exactScan.ts';
import { fingerprintOf } from '../vectors/graph/fingerprint.ts';
import { readGraph } from '../vectors/graph/graphFiles.ts';
import { loadGraphLibrary } from '../vectors/graph/graphLibrary.ts';
import { NeighbourGraph } from '../vectors/graph/neighbourGraph.ts';
import { NodeLinks } from '../vectors/graph/nodeLinks.ts';
import { QuantisedRows } from '../vectors/quantisedRows.ts';
import type { ReportProgress, StoredRows, TableResult, TableTask } from './neighbourMessages.ts';
import { prepareRows } from './rowsToCompute.ts';
import { SharedVectors } from './sharedVectors.ts';

/** A graph is asked for groups with at least this share of all: of the neighbours that it names, few are of a smaller one. */
const GRAPH_SHARE = 0.5;
const STEP = 'Comparing neighbours';
/** Rows between two reports. */
const REPORTED = 128;

/** The vectors of one group; positions in it are not those of the table. */
interface Group {
  positions: readonly number[];
  vectors: SharedVectors;
}

/**
 * The k nearest of every vector in its group: of what changed since the table before where there is one. By comparing all
 * with all, which misses nothing; a group of at least `GRAPH_SHARE` by the graph where the task has one.
 */
export async function computeTable(task: TableTask, report: ReportProgress): Promise<TableResult> {
  const { rows, toSearch, changed } = prepareRows(task);
  const work = { exact: 0, graph: 0, kept: task.slots.length - toSearch.length };
  const wanted = new Set(toSearch);
  const newcomers = new Set(changed);
  let done = 0;
  const tick = (): void => {
    done += 1;
    if (done % REPORTED === 0) report(STEP, done, toSearch.length);
  };
  const compared = QuantisedRows.create(task.dimensions);
  for (const positions of positionsByGroup(task.groups).values()) {
    const own = positions.filter((position) => wanted.has(position));
    if (own.length === 0) continue;
    const slots = Uint32Array.from(positions, (position) => task.slots[position] ?? 0);
    const group = { positions, vectors: new SharedVectors(task.chunks, task.dimensions, slots) };
    const isWhole = own.length === positions.length && positions.length >= task.slots.length * GRAPH_SHARE;
    const left = isWhole ? await searchGraph(task, rows, group, tick) : own;
    work.graph += own.length - left.length;
    work.exact += left.length;
    scanGroup(rows, group, left, compared, tick);
    const arrived = positions.filter((position) => newcomers.has(position));
    if (arrived.length > 0) takeIn(rows, group, arrived, wanted);
  }
  forgetChanged(rows, new SharedVectors(task.chunks, task.dimensions, task.slots));
  report(STEP, toSearch.length, toSearch.length);
  return { rows, work };
}

/** What was compared with a vector that came or went meanwhile is not to be kept: it gets the fingerprint of none. */
function forgetChanged({ fingerprints }: StoredRows, vectors: SharedVectors): void {
  for (const [position, before] of fingerprints.entries())
    if (fingerprintOf(vectors.vector(position)) !== before) fingerprints[position] = 0;
}

/** Writes what a search found into a row; the vector itself is no neighbour of its own. */
function write(rows: StoredRows, { positions }: Group, position: number, { slots, scores }: Hits): void {
  for (const [at, found] of slots.entries()) {
    const other = positions[found];
    if (other === undefined || other === position) continue;
    insertNeighbour(rows, position, { position: other, cosine: scores[at] ?? 0 });
  }
}

function scanGroup(
  rows: StoredRows,
  group: Group,
  wanted: readonly number[],
  compared: QuantisedRows | undefined,
  tick: () => void,
): void {
  if (wanted.length === 0) return;
  const { positions, vectors } = group;
  const inGroup = new Map(positions.map((position, at) => [position, at]));
  const isQuantised = compared !== undefined && loadRows(compared, vectors);
  for (const position of wanted) {
    const at = inGroup.get(position) ?? 0;
    const query = vectors.vector(at).slice();
    if (isQuantised)
      write(rows, group, position, scanAll({ exact: vectors, rows: compared }, query, rows.k + 1));
    else scanPlainly(rows, group, position, query);
    tick();
  }
}

/** False where there is no memory for all. */
function loadRows(compared: QuantisedRows, vectors: SharedVectors): boolean {
  for (let at = 0; at < vectors.size; at += 1) if (!compared.set(at, vectors.vector(at))) return false;
  return true;
}

/** Without SIMD. */
function scanPlainly(
  rows: StoredRows,
  { positions, vectors }: Group,
  position: number,
  query: Float32Array,
): void {
  for (const [at, other] of positions.entries()) {
    if (other !== position)
      insertNeighbour(rows, position, { position: other, cosine: vectors.cosine(query, at) });
  }
}

/** Offers new vectors to the rows that were kept; the others have found them themselves. */
function takeIn(
  rows: StoredRows,
  { positions, vectors }: Group,
  arrived: readonly number[],
  searched: ReadonlySet<number>,
): void {
  const inGroup = new Map(positions.map((position, at) => [position, at]));
  for (const newcomer of arrived) {
    const query = vectors.vector(inGroup.get(newcomer) ?? 0).slice();
    for (const [at, position] of positions.entries()) {
      if (searched.has(position)) continue;
      insertNeighbour(rows, position, { position: newcomer, cosine: vectors.cosine(query, at) });
    }
  }
}

/** Asks the graph for every position of the group; answers those that it does not lead to enough of. */
async function searchGraph(
  { graph, slots, dimensions }: TableTask,
  rows: StoredRows,
  group: Group,
  tick: () => void,
): Promise<readonly number[]> {
  const { positions, vectors } = group;
  const opened = graph && (await openGraph(graph.place, graph.name, dimensions, rows, positions));
  if (graph === undefined || opened === undefined) return positions;
  const compared = QuantisedRows.create(dimensions);
  if (compared === undefined) return positions;
  for (const at of opened.missing) compared.set(at, vectors.vector(at));
  const scanned: ScannedVectors<SharedVectors> = { exact: vectors, rows: compared };
  // Neighbours of other groups have to be made up for.
  const neighbours = Math.ceil((graph.neighbours * slots.length) / positions.length);
  const left: number[] = [];
  for (const [at, position] of positions.entries()) {
    const query = vectors.vector(at).slice();
    const found = opened.graph.nearest(scanned, query, rows.k + 1, neighbours);
    if (found === undefined) left.push(position);
    else {
      write(rows, group, position, found);
      tick();
    }
  }
  return left;
}

/** The graph joined to the group's vectors; `undefined` where its file is gone or cannot be read. */
async function openGraph(
  place: Parameters<typeof readGraph>[0],
  name: string,
  dimensions: number,
  rows: StoredRows,
  positions: readonly number[],
): Promise<{ graph: NeighbourGraph; missing: Iterable<number> } | undefined> {
  try {
    const stored = readGraph(place, name);
    if (stored === undefined) return undefined;
    const index = (await loadGraphLibrary())(dimensions);
    index.view(stored.file);
    const links = new NodeLinks(stored.fingerprints);
    for (const [at, position] of positions.entries()) links.set(at, rows.fingerprints[position]);
    return { graph: new NeighbourGraph(index, links), missing: links.missing };
  } catch {
    return undefined;
  }
}
