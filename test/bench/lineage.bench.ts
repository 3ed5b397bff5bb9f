import { readHistory } from '../../server/src/adapters/git/history/readHistory.ts';
import { createIndexEngine } from '../../server/src/adapters/index/createIndexEngine.ts';
import { lineageWorld } from '../../server/src/adapters/index/lineageWorld.ts';
import { neverCancelled } from '../../server/src/core/cancellation.ts';
import { RecordHistory } from '../../server/src/core/history/recordHistory.ts';
import { lineageGraph } from '../../server/src/core/lineage/lineageGraph.ts';
import type { LineageSources } from '../../server/src/core/lineage/lineageSources.ts';
import { createRecordIndex } from '../../server/src/core/workspace/createRecordIndex.ts';
import type { RecordIndex } from '../../server/src/core/workspace/recordIndex.ts';
import type { LineageGraph, LineageParams } from '../../shared/src/protocol/lineage.ts';
import { LineageWorkspace } from './support/lineageWorkspace.ts';
import { milliseconds, printTable, quantiles } from './support/measure.ts';

/**
 * What a lineage costs the thread that answers the editor: the whole time of a question, the thread's own part of it, and the
 * longest time in which nothing else had its turn, beside a traversal that knows of each record only what it was made from.
 * `DATABITS_BENCH_SIZES`: sizes with commas.
 */
const sizes = (process.env['DATABITS_BENCH_SIZES'] ?? '10000,100000').split(',').map(Number);

/** Times that each question is asked after the first. */
const ROUNDS = 5;

const lines: string[][] = [];
for (const size of sizes) {
  const workspace = new LineageWorkspace(size);
  try {
    lines.push(...(await measure(workspace, size)));
  } finally {
    workspace.remove();
  }
}
printTable(
  'Lineages',
  [
    'records',
    'question',
    'nodes, dependents',
    'first, ms',
    `then, median of ${String(ROUNDS)}, ms`,
    "thread's time, ms",
    'longest slice, ms',
    "plain traversal, thread's time, ms",
  ],
  lines,
);

async function measure(workspace: LineageWorkspace, size: number): Promise<string[][]> {
  const { root, cacheFolder } = workspace;
  const index = createRecordIndex();
  const engine = createIndexEngine({
    ...{ roots: [root], exclude: [], cacheFolder, trusted: true },
    embedding: { enabled: false, threads: 1 },
  });
  engine.onFiles((files) => {
    for (const file of files) index.setFile(file);
  });
  try {
    await engine.start();
    const answer = await readHistory({ root, cacheFolder }, neverCancelled);
    if (answer === undefined) throw new Error('The workspace has no history.');
    const histories = [{ root, records: new RecordHistory(answer.history), isComplete: answer.isComplete }];
    const world = lineageWorld(index, engine, histories, { isExact: false });
    const near = { direction: 'both', depth: 10, limit: 200 } as const;
    const questions: [string, LineageParams][] = [
      ['middle of a chain of 10', { ...near, id: workspace.middle }],
      ['a source of 5 % of all records', { ...near, id: workspace.hub }],
      ['the first of a chain of 5 %', { ...near, id: workspace.first }],
      ['a dataset of 5 %', { ...near, id: workspace.dataset }],
      ['the same, up to now', { ...near, id: workspace.hub, until: 4e9 }],
      ['the source, 5,000 nodes', { ...near, id: workspace.hub, limit: 5000 }],
    ];
    const rows: string[][] = [];
    for (const [name, params] of questions) rows.push([String(size), name, ...(await ask(world, params))]);
    return rows;
  } finally {
    await engine.dispose();
  }
}

async function ask(asked: LineageSources, params: LineageParams): Promise<string[]> {
  const times: number[] = [];
  const slices: Slices = { from: 0, all: [] };
  const world = watched(asked, slices);
  let graph: LineageGraph | undefined;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now();
    slices.from = threadTime();
    const answer = await lineageGraph(params, world, neverCancelled);
    slices.all.push(threadTime() - slices.from);
    times.push(performance.now() - started);
    if (!('mistake' in answer)) graph = answer;
  }
  const [first = NaN, ...others] = times;
  const busy = slices.all.reduce((sum, time) => sum + time, 0) / times.length;
  const plainStart = threadTime();
  const plain = plainDependents(asked.index, params.id);
  const plainTime = threadTime() - plainStart;
  const dependents = Object.values(graph?.impact ?? {}).reduce((sum, count) => sum + count, 0);
  const examples = graph?.impact.example ?? 0;
  if (plain !== examples)
    throw new Error(`The plain traversal finds ${String(plain)}, not ${String(examples)}.`);
  return [
    `${String(graph?.nodes.length ?? 0)}, ${String(dependents)}`,
    milliseconds(first),
    milliseconds(quantiles(others).p50),
    milliseconds(busy),
    milliseconds(Math.max(...slices.all)),
    milliseconds(plainTime),
  ];
}

/** What the thread did between two times at which others had their turn, in milliseconds of its processor time. */
interface Slices {
  from: number;
  all: number[];
}

/** Others slow the clock down on a busy machine, and not the thread's own time. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The same world, that tells whenever something is waited for. */
function watched(world: LineageSources, slices: Slices): LineageSources {
  const wait = async <T>(work: () => Promise<T>): Promise<T> => {
    slices.all.push(threadTime() - slices.from);
    const result = await work();
    slices.from = threadTime();
    return result;
  };
  const { members } = world;
  return {
    ...world,
    members: {
      ...members,
      datasetsOf: (ids, token) => wait(() => members.datasetsOf(ids, token)),
      membersOf: (dataset, most, token) => wait(() => members.membersOf(dataset, most, token)),
    },
    qualitiesOf: (ids, token) => wait(() => world.qualitiesOf(ids, token)),
    attributionsOf: (ids, token) => wait(() => world.attributionsOf(ids, token)),
    nextTurn: () => wait(() => world.nextTurn()),
  };
}

/** Examples that depend on a record, as one finds them who has no index of what was made from what: step by step over all records. */
function plainDependents(index: RecordIndex, root: string): number {
  const found = new Set([root]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { facts } of index.records()) {
      if (facts.id === undefined || facts.kind !== 'example') continue;
      if (facts.references.some((reference) => found.has(reference.id))) found.add(facts.id);
    }
  }
  return found.size - 1;
}
