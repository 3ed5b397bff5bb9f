import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GraphKeeper } from '../../server/src/adapters/vectors/graph/graphKeeper.ts';
import { PlannedVectorIndex } from '../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { Bitmap } from '../../server/src/core/search/bitmap.ts';
import { ExactVectorIndex, type VectorIndex } from '../../server/src/core/search/vectorIndex.ts';
import { bankingTexts } from './support/bankingWorkspace.ts';
import { benchSize, milliseconds, printTable, timeEach, timeOnce } from './support/measure.ts';
import { bankingRows } from './support/qualitySets.ts';
import { realVectors } from './support/realVectors.ts';
import { duckdb, sqliteVec, usearchWithDefaults, type Alternative } from './support/vectorAlternatives.ts';

/**
 * Vector search over real embeddings: the engines alone, the planner, and what one would take instead, in one run.
 * Texts are Banking77's; beyond its 10,003 training rows, pairs of them. Queries are test rows.
 */
const size = benchSize();
const DIMENSIONS = 384;
/** As people ask, and as the fusion with keywords asks. */
const COUNTS = [10, 200];
/** Slow alternatives answer fewer queries. */
const FEW = 20;

const rows = bankingTexts(size);
const vectors = await realVectors(rows.map(({ text }) => text));
const queries = await realVectors(
  bankingRows('test').flatMap(({ text }, row) => (row % 25 === 0 ? [text] : [])),
);

/** Filters by chance, and one that admits what is alike. */
const filters: [name: string, allowed: Bitmap | undefined][] = [
  ['100 %', undefined],
  ['50 %', admitted((slot) => chance(slot) < 0.5)],
  ['5 %', admitted((slot) => chance(slot) < 0.05)],
  ['4 intents of 77', byIntent(4)],
  ['0.1 %', admitted((slot) => chance(slot) < 0.001)],
];

function admitted(passes: (slot: number) => boolean): Bitmap {
  const slots = new Bitmap();
  for (let slot = 0; slot < size; slot += 1) if (passes(slot)) slots.add(slot);
  return slots;
}

function byIntent(count: number): Bitmap {
  const chosen = [...new Set(rows.map(({ category }) => category))].slice(0, count);
  return admitted((slot) => chosen.includes(rows[slot]?.category ?? ''));
}

/** The same number from 0 to 1 for the same slot. */
function chance(slot: number): number {
  return (Math.imul(slot + 1, 0x9e3779b1) >>> 8) / 2 ** 24;
}

type Find = (
  query: Float32Array,
  k: number,
  allowed: Bitmap | undefined,
) => readonly number[] | Promise<readonly number[]>;

const truth = new ExactVectorIndex(DIMENSIONS);
const fillPlain = await timeOnce(() => fill(truth));
const known = new Map<string, ReadonlySet<number>>();

function fill(index: VectorIndex): void {
  for (const [slot, vector] of vectors.entries()) index.set(slot, vector);
}

/** A line of the table: time and the share of the true nearest that were found. */
async function measure(
  [name, find]: [name: string, find: Find],
  k: number,
  [filter, allowed]: (typeof filters)[number],
  asked = queries,
): Promise<string[]> {
  let found = 0;
  let all = 0;
  const { p50, p95 } = await timeEach(asked, (query) => find(query, k, allowed));
  for (const [number, query] of asked.entries()) {
    const key = `${filter} ${String(k)} ${String(number)}`;
    const expected = known.get(key) ?? new Set(truth.nearest(query, k, allowed).slots);
    known.set(key, expected);
    all += expected.size;
    found += (await find(query, k, allowed)).filter((slot) => expected.has(slot)).length;
  }
  return [name, filter, milliseconds(p50), milliseconds(p95), (found / all).toFixed(4)];
}

