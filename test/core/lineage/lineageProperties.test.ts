import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineageGraph, LineageParams } from '../../../shared/src/protocol/lineage.ts';
import { askLineage, lineageOf } from '../support/lineageFixture.ts';

/** Records by their numbers: what each example came from, and what each dataset names; some of it is not there. */
interface World {
  sources: number[][];
  datasets: { ids: number[]; datasets: number[] }[];
}

const MOST = 9;

const worlds: fc.Arbitrary<World> = fc.record({
  sources: fc.array(fc.uniqueArray(fc.nat(MOST), { maxLength: 3 }), { minLength: 1, maxLength: MOST - 1 }),
  datasets: fc
    .array(
      fc.record({ ids: fc.uniqueArray(fc.nat(MOST), { maxLength: 3 }), datasets: fc.uniqueArray(fc.nat(2)) }),
      {
        maxLength: 3,
      },
    )
    // A dataset names those before it: circles of datasets have no members, which is another matter.
    .map((list) => list.map((one, at) => ({ ...one, datasets: one.datasets.filter((other) => other < at) }))),
});

function fixtureOf({ sources, datasets }: World): string {
  const examples = sources.map((from, at) => {
    const derived = from.map((source) => `{ example_id: e${String(source)} }`).join(', ');
    const own = `example_id: e${String(at)}\nversion: 1\nname: E\ninput: x\nexpected_output: y\n`;
    return derived === '' ? own : `${own}attribution: { derived_from: [${derived}] }\n`;
  });
  const sets = datasets.map(({ ids, datasets: others }, at) => {
    const named = [
      ...(ids.length === 0 ? [] : [`{ ids: [${ids.map((id) => `e${String(id)}`).join(', ')}] }`]),
      ...others.map((other) => `{ dataset: d${String(other)} }`),
    ];
    return `dataset_id: d${String(at)}\nmembers: { union: [${named.join(', ')}] }\n`;
  });
  const files = [`#- a.example.yaml\n${examples.join('---\n')}`, `#- a.dataset.yaml\n${sets.join('---\n')}`];
  return files.slice(0, sets.length === 0 ? 1 : 2).join('');
}

/** Every edge as a pair of ids, found in the plainest way. */
function edgesOf({ sources, datasets }: World): Set<string> {
  const edges = new Set<string>();
  for (const [at, from] of sources.entries())
    for (const source of from) edges.add(`e${String(source)} e${String(at)}`);
  const members: Set<number>[] = [];
  for (const [at, { ids, datasets: others }] of datasets.entries()) {
    members[at] = new Set([
      ...ids.filter((id) => id < sources.length),
      ...others.flatMap((other) => [...(members[other] ?? [])]),
    ]);
    for (const id of [...(members[at] ?? []), ...ids]) edges.add(`e${String(id)} d${String(at)}`);
    for (const other of others) edges.add(`d${String(other)} d${String(at)}`);
  }
  return edges;
}

/** Steps from an id to all that can be reached along edges in a direction. */
function distancesFrom(
  root: string,
  edges: ReadonlySet<string>,
  direction: 'up' | 'down',
): Map<string, number> {
  const distances = new Map([[root, 0]]);
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const edge of edges) {
      const [source = '', target = ''] = edge.split(' ');
      const [from, to] = direction === 'down' ? [source, target] : [target, source];
      const distance = (distances.get(from) ?? Infinity) + 1;
      if (distance >= (distances.get(to) ?? Infinity)) continue;
      distances.set(to, distance);
      isNew = true;
    }
  }
  return distances;
}

function idsOf({ nodes }: LineageGraph): string[] {
  return nodes.map(({ id }) => id).sort();
}

function pairsOf({ nodes, edges }: LineageGraph): { pair: string; isInCycle: boolean }[] {
  const ids = new Map(nodes.map(({ key, id }) => [key, id]));
  return edges.map(({ source, target, isInCycle }) => ({
    pair: `${ids.get(source) ?? '?'} ${ids.get(target) ?? '?'}`,
    isInCycle: isInCycle === true,
  }));
}

