import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { GraphKeeper } from '../../../server/src/adapters/vectors/graph/graphKeeper.ts';
import { loadGraphLibrary } from '../../../server/src/adapters/vectors/graph/graphLibrary.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { ExactVectorIndex } from '../../../server/src/core/search/vectorIndex.ts';
import { bankingRows } from '../../bench/support/qualitySets.ts';
import { realVectors } from '../../bench/support/realVectors.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

/** Real embeddings (Banking77): every fifth training text, and test texts that ask. */
const DIMENSIONS = 384;
const K = 10;
let stored: Float32Array[];
let queries: Float32Array[];
/** Holds a graph of all stored vectors, once a test has built it. */
let shared: TemporaryFolder;
const keepers: GraphKeeper[] = [];
const folders: TemporaryFolder[] = [];

beforeAll(async () => {
  shared = temporaryFolder();
  const every = (split: 'train' | 'test', step: number): string[] =>
    bankingRows(split).flatMap(({ text }, row) => (row % step === 0 ? [text] : []));
  stored = await realVectors(every('train', 4));
  queries = await realVectors(every('test', 20));
});

afterAll(() => {
  shared.remove();
});

afterEach(async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.dispose()));
  for (const folder of folders.splice(0)) folder.remove();
});

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
}

interface Made {
  index: PlannedVectorIndex;
  keeper: GraphKeeper;
}

/** An index with a keeper that does nothing by itself. */
function make(
  folder: string,
  vectors: readonly Float32Array[],
  firstSlot = 0,
  smallestPart = 1_000_000,
): Made {
  const index = new PlannedVectorIndex(DIMENSIONS);
  for (const [position, vector] of vectors.entries()) index.set(firstSlot + position, vector);
  if (index.vectors === undefined) throw new Error('This machine has no SIMD.');
  const place = { folder, key: 'banking', dimensions: DIMENSIONS };
  const keeper = new GraphKeeper(index.vectors, { place, least: 100, quiet: 1e9, smallestPart });
  index.useGraphs(keeper);
  keepers.push(keeper);
  return { index, keeper };
}

/** The slots that are found for a query, and those that a plain scan finds. */
type Found = (query: Float32Array, allowed?: Bitmap) => readonly number[];

function truthOf(vectors: readonly Float32Array[]): Found {
  const truth = new ExactVectorIndex(DIMENSIONS);
  for (const [slot, vector] of vectors.entries()) truth.set(slot, vector);
  return (query, allowed) => truth.nearest(query, K, allowed).slots;
}

/** Share of the true nearest, of all queries, that are found. */
function recall(find: Found, truth: Found, allowed?: Bitmap): number {
  let found = 0;
  let all = 0;
  for (const query of queries) {
    const slots = new Set(find(query, allowed));
    const expected = truth(query, allowed);
    all += expected.length;
    found += expected.filter((slot) => slots.has(slot)).length;
  }
  expect(all).toBeGreaterThan(queries.length);
  return found / all;
}