const simd = new PlannedVectorIndex(DIMENSIONS);
const fillSimd = await timeOnce(() => fill(simd));
const planned = new PlannedVectorIndex(DIMENSIONS);
fill(planned);
const scanned = planned.vectors;
if (scanned === undefined) throw new Error('This machine has no SIMD.');
const folder = mkdtempSync(path.join(tmpdir(), 'databits-graph-'));
const place = { folder, key: 'bench', dimensions: DIMENSIONS };
const keeper = new GraphKeeper(scanned, { place, least: 1, quiet: 1e9 });
planned.useGraphs(keeper);
const buildGraph = await timeOnce(() => keeper.update());
if (keeper.graph === undefined) throw new Error(keeper.problem ?? 'No graph was built.');
const { graph } = keeper;
const second = new GraphKeeper(scanned, { place, least: 1, quiet: 1e9 });
const openGraph = await timeOnce(() => second.update());
const graphFile = readdirSync(folder).find((file) => file.endsWith('.graph')) ?? '';
const graphBytes = statSync(path.join(folder, graphFile)).size;

const paths = new Map<string, number>();
const engines: [name: string, find: Find][] = [
  ['plain scan (f32, JavaScript)', (query, k, allowed) => truth.nearest(query, k, allowed).slots],
  ['exact SIMD scan', (query, k, allowed) => simd.nearest(query, k, allowed).slots],
  [
    'graph alone',
    (query, k, allowed) => {
      const share = (allowed?.size ?? size) / size / 1.5;
      const neighbours = graph.neighboursFor(Math.ceil(allowed === undefined ? k : k / share));
      return neighbours === undefined
        ? []
        : (graph.nearest(scanned, query, k, neighbours, allowed)?.slots ?? []);
    },
  ],
  [
    'planner',
    (query, k, allowed) => {
      const { slots, plan } = planned.nearest(query, k, allowed);
      const name = `k = ${String(k)}, ${filters.find(([, bitmap]) => bitmap === allowed)?.[0] ?? ''}: ${plan.path}`;
      paths.set(name, (paths.get(name) ?? 0) + 1);
      return slots;
    },
  ],
];

const head = ['engine', 'admitted', 'p50 ms', 'p95 ms', 'recall'];
for (const k of COUNTS) {
  const lines: string[][] = [];
  for (const filter of filters) for (const engine of engines) lines.push(await measure(engine, k, filter));
  printTable(`Nearest ${String(k)} of ${String(size)} real embeddings`, head, lines);
}
printTable(
  'What the planner chose',
  ['search', 'times'],
  [...paths].map(([name, times]) => [name, String(times)]),
);
printTable(
  'Building',
  ['what', 'figure'],
  [
    ['plain index filled', `${milliseconds(fillPlain)} ms`],
    ['SIMD index filled', `${milliseconds(fillSimd)} ms`],
    ['graph built, written, opened and measured (other threads go on)', `${milliseconds(buildGraph)} ms`],
    ['graph found, checked, opened and measured again', `${milliseconds(openGraph)} ms`],
    ['graph on the disk', `${(graphBytes / 1e6).toFixed(0)} MB`],
    [
      'neighbours asked for at k = 10, 50, 200',
      [10, 50, 200].map((k) => String(graph.neighboursFor(k))).join(', '),
    ],
    ['this process in memory (all of the above)', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`],
  ],
);
await keeper.dispose();
await second.dispose();
rmSync(folder, { recursive: true, force: true });

const others: string[][] = [];
for (const make of [usearchWithDefaults, sqliteVec, duckdb]) {
  const alternative: Alternative = await make(vectors, DIMENSIONS);
  const find: Find = (query, k, allowed) =>
    allowed === undefined ? alternative.nearest(query, k) : (alternative.filtered?.(query, k, allowed) ?? []);
  for (const filter of filters) {
    if (filter[1] !== undefined && alternative.filtered === undefined) continue;
    const line = await measure([alternative.name, find], 10, filter, queries.slice(0, FEW));
    others.push([...line, `${milliseconds(alternative.built)} ms`]);
  }
  alternative.close();
}
others.push(['hnswlib-node', '', '', '', '', 'not run: it ships no binaries']);
printTable(`Alternatives, nearest 10 of ${String(size)}`, [...head, 'filled in'], others);