const questions = fc.record({
  direction: fc.constantFrom<LineageParams['direction']>('up', 'down', 'both'),
  depth: fc.integer({ min: 1, max: 4 }),
  limit: fc.integer({ min: 1, max: 8 }),
});

test('a lineage has what a plain search finds, as far and as much as was asked for', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, questions, async (world, { direction, depth, limit }) => {
      const edges = edgesOf(world);
      const sources = lineageOf(fixtureOf(world));
      const directions = direction === 'both' ? (['up', 'down'] as const) : [direction];
      const found = directions.map((one) => distancesFrom('e0', edges, one));
      const distanceOf = (id: string): number =>
        Math.min(...found.map((distances) => distances.get(id) ?? Infinity));
      const ids = [...new Set(found.flatMap((distances) => [...distances.keys()]))];
      const near = ids.filter((id) => distanceOf(id) <= depth);
      const all = await askLineage(sources, { id: 'e0', direction, depth });
      expect(idsOf(all)).toEqual(near.sort());
      expect(new Set(pairsOf(all).map(({ pair }) => pair))).toEqual(
        new Set([...edges].filter((edge) => edge.split(' ').every((id) => near.includes(id)))),
      );
      const some = await askLineage(sources, { id: 'e0', direction, depth, limit });
      const shown = some.nodes.map(({ id }) => distanceOf(id));
      const nearest = near.map(distanceOf).sort((one, other) => one - other);
      expect(shown).toEqual(nearest.slice(0, limit));
      expect(some.leftOut).toBe(near.length - shown.length);
      for (const { id, moreUp, moreDown } of some.nodes) {
        const others = (end: 0 | 1): number =>
          [...edges].filter((edge) => {
            const ends = edge.split(' ');
            return ends[1 - end] === id && !some.nodes.some((node) => node.id === ends[end]);
          }).length;
        expect([id, moreUp, moreDown]).toEqual([id, others(0), others(1)]);
      }
    }),
  );
});

test('up and down are the same edges, and impact counts what is below', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const sources = lineageOf(fixtureOf(world));
      const ids = world.sources.map((_, at) => `e${String(at)}`);
      const ask = (id: string, direction: 'up' | 'down'): Promise<LineageGraph> =>
        askLineage(sources, { id, direction });
      const below = new Map<string, string[]>();
      const above = new Map<string, string[]>();
      for (const id of ids) {
        const down = await ask(id, 'down');
        below.set(id, idsOf(down));
        above.set(id, idsOf(await ask(id, 'up')));
        const present = down.nodes.filter(({ state, id: other }) => state === 'present' && other !== id);
        const counted = Object.values(down.impact).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(present.length);
      }
      for (const one of ids)
        for (const other of ids)
          expect(below.get(one)?.includes(other)).toBe(above.get(other)?.includes(one));
    }),
  );
});

test('the edges of cycles are marked, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const edges = edgesOf(world);
      for (const { pair, isInCycle } of pairsOf(
        await askLineage(lineageOf(fixtureOf(world)), { id: 'e0' }),
      )) {
        const [source = '', target = ''] = pair.split(' ');
        expect([pair, isInCycle]).toEqual([pair, distancesFrom(target, edges, 'down').has(source)]);
      }
    }),
  );
});

test('a long chain is followed in slices, and asks for members once', async () => {
  const sources = lineageOf(
    fixtureOf({
      sources: Array.from({ length: 3000 }, (_, at) => (at === 0 ? [] : [at - 1])),
      datasets: [{ ids: [2999], datasets: [] }],
    }),
  );
  const graph = await askLineage(sources, { id: 'e0', direction: 'down', depth: 1 });
  expect(graph.impact).toEqual({ example: 2999, dataset: 1 });
  expect(graph.nodes).toHaveLength(2);
  // One for each step of the graph and its nodes, and for every 2,000 records of the impact.
  expect(sources.work.asked).toBeLessThan(8);
  expect(sources.work.turns).toBeGreaterThan(3000 / 250);
});
