import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { computeTable } from '../../server/src/adapters/neighbours/computeTable.ts';
import type { StoredRows, TableTask } from '../../server/src/adapters/neighbours/neighbourMessages.ts';
import { MOST_LAID_OUT } from '../../server/src/adapters/neighbours/neighbourMaps.ts';
import { projectVectors } from '../../server/src/adapters/neighbours/projectVectors.ts';
import { GraphKeeper } from '../../server/src/adapters/vectors/graph/graphKeeper.ts';
import { PlannedVectorIndex } from '../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { labelDoubts } from '../../server/src/core/neighbours/labelDoubts.ts';
import { neighboursOf } from '../../server/src/core/neighbours/neighbourTable.ts';
import { outlierScores, UNUSUAL } from '../../server/src/core/neighbours/outlierScores.ts';
import { bankingTexts } from './support/bankingWorkspace.ts';
import { benchSize, printTable } from './support/measure.ts';
import { bankingRows, qualitySets } from './support/qualitySets.ts';
import { realVectors } from './support/realVectors.ts';

/**
 * What the map, the duplicates and the outliers cost over real embeddings, and what they find: the table of neighbours
 * beside comparing all pairs, maps by both methods, and planted outliers and wrong labels.
 */
const DIMENSIONS = 384;
const K = 15;
const PROBES = 300;
/** Above, comparing all pairs takes minutes: it is measured on a part and reckoned. */
const MOST_EXACT = 20_000;
const quiet = (): void => undefined;
const seconds = (value: number): string => (value / 1000).toFixed(value < 1000 ? 2 : 1);

const rows = bankingTexts(benchSize());
const vectors = await realVectors(rows.map(({ text }) => text));
const folder = mkdtempSync(path.join(tmpdir(), 'databits-neighbours-'));
const lines: string[][] = [];
for (const size of [1000, 10_000, 100_000].filter((size) => size <= vectors.length))
  lines.push(await measure(size));
printTable(
  `CPU seconds for all records (${String(DIMENSIONS)} dimensions, ${String(K)} neighbours)`,
  [
    'records',
    'all pairs',
    'table',
    'way',
    'recall',
    '10 records changed',
    'PCA',
    'UMAP',
    'points, MB',
    'peak heap, MB',
  ],
  lines,
);
rmSync(folder, { recursive: true });
printTable('What is found in Banking77', ['what', 'figure'], await quality());

/** CPU milliseconds of one call: the machine may be busy with something else. */
async function cpuOf(call: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function indexOf(chosen: readonly Float32Array[]): PlannedVectorIndex {
  const index = new PlannedVectorIndex(DIMENSIONS);
  for (const [slot, vector] of chosen.entries()) index.set(slot, vector);
  return index;
}

function taskOf(index: PlannedVectorIndex, groups = new Uint32Array(index.size)): TableTask {
  const slots = Uint32Array.from({ length: index.size }, (_, slot) => slot);
  const { chunks, dimensions } = index;
  return { type: 'table', k: K, dimensions, chunks, slots, groups, previous: undefined, graph: undefined };
}

async function measure(size: number): Promise<string[]> {
  const index = indexOf(vectors.slice(0, size));
  const task = taskOf(index);
  const part = Math.min(size, MOST_EXACT);
  const exactOfPart = await cpuOf(() => computeTable(taskOf(indexOf(vectors.slice(0, part))), quiet));
  const exact = exactOfPart * (size / part) ** 2;
  const graph = size >= 30_000 ? await graphOf(index) : undefined;
  let table: StoredRows | undefined;
  const time = await cpuOf(async () => {
    table = (await computeTable({ ...task, graph }, quiet)).rows;
  });
  if (table === undefined) throw new Error('There is no table.');
  const recall = recallOf(table, index);
  for (let slot = 0; slot < 10; slot += 1)
    index.set(slot, vectors[(slot * 7919 + 13) % vectors.length] as Float32Array);
  const previous = table;
  const change = await cpuOf(() => computeTable({ ...task, graph, previous }, quiet));
  const { chunks, slots, dimensions } = task;
  let heap = 0;
  const look = (): void => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  };
  const draw = (method: 'pca' | 'umap') =>
    projectVectors({ type: 'map', method, chunks, slots, dimensions, most: MOST_LAID_OUT }, look);
  const pca = await cpuOf(() => draw('pca'));
  let points = 0;
  const umap = await cpuOf(async () => {
    points = (await draw('umap')).points.length * 2;
  });
  const megabytes = ((points * 4) / 3 + size * 39) / 1e6;
  return [
    String(size),
    size === part ? seconds(exact) : `${seconds(exact)} (reckoned)`,
    seconds(time),
    graph === undefined ? 'all pairs' : 'graph',
    recall.toFixed(4),
    seconds(change),
    ...[seconds(pca), seconds(umap), megabytes.toFixed(2), (heap / 1e6).toFixed(0)],
  ];
}

