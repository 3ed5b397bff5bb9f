import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SELECTIVITIES } from '../../../scripts/report/performanceFigures.ts';
import type { Comparison } from '../../../scripts/report/performanceResults.ts';
import { GraphKeeper } from '../../../server/src/adapters/vectors/graph/graphKeeper.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { timeEach, timeOnce } from '../support/measure.ts';
import { duckdb, sqliteVec, usearchWithDefaults, type Alternative } from '../support/vectorAlternatives.ts';
import { benchModel } from './benchModel.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import { seconds, type Findings } from './part.ts';
import { questions } from './searches.ts';
import { countFound, plainNearest, type Truth } from './truth.ts';
import { ensureWarm, vectorsOf } from './warmCache.ts';

const K = 10;
const QUERIES = 40;
/** Building a graph of more takes longer than the rest of the benchmark; the server builds its own in the background. */
const MOST_FOR_GRAPHS = 100_000;

interface Query {
  vector: Float32Array;
  percent: number;
  admitted: readonly number[];
  allowed: Bitmap | undefined;
  truth: Truth;
}

/** The product's vector engine and what one would take instead, filled with the same real vectors, in one process. */
export async function vectorEngines(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const { size } = workspace;
  const vectors = await vectorsOf(workspace);
  const queries = await queriesOf(workspace, vectors);
  const dimensions = vectors[0]?.length ?? 0;
  const comparisons: Comparison[] = [];
  const notRun: Record<string, string> = {
    'hnswlib-node':
      'it ships no binaries, and its last release is of 2024; usearch is the same kind of index.',
  };
  const add = async (engine: string, filled: number, few: boolean, find: Find): Promise<void> => {
    for (const [percent, own] of queries)
      comparisons.push(await compare(engine, percent, filled, few ? own.slice(0, 15) : own, find, vectors));
  };
  const ours = await productEngine(vectors, dimensions, size);
  await add('DataBits', ours.filled, false, ({ vector, allowed }) => ours.nearest(vector, allowed));
  await ours.close();
  await add(
    'plain scan in JavaScript',
    0,
    true,
    ({ vector, admitted }) => plainNearest(vectors, vector, admitted, K).nearest,
  );
  for (const make of [usearchWithDefaults, sqliteVec, duckdb]) {
    if (make === usearchWithDefaults && size > MOST_FOR_GRAPHS) {
      notRun['usearch, defaults'] = `filling it with ${String(size)} vectors takes hours here.`;
      continue;
    }
    const other: Alternative = await make(vectors, dimensions);
    await add(other.name, other.built, true, ({ vector, allowed }) =>
      allowed === undefined ? other.nearest(vector, K) : other.filtered?.(vector, K, allowed),
    );
    other.close();
  }
  const figures: Findings['figures'] = {
    'graph.built': ours.graphBuilt ?? { missing: 'not built in this part at this size' },
  };
  return { figures, comparisons: comparisons.filter(({ p50 }) => !Number.isNaN(p50)), notRun };
}

type Found = readonly number[] | undefined;
type Find = (query: Query) => Found | Promise<Found>;

async function queriesOf(
  workspace: BenchWorkspace,
  vectors: readonly Float32Array[],
): Promise<Map<number, Query[]>> {
  const model = benchModel(workspace.size);
  const embeddings = await model.embed(questions(QUERIES), 'query');
  await model.dispose();
  const targets = embeddings.flatMap((embedding) => embedding?.vector ?? []);
  return new Map(
    SELECTIVITIES.map((percent) => {
      const admitted = workspace.admitted(percent);
      const allowed = percent === 100 ? undefined : bitmapOf(admitted);
      const queries = targets.map((vector) => ({
        ...{ vector, percent, admitted, allowed },
        truth: plainNearest(vectors, vector, admitted, K),
      }));
      return [percent, queries];
    }),
  );
}

function bitmapOf(numbers: readonly number[]): Bitmap {
  const bitmap = new Bitmap();
  for (const number of numbers) bitmap.add(number);
  return bitmap;
}

async function compare(
  engine: string,
  admitted: number,
  filled: number,
  queries: readonly Query[],
  find: Find,
  vectors: readonly Float32Array[],
): Promise<Comparison> {
  const comparison = { subject: 'vectors', engine, admitted, filled } as const;
  const [first] = queries;
  // An engine that cannot be filtered has no line.
  if (first === undefined || (await find(first)) === undefined) return { ...comparison, p50: NaN, p95: NaN };
  let [found, all] = [0, 0];
  for (const query of queries) {
    found += countFound((await find(query)) ?? [], query.truth, vectors, query.vector);
    all += query.truth.nearest.length;
  }
  const { p50, p95 } = await timeEach(queries, find);
  return { ...comparison, p50, p95, recall: found / all };
}

interface ProductEngine {
  filled: number;
  /** Seconds. */
  graphBuilt: number | undefined;
  nearest(query: Float32Array, allowed: Bitmap | undefined): readonly number[];
  close(): Promise<void>;
}

/** The planner with both engines behind it. */
async function productEngine(
  vectors: readonly Float32Array[],
  dimensions: number,
  size: number,
): Promise<ProductEngine> {
  const planned = new PlannedVectorIndex(dimensions);
  const filled = await timeOnce(() => {
    for (const [slot, vector] of vectors.entries()) planned.set(slot, vector);
  });
  const nearest = (query: Float32Array, allowed: Bitmap | undefined): readonly number[] =>
    planned.nearest(query, K, allowed).slots;
  const scanned = planned.vectors;
  if (scanned === undefined || size > MOST_FOR_GRAPHS)
    return { filled, graphBuilt: undefined, nearest, close: () => Promise.resolve() };
  const folder = mkdtempSync(path.join(tmpdir(), 'databits-graph-'));
  // The product builds graphs of larger stores only (docs/decisions/0062): here it is seen what one would give.
  const options = { place: { folder, key: 'bench', dimensions }, quiet: 1e9, least: MOST_FOR_GRAPHS };
  const keeper = new GraphKeeper(scanned, options);
  planned.useGraphs(keeper);
  const built = await timeOnce(() => keeper.update());
  const close = async (): Promise<void> => {
    await keeper.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
  return { filled, graphBuilt: keeper.graph === undefined ? undefined : seconds(built), nearest, close };
}
