import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { computeTable } from '../../../server/src/adapters/neighbours/computeTable.ts';
import type { StoredRows, TableTask } from '../../../server/src/adapters/neighbours/neighbourMessages.ts';
import { fingerprintOf } from '../../../server/src/adapters/vectors/graph/fingerprint.ts';
import { writeGraph } from '../../../server/src/adapters/vectors/graph/graphFiles.ts';
import { loadGraphLibrary } from '../../../server/src/adapters/vectors/graph/graphLibrary.ts';
import { neighboursOf } from '../../../server/src/core/neighbours/neighbourTable.ts';
import { ExactVectorIndex, unitVector } from '../../../server/src/core/search/vectorIndex.ts';
import { temporaryFolder } from '../support/folder.ts';

const DIMENSIONS = 12;
const quiet = (): void => undefined;

/** A vector by number: few different ones, so that equal vectors and equal cosines occur. */
function vectorOf(seed: number): Float32Array {
  return unitVector(
    Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin((seed + 1) * (at + 1) * 1.7)),
  )!;
}

interface Entry {
  vector: number;
  group: number;
}

function taskOf(entries: ReadonlyMap<number, Entry>, k: number, previous?: StoredRows): TableTask {
  const index = new ExactVectorIndex(DIMENSIONS);
  const slots = [...entries.keys()].sort((one, other) => one - other);
  for (const slot of slots) index.set(slot, vectorOf(entries.get(slot)!.vector));
  return {
    ...{ type: 'table', k, dimensions: DIMENSIONS, chunks: index.chunks, previous, graph: undefined },
    slots: Uint32Array.from(slots),
    groups: Uint32Array.from(slots, (slot) => entries.get(slot)!.group),
  };
}

/** The k highest cosines of each slot within its group, by the plain scan. */
function bruteForce(task: TableTask): number[][] {
  return [...task.slots].map((slot, position) => {
    const index = new ExactVectorIndex(DIMENSIONS);
    for (const [at, other] of task.slots.entries()) {
      if (other === slot || task.groups[at] !== task.groups[position]) continue;
      const chunk = task.chunks[0]!;
      index.set(other, chunk.slice(other * DIMENSIONS, (other + 1) * DIMENSIONS));
    }
    const query = task.chunks[0]!.slice(slot * DIMENSIONS, (slot + 1) * DIMENSIONS);
    return index.nearest(query, task.k).scores;
  });
}

function cosinesOf(rows: StoredRows): number[][] {
  return [...rows.slots.keys()].map((position) => neighboursOf(rows, position).map(({ cosine }) => cosine));
}

function expectSame(found: number[][], wanted: number[][]): void {
  expect(found.map(({ length }) => length)).toEqual(wanted.map(({ length }) => length));
  for (const [row, cosines] of wanted.entries()) {
    for (const [at, cosine] of cosines.entries()) expect(found[row]![at]).toBeCloseTo(cosine, 5);
  }
}

const ENTRIES = fc
  .array(fc.record({ slot: fc.nat({ max: 150 }), vector: fc.nat({ max: 60 }), group: fc.nat({ max: 2 }) }), {
    maxLength: 60,
  })
  .map((list) => new Map(list.map(({ slot, ...entry }) => [slot, entry])));

test('the table is that of comparing all with all', async () => {
  await fc.assert(
    fc.asyncProperty(ENTRIES, fc.integer({ min: 1, max: 8 }), async (entries, k) => {
      const task = taskOf(entries, k);
      const { rows } = await computeTable(task, quiet);
      expectSame(cosinesOf(rows), bruteForce(task));
      for (const position of rows.slots.keys()) {
        const own = neighboursOf(rows, position);
        expect(own.every((neighbour) => neighbour.position !== position)).toBe(true);
        expect(own.every((neighbour) => rows.groups[neighbour.position] === rows.groups[position])).toBe(
          true,
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('after a few changes the table is as if it were new', async () => {
  const CHANGES = fc.array(
    fc.record({
      slot: fc.nat({ max: 320 }),
      entry: fc.option(fc.record({ vector: fc.nat({ max: 400 }), group: fc.nat({ max: 1 }) })),
    }),
    { maxLength: 4 },
  );
  const start = new Map(Array.from({ length: 300 }, (_, slot) => [slot, { vector: slot, group: slot % 2 }]));
  const first = await computeTable(taskOf(start, 3), quiet);
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(CHANGES, async (changes) => {
      const entries = new Map<number, Entry>(start);
      for (const { slot, entry } of changes) {
        if (entry === null) entries.delete(slot);
        else entries.set(slot, entry);
      }
      const { rows, work } = await computeTable(taskOf(entries, 3, first.rows), quiet);
      kept += work.kept;
      expectSame(cosinesOf(rows), cosinesOf((await computeTable(taskOf(entries, 3), quiet)).rows));
    }),
    { numRuns: 40 },
  );
  // The rows of the table before were of use.
  expect(kept).toBeGreaterThan(40 * 250);
});

test('nothing changed, nothing is compared', async () => {
  const entries = new Map(Array.from({ length: 40 }, (_, slot) => [slot, { vector: slot, group: 0 }]));
  const first = await computeTable(taskOf(entries, 5), quiet);
  const again = await computeTable(taskOf(entries, 5, first.rows), quiet);
  expect(again.work).toEqual({ exact: 0, graph: 0, kept: 40 });
  expect(cosinesOf(again.rows)).toEqual(cosinesOf(first.rows));
});

test('a graph finds at least 99 of 100 neighbours, and what it does not have is compared besides', async () => {
  const folder = temporaryFolder();
  const entries = new Map(
    Array.from({ length: 2000 }, (_, slot) => [slot, { vector: slot, group: slot < 1950 ? 0 : 1 }]),
  );
  const task = taskOf(entries, 10);
  const index = (await loadGraphLibrary())(DIMENSIONS);
  const inGraph = [...task.slots].filter((slot) => slot % 50 !== 0);
  for (const [node, slot] of inGraph.entries()) index.add(BigInt(node), vectorOf(slot), 1);
  const place = { folder: folder.path, key: randomBytes(8).toString('hex'), dimensions: DIMENSIONS };
  const fingerprints = Float64Array.from(inGraph, (slot) => fingerprintOf(vectorOf(slot)));
  const name = writeGraph(place, (file) => index.save(file), fingerprints);
  const byGraph = await computeTable({ ...task, graph: { place, name, neighbours: 64 } }, quiet);
  const exact = cosinesOf((await computeTable(task, quiet)).rows).flat();
  const found = cosinesOf(byGraph.rows).flat();
  const hits = found.filter((cosine, at) => Math.abs(cosine - exact[at]!) < 1e-5).length;
  expect(byGraph.work.graph).toBeGreaterThan(1900);
  expect(hits / exact.length).toBeGreaterThan(0.99);
  folder.remove();
});

test('without its file the graph is done without', async () => {
  const entries = new Map(Array.from({ length: 30 }, (_, slot) => [slot, { vector: slot, group: 0 }]));
  const task = taskOf(entries, 4);
  const place = { folder: '/nowhere', key: '0'.repeat(16), dimensions: DIMENSIONS };
  const { rows, work } = await computeTable(
    { ...task, graph: { place, name: 'gone', neighbours: 16 } },
    quiet,
  );
  expect(work).toEqual({ exact: 30, graph: 0, kept: 0 });
  expectSame(cosinesOf(rows), bruteForce(task));
});
