import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BenchWorkspace, EVERYWHERE } from './performance/benchWorkspace.ts';
import { ServerSession } from './performance/serverSession.ts';
import { ensureWarm } from './performance/warmCache.ts';
import { milliseconds, printTable, quantiles, timeOnce, type Quantiles } from './support/measure.ts';

/**
 * What looking at datasets costs in the running server: from the start to the first findings, from an edit to what it
 * changes, searches meanwhile, and memory at rest with and without. `DATABITS_BENCH_SIZES`: sizes with commas.
 */
const EDITS = 6;
/** Milliseconds after which what a session was built with is given back. */
const QUIET = 20_000;
/** Milliseconds after which an edit is given up. */
const PATIENCE = 120_000;

const TRAIN = '01930d2e-7b5a-7c31-9a44-fffffffffff1';
const TEST = '01930d2e-7b5a-7c31-9a44-fffffffffff2';
const SAME = 'the blue heron waits beside the old mill pond';
const OTHER = 'nine green kettles sing under a copper roof';

const sizes = (process.env['DATABITS_BENCH_SIZES'] ?? '10000,100000').split(',').map(Number);
const lines: string[][] = [];
for (const size of sizes) lines.push(await measure(new BenchWorkspace(size)));
printTable(
  'Datasets and near-duplicates, examined',
  [
    'records',
    'start → findings, s',
    `edit → findings, slowest of ${String(EDITS)}, s`,
    'dataset changed → findings, s',
    'searches at rest, p50/p95 ms',
    'meanwhile',
    'PSS without, with, MB',
  ],
  lines,
);

async function measure(workspace: BenchWorkspace): Promise<string[]> {
  await ensureWarm(workspace);
  const at = (name: string): string => path.join(workspace.root, name);
  const files = ['databits.yaml', 'all.dataset.yaml', 'planted.example.yaml'].map(at);
  const [configuration = '', dataset = '', planted = ''] = files;
  try {
    writeFileSync(planted, plantedText(SAME));
    writeFileSync(
      configuration,
      "format_version: 1\nrules: { 'leakage.*': off, record.near-duplicate: off }\n",
    );
    const off = await memoryAtRest(workspace);
    rmSync(configuration);
    writeFileSync(dataset, datasetText('test'));
    const { cells, memory } = await withFindings(workspace, dataset, planted);
    return [String(workspace.size), ...cells, `${off.toFixed(0)}, ${memory}`];
  } finally {
    for (const file of files) rmSync(file, { force: true });
  }
}

async function memoryAtRest(workspace: BenchWorkspace): Promise<number> {
  const session = await ServerSession.start(workspace);
  await session.ready();
  await rest(QUIET);
  const memory = session.memory();
  await session.stop();
  return memory;
}

async function withFindings(
  workspace: BenchWorkspace,
  dataset: string,
  planted: string,
): Promise<{ cells: string[]; memory: string }> {
  const uri = workspace.uriOf(planted);
  const session = await ServerSession.start(workspace);
  const { editor } = session;
  await editor.open(uri, plantedText(SAME));
  const isFound = (): boolean => editor.codesOf(uri).some((code) => code.startsWith('leakage.'));
  const first = (await waitFor(session, isFound, PATIENCE)) ? session.elapsed : NaN;
  await session.ready();
  await rest(QUIET);
  const times: number[] = [];
  let last = SAME;
  for (let edit = 0; edit < EDITS; edit += 1) {
    const next = edit % 2 === 0 ? OTHER : SAME;
    const range = { start: { line: 2, character: 7 }, end: { line: 2, character: 7 + last.length } };
    last = next;
    await editor.edit(uri, range, next);
    const time = timeOnce(() => waitFor(session, () => isFound() === (next === SAME), PATIENCE));
    times.push(await time);
  }
  const quiet = await searchesWhile(session, () => rest(QUIET));
  // Both in train now: nothing leaks, and all records are looked at again.
  writeFileSync(dataset, datasetText('train'));
  let changed = NaN;
  const meanwhile = await searchesWhile(session, async () => {
    changed = await timeOnce(async () => {
      await session.changedOutside([workspace.uriOf(dataset)]);
      await waitFor(session, () => !isFound(), PATIENCE);
    });
  });
  await rest(QUIET);
  const memory = session.memory();
  const highest = session.highestMemory;
  await session.stop();
  const said = ({ p50, p95 }: Quantiles): string => `${milliseconds(p50)}/${milliseconds(p95)}`;
  const cells = [first, Math.max(...times), changed].map((time) => (time / 1000).toFixed(1));
  return {
    cells: [...cells, said(quiet), said(meanwhile)],
    memory: `${memory.toFixed(0)} (highest ${highest.toFixed(0)})`,
  };
}

/** Milliseconds of searches while something goes on. */
async function searchesWhile(session: ServerSession, work: () => Promise<unknown>): Promise<Quantiles> {
  const times: number[] = [];
  const ended = new AbortController();
  const done = work().finally(() => {
    ended.abort();
  });
  while (!ended.signal.aborted) {
    times.push(await timeOnce(() => session.search({ text: EVERYWHERE, facets: false, limit: 10 })));
    await rest(100);
  }
  await done;
  return quantiles(times);
}

async function waitFor(session: ServerSession, condition: () => boolean, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  let isMet = false;
  await session.until(() => {
    isMet = condition();
    return Promise.resolve(isMet || performance.now() > end);
  });
  return isMet;
}

function rest(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

function plantedText(first: string): string {
  const record = (id: string, input: string): string =>
    `example_id: ${id}\nversion: 1\ninput: ${input}\nexpected_output: x\n`;
  return [record(TRAIN, first), record(TEST, SAME)].join('---\n');
}

function datasetText(split: string): string {
  const splits = `{ seed: 1, weights: { train: 8, val: 1, test: 1 }, assign: { ${TRAIN}: train, ${TEST}: ${split} } }`;
  return `dataset_id: 01930d2e-7b5a-7c31-9a44-fffffffffff3\nversion: 1\nmembers: { field: kind, eq: example }\nsplits: ${splits}\n`;
}