/** Every so many-th slot. */
function everySlot(step: number): Bitmap {
  const slots = new Bitmap();
  for (let slot = 0; slot < stored.length; slot += step) slots.add(slot);
  return slots;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

test('a graph of real embeddings finds the nearest, also behind filters', async () => {
  const { index, keeper } = make(shared.path, stored);
  await keeper.update();
  expect(keeper.problem).toBeUndefined();
  const graph = keeper.graph!;
  const neighbours = graph.neighboursFor(K) ?? Infinity;
  expect(neighbours).toBeLessThanOrEqual(1024);
  const truth = truthOf(stored);
  const find =
    (count: number): Found =>
    (query, allowed) =>
      graph.nearest(index.vectors!, query, K, count, allowed)?.slots ?? [];
  expect(recall(find(neighbours), truth)).toBeGreaterThanOrEqual(0.99);
  expect(recall(find(4 * neighbours), truth, everySlot(2))).toBeGreaterThanOrEqual(0.99);
  // Of three admitted ones it cannot find ten: it says so instead of answering less.
  expect(find(64)(queries[0]!, everySlot(Math.ceil(stored.length / 3)))).toEqual([]);
});

test.each([1, 2, 20, 1000])(
  'one record in %i passes the filter: 99 %% are found, whatever way is taken',
  async (step) => {
    const { index, keeper } = make(shared.path, stored);
    await keeper.update();
    const find: Found = (query, allowed) => index.nearest(query, K, allowed).slots;
    expect(recall(find, truthOf(stored), step === 1 ? undefined : everySlot(step))).toBeGreaterThanOrEqual(
      0.99,
    );
  },
);

test('what changes after the build is right at once, and an update takes it in', async () => {
  const folder = newFolder();
  const made = make(folder, stored.slice(0, 1500));
  await made.keeper.update();
  const [before] = filesIn(folder);
  const asked = (vector: Float32Array): readonly number[] =>
    made.keeper.graph!.nearest(made.index.vectors!, vector, 1, 64)?.slots ?? [];
  expect(asked(stored[7]!)).toEqual([7]);
  // Deleted, replaced, moved to another slot, new.
  made.index.delete(7);
  made.index.set(8, stored[1600]!);
  made.index.delete(9);
  made.index.set(5000, stored[9]!);
  for (let slot = 1700; slot < 2000; slot += 1) made.index.set(slot, stored[slot]!);
  const check = (): void => {
    expect(asked(stored[7]!)).not.toEqual([7]);
    expect(asked(stored[1600]!)).toEqual([8]);
    expect(asked(stored[9]!)).toEqual([5000]);
    expect(asked(stored[1800]!)).toEqual([1800]);
    expect(asked(stored[10]!)).toEqual([10]);
  };
  check();
  expect(made.keeper.graph?.missing).toBe(301);
  await made.keeper.update();
  expect(made.keeper.graph?.missing).toBe(0);
  expect(filesIn(folder)).toHaveLength(2);
  expect(filesIn(folder)).not.toContain(before);
  check();
});

test('a graph that has lost many vectors is built anew, without anything of them', async () => {
  const folder = newFolder();
  const { index, keeper } = make(folder, stored.slice(0, 600));
  await keeper.update();
  const sizeOf = (): number =>
    statSync(path.join(folder, filesIn(folder).find((name) => name.endsWith('.graph')) ?? '')).size;
  const before = sizeOf();
  for (let slot = 0; slot < 300; slot += 1) index.delete(slot);
  expect(keeper.graph!.nearest(index.vectors!, stored[5]!, 5, 64)?.slots.every((slot) => slot >= 300)).toBe(
    true,
  );
  await keeper.update();
  expect(sizeOf()).toBeLessThan(before * 0.6);
  expect(keeper.graph!.nearest(index.vectors!, stored[310]!, 1, 64)?.slots).toEqual([310]);
});

test('the next start takes the graph, whatever slots the vectors have then', async () => {
  const folder = newFolder();
  await make(folder, stored.slice(0, 1000)).keeper.update();
  const files = filesIn(folder);
  const { index, keeper } = make(folder, stored.slice(0, 1010).reverse(), 300);
  await keeper.update();
  expect(filesIn(folder)).toEqual(files);
  expect(keeper.graph?.missing).toBe(10);
  expect(keeper.graph?.nearest(index.vectors!, stored[0]!, 1, 64)?.slots).toEqual([1309]);
});

test.each([
  ['cut off', (file: string) => truncateSync(file, 5000), '.graph'],
  ['empty', (file: string) => truncateSync(file, 0), '.nodes'],
  ['something else', (file: string) => writeFileSync(file, 'x'.repeat(100_000)), '.graph'],
])('a file that is %s is dropped and built anew', async (_, damage, suffix) => {
  const folder = newFolder();
  await make(folder, stored.slice(0, 400)).keeper.update();
  const files = filesIn(folder);
  damage(path.join(folder, files.find((name) => name.endsWith(suffix)) ?? ''));
  // What a writer left that was killed.
  writeFileSync(path.join(folder, '999999999-host-00-banking.graph.unfinished'), 'half');
  const { index, keeper } = make(folder, stored.slice(0, 400));
  await keeper.update();
  expect(keeper.problem).toBeUndefined();
  expect(filesIn(folder).filter((name) => files.includes(name))).toEqual([]);
  expect(keeper.graph?.nearest(index.vectors!, stored[3]!, 1, 64)?.slots).toEqual([3]);
});

test('a graph that another window has removed is built anew, not taken for a part of it', async () => {
  const folder = newFolder();
  const { index, keeper } = make(folder, stored.slice(0, 600));
  await keeper.update();
  for (const name of filesIn(folder)) rmSync(path.join(folder, name));
  for (let slot = 600; slot < 800; slot += 1) index.set(slot, stored[slot]!);
  await keeper.update();
  expect([keeper.graph?.missing, keeper.problem]).toEqual([0, undefined]);
  expect(keeper.graph?.nearest(index.vectors!, stored[3]!, 1, 64)?.slots).toEqual([3]);
});

test('texts that are all alike share a node: equal records in the order of their slots', async () => {
  const folder = newFolder();
  const { index, keeper } = make(folder, [
    ...stored.slice(0, 300),
    ...Array<Float32Array>(2000).fill(stored[5]!),
  ]);
  await keeper.update();
  const ask = (): readonly number[] | undefined =>
    keeper.graph?.nearest(index.vectors!, stored[5]!, 3, 64)?.slots;
  expect(ask()).toEqual([5, 300, 301]);
  for (let slot = 300; slot < 2000; slot += 1) index.delete(slot);
  index.delete(5);
  expect(ask()).toEqual([2000, 2001, 2002]);
  expect([keeper.graph?.missing, keeper.problem]).toEqual([0, undefined]);
});

test('a graph of other vectors is not used', async () => {
  const folder = newFolder();
  await make(folder, stored.slice(0, 500)).keeper.update();
  const { keeper } = make(folder, stored.slice(1000, 1500));
  await keeper.update();
  expect(keeper.graph?.missing).toBe(0);
  expect(filesIn(folder)).toHaveLength(2);
});

test('where no graph can be built, one sentence says so and search goes on', async () => {
  const folder = newFolder();
  writeFileSync(path.join(folder, 'graphs'), 'no folder');
  const { index, keeper } = make(path.join(folder, 'graphs'), stored.slice(0, 200));
  await keeper.update();
  expect(keeper.problem).toMatch(
    /^Large searches stay exact and take longer, because no graph could be built: /,
  );
  await keeper.update();
  expect(index.nearest(stored[5]!, 1).slots).toEqual([5]);
  await expect(loadGraphLibrary(() => Promise.reject(new Error('wrong system')))).rejects.toThrow(
    'Large searches stay exact and take longer, because the graph library cannot be loaded: wrong system.',
  );
});

test('a keeper that is disposed while it builds leaves nothing running and no graph', async () => {
  const { keeper } = make(newFolder(), stored, 0, 100);
  const updated = keeper.update();
  while ((keeper.progress?.done ?? 0) < 100) await new Promise((resolve) => setTimeout(resolve, 5));
  await keeper.dispose();
  await updated;
  expect([keeper.graph, keeper.problem]).toEqual([undefined, undefined]);
});

test('a build that is ended goes on at the next start from the last part that was written', async () => {
  const folder = newFolder();
  const first = make(folder, stored, 0, 100);
  void first.keeper.update();
  while ((first.keeper.progress?.done ?? 0) < 300) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.keeper.dispose();
  const next = make(folder, stored, 0, 100);
  const updated = next.keeper.update();
  while (next.keeper.progress === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  const { total } = next.keeper.progress;
  expect(total).toBeLessThanOrEqual(stored.length - 250);
  expect(total).toBeGreaterThan(0);
  await updated;
  expect([next.keeper.progress, next.keeper.graph?.missing, next.keeper.problem]).toEqual([
    undefined,
    0,
    undefined,
  ]);
  expect(filesIn(folder)).toHaveLength(2);
  const find: Found = (query) => next.keeper.graph?.nearest(next.index.vectors!, query, K, 256)?.slots ?? [];
  expect(recall(find, truthOf(stored))).toBeGreaterThanOrEqual(0.99);
});
