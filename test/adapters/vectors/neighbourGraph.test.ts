import fc from 'fast-check';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf } from '../../../server/src/adapters/vectors/graph/fingerprint.ts';
import { GraphAccuracy } from '../../../server/src/adapters/vectors/graph/graphAccuracy.ts';
import {
  loadGraphLibrary,
  type GraphIndex,
} from '../../../server/src/adapters/vectors/graph/graphLibrary.ts';
import { NeighbourGraph } from '../../../server/src/adapters/vectors/graph/neighbourGraph.ts';
import { NodeLinks } from '../../../server/src/adapters/vectors/graph/nodeLinks.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { ExactVectorIndex, unitVector } from '../../../server/src/core/search/vectorIndex.ts';
import { temporaryFolder } from '../support/folder.ts';

/** A graph of 300 vectors, built once and opened as the product opens it. */
const DIMENSIONS = 16;
const NODES = 300;
const folder = temporaryFolder();
/** Those of the graph, and as many that it does not have. */
const vectors = Array.from({ length: 2 * NODES }, (_, number) => vectorOf(number));
let opened: GraphIndex;

beforeAll(async () => {
  const createIndex = await loadGraphLibrary();
  const built = createIndex(DIMENSIONS);
  for (let node = 0; node < NODES; node += 1) built.add(BigInt(node), vectors[node]!, 1);
  const file = path.join(folder.path, 'graph');
  built.save(file);
  opened = createIndex(DIMENSIONS);
  opened.view(file);
});

afterAll(() => {
  folder.remove();
});

function vectorOf(seed: number): Float32Array {
  const values = Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin((seed + 1) * (at + 1) * 1.7));
  return unitVector(values)!;
}

/** An index whose searches go to the graph and look at all of its nodes. */
function make(): { index: PlannedVectorIndex; graph: NeighbourGraph } {
  const index = new PlannedVectorIndex(DIMENSIONS);
  const links = new NodeLinks(Float64Array.from(vectors.slice(0, NODES), fingerprintOf));
  const graph = new NeighbourGraph(opened, links);
  graph.measured(new GraphAccuracy([NODES, NODES, NODES]));
  const changed = (slot: number): void => {
    const vector = index.vector(slot);
    links.set(slot, vector && fingerprintOf(vector));
  };
  index.useGraphs({ graph, changed });
  return { index, graph };
}

const CHANGE = fc.record({
  slot: fc.nat({ max: 400 }),
  vector: fc.option(fc.nat({ max: 2 * NODES - 1 }), { nil: undefined, freq: 4 }),
});

test('whatever came and went, the graph and what it misses give the plain scan’s answer, filters kept', () => {
  let answers = 0;
  fc.assert(
    fc.property(
      fc.array(CHANGE, { minLength: 20, maxLength: 300 }),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 100 }), { nil: undefined }),
      (changes, seed, k, slots) => {
        const { index, graph } = make();
        const truth = new ExactVectorIndex(DIMENSIONS);
        for (const { slot, vector } of changes) {
          for (const each of [index, truth]) {
            if (vector === undefined) each.delete(slot);
            else each.set(slot, vectors[vector]!);
          }
        }
        const allowed = slots && new Bitmap();
        for (const slot of slots ?? []) allowed?.add(slot);
        const query = vectorOf(seed);
        const expected = truth.nearest(query, k, allowed);
        const found = graph.nearest(index.vectors!, query, k, NODES, allowed);
        // It may have too few that are allowed; the index then answers by a scan.
        if (found !== undefined) {
          answers += 1;
          expect([found.slots, found.scores]).toEqual([expected.slots, expected.scores]);
        }
        const answer = index.nearest(query, k, allowed);
        expect([answer.slots, answer.scores]).toEqual([expected.slots, expected.scores]);
      },
    ),
    { numRuns: 200 },
  );
  expect(answers).toBeGreaterThan(50);
});

test('where the graph leads to too few that pass, the search says so and is exact', () => {
  const { index, graph } = make();
  for (let slot = 0; slot < NODES; slot += 1) index.set(slot, vectors[slot]!);
  const query = vectors[2]!;
  const truth = index.nearest(query, NODES).slots;
  // Few neighbours are asked for, at no cost, and only the farthest pass the filter.
  graph.measured(new GraphAccuracy([64, 64, 64]));
  graph.costOf = () => 0;
  const allowed = new Bitmap();
  for (const slot of truth.slice(-100)) allowed.add(slot);
  expect(index.nearest(query, 10).plan.path).toBe('graph');
  const { slots, plan } = index.nearest(query, 10, allowed);
  expect(slots).toEqual(truth.slice(-100, -90));
  expect([plan.path, plan.exact]).toEqual(['filtered', true]);
  expect(plan.reason).toMatch(
    /^The graph led to fewer than 10 that pass the filter\. 10 of 300 vectors wanted/,
  );
});
