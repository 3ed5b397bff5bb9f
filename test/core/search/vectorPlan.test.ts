import { expect, test } from 'vitest';
import { choosePath, CostMeter, type SearchSituation } from '../../../server/src/core/search/vectorPlan.ts';

const COSTS = { scan: 20, filtered: 60 };
/** A graph that finds the nearest k among 10 × k, at 5 microseconds each, where k is at most 200. */
const GRAPH = {
  neighboursFor: (k: number): number | undefined => (k > 200 ? undefined : 10 * k),
  costOf: (neighbours: number): number => neighbours * 5000,
  missing: 0,
};

const SITUATIONS: [situation: SearchSituation, path: string][] = [
  [{ size: 10_000, k: 10 }, 'scan'],
  [{ size: 10_000, k: 10, graph: GRAPH }, 'scan'],
  [{ size: 1_000_000, k: 10, graph: GRAPH }, 'graph'],
  // The more are asked for, the longer the graph takes; beyond what it was measured for it is not asked.
  [{ size: 1_000_000, k: 200, graph: GRAPH }, 'graph'],
  [{ size: 100_000, k: 200, graph: GRAPH }, 'scan'],
  [{ size: 1_000_000, k: 201, graph: GRAPH }, 'scan'],
  // It may miss something: a little faster is not worth it.
  [{ size: 28_000, k: 10, graph: GRAPH }, 'scan'],
  [{ size: 32_000, k: 10, graph: GRAPH }, 'graph'],
  // What the graph does not have is compared besides.
  [{ size: 1_000_000, k: 10, graph: { ...GRAPH, missing: 900_000 } }, 'scan'],
  // A filter that admits many: all are compared, or the graph is asked for more.
  [{ size: 10_000, admitted: 5000, k: 10 }, 'scan'],
  [{ size: 1_000_000, admitted: 500_000, k: 10, graph: GRAPH }, 'graph'],
  // A narrow one.
  [{ size: 1_000_000, admitted: 1000, k: 10, graph: GRAPH }, 'filtered'],
  [{ size: 1_000_000, admitted: 0, k: 10, graph: GRAPH }, 'filtered'],
  [{ size: 10_000, admitted: 500, k: 10 }, 'filtered'],
  [{ size: 0, k: 10, graph: GRAPH }, 'scan'],
];

test.each(SITUATIONS)('%j is answered by %s', (situation, path) => {
  expect(choosePath(COSTS, situation).path).toBe(path);
});

test('the reason names every way with its time, the fastest first', () => {
  const choice = choosePath(COSTS, { size: 1_000_000, admitted: 500_000, k: 10, graph: GRAPH });
  expect(choice.neighbours).toBe(300);
  expect(choice.reason).toBe(
    '10 of 1000000 vectors wanted (500000 pass the filter). Expected: the graph of neighbours 1.5 ms, comparing all 20 ms, comparing those that pass the filter 30 ms.',
  );
  expect(choosePath(COSTS, { size: 3, k: 3 }).reason).toMatch(/Expected: comparing all below 0.01 ms\.$/);
});

test('a cost follows what was measured, and a thread that had to wait once does not turn it', () => {
  const meter = new CostMeter(30);
  meter.observe(1000, 0.001);
  expect(meter.perUnit).toBe(30);
  meter.observe(100_000, 2);
  expect(meter.perUnit).toBe(27);
  meter.observe(100_000, 2000);
  expect(meter.perUnit).toBeCloseTo(29.7);
  for (let round = 0; round < 20; round += 1) meter.observe(100_000, 1);
  expect(meter.perUnit).toBeCloseTo(10, 1);
  for (let round = 0; round < 100; round += 1) meter.observe(100_000, 4);
  expect(meter.perUnit).toBeCloseTo(40, 0);
});