async function graphOf(index: PlannedVectorIndex): Promise<TableTask['graph']> {
  const { vectors: scanned } = index;
  if (scanned === undefined) throw new Error('This machine has no SIMD.');
  const place = { folder, key: 'bench', dimensions: DIMENSIONS };
  const keeper = new GraphKeeper(scanned, { place, least: 1, quiet: 1e9 });
  process.stdout.write(`Graph: ${seconds(await cpuOf(() => keeper.update()))} s\n`);
  const stored = await keeper.stored();
  const neighbours = stored?.neighboursFor(K + 1);
  await keeper.dispose();
  process.stdout.write(`It is asked for ${String(neighbours)} neighbours.\n`);
  return stored === undefined || neighbours === undefined ? undefined : { ...stored, neighbours };
}

/** Share of the true nearest that the table has, over evenly spread records. */
function recallOf(table: StoredRows, index: PlannedVectorIndex): number {
  let found = 0;
  for (let probe = 0; probe < PROBES; probe += 1) {
    const position = Math.floor((probe * table.slots.length) / PROBES);
    const truth = index
      .nearest(vectors[position] as Float32Array, K + 1)
      .slots.filter((slot) => slot !== position);
    const own = new Set(neighboursOf(table, position).map((neighbour) => neighbour.position));
    found += truth.slice(0, K).filter((slot) => own.has(slot)).length;
  }
  return found / (PROBES * K);
}

/** Texts of other subjects among Banking77's must be unusual; wrong labels must be doubted. */
async function quality(): Promise<string[][]> {
  const banking = bankingRows('train');
  const own = await realVectors(banking.map(({ text }) => text));
  const foreign = (qualitySets().find(({ subject }) => subject === 'functions')?.queries ?? []).slice(0, 100);
  const planted = await realVectors(foreign.map(({ text }) => text));
  const { rows: table } = await computeTable(taskOf(indexOf([...own, ...planted])), quiet);
  const scores = outlierScores(table);
  const isPlanted = (position: number): boolean => position >= own.length;
  const unusual = scores.filter(({ standing }) => standing >= UNUSUAL);
  const first = scores.slice(0, planted.length).filter(({ position }) => isPlanted(position)).length;
  const lof = localOutlierFactors(table);
  const byLof = [...lof.keys()].sort((one, other) => (lof[other] ?? 0) - (lof[one] ?? 0));
  const firstByLof = byLof.slice(0, planted.length).filter(isPlanted).length;

  const { rows: pure } = await computeTable(taskOf(indexOf(own)), quiet);
  const names = [...new Set(banking.map(({ category }) => category))];
  const labels = Float64Array.from(banking, ({ category }) => names.indexOf(category) + 1);
  const honest = labelDoubts(pure, labels).length;
  const wrong = new Set<number>();
  for (let position = 0; position < labels.length; position += 50) {
    labels[position] = (((labels[position] ?? 0) + 30) % names.length) + 1;
    wrong.add(position);
  }
  const doubts = labelDoubts(pure, labels);
  const right = doubts.filter(({ position }) => wrong.has(position)).length;
  return [
    [`planted ${String(planted.length)} of another subject: among the first as many`, String(first)],
    ['the same, by local outlier factor', String(firstByLof)],
    [
      'called unusual, and planted ones among them',
      `${String(unusual.length)}, ${String(unusual.filter(({ position }) => isPlanted(position)).length)}`,
    ],
    [`wrong labels (${String(wrong.size)}): doubted`, String(right)],
    ['doubted labels that were not made wrong', String(doubts.length - right)],
    ['doubted labels where none was made wrong', String(honest)],
  ];
}

/** Local outlier factors (Breunig et al., 2000) over cosine distance, for comparison. */
function localOutlierFactors(table: StoredRows): Float64Array {
  const all = [...table.slots.keys()].map((position) => neighboursOf(table, position));
  const reach = all.map((nearest) => 1 - (nearest.at(-1)?.cosine ?? 0));
  const density = all.map((nearest) => {
    const sum = nearest.reduce(
      (total, { position, cosine }) => total + Math.max(reach[position] ?? 0, 1 - cosine),
      0,
    );
    return nearest.length / Math.max(sum, 1e-9);
  });
  return Float64Array.from(all, (nearest, position) => {
    const around =
      nearest.reduce((sum, neighbour) => sum + (density[neighbour.position] ?? 0), 0) / nearest.length;
    return around / (density[position] ?? 1);
  });
}
