import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startKernels } from '../../../server/src/adapters/vectors/kernels.ts';
import { QuantisedRows } from '../../../server/src/adapters/vectors/quantisedRows.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { ExactVectorIndex, unitVector } from '../../../server/src/core/search/vectorIndex.ts';

/** A vector of whole numbers has many equal cosines, one of fractions has none. */
function vectorOf(dimensions: number): fc.Arbitrary<Float32Array> {
  const bounds = { minLength: dimensions, maxLength: dimensions };
  const numbers = fc.oneof(
    fc.array(fc.integer({ min: -2, max: 2 }), bounds),
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), bounds),
    // One number far above the others: the worst case for a scale per vector.
    fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), bounds).map((low) => [9, ...low.slice(1)]),
  );
  return numbers.map((values) => unitVector(Float32Array.from(values))).filter((unit) => unit !== undefined);
}

interface Case {
  dimensions: number;
  changes: { slot: number; vector: Float32Array | undefined }[];
  query: Float32Array;
  k: number;
  allowed: number[] | undefined;
}

const CASES: fc.Arbitrary<Case> = fc.constantFrom(1, 3, 31, 32, 33, 100).chain((dimensions) => {
  const slot = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 9000 }));
  const vector = fc.option(vectorOf(dimensions), { nil: undefined, freq: 4 });
  return fc.record({
    dimensions: fc.constant(dimensions),
    changes: fc.array(fc.record({ slot, vector }), { maxLength: 120 }),
    query: vectorOf(dimensions),
    k: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 300 })),
    allowed: fc.option(fc.array(slot, { maxLength: 80 }), { nil: undefined }),
  });
});

test('the answer is the plain scan’s, bit for bit, whatever came and went', () => {
  let byIds = 0;
  fc.assert(
    fc.property(CASES, ({ dimensions, changes, query, k, allowed: slots }) => {
      const fast = new PlannedVectorIndex(dimensions);
      expect(fast.vectors).toBeDefined();
      const truth = new ExactVectorIndex(dimensions);
      for (const { slot, vector } of changes) {
        for (const index of [fast, truth]) {
          if (vector === undefined) index.delete(slot);
          else index.set(slot, vector);
        }
      }
      const allowed = slots && bitmapOf(slots);
      const found = fast.nearest(query, k, allowed);
      const expected = truth.nearest(query, k, allowed);
      expect(found.slots).toEqual(expected.slots);
      expect(found.scores).toEqual(expected.scores);
      expect(fast.size).toBe(truth.size);
      expect(found.plan.exact).toBe(true);
      if (found.plan.path === 'filtered') byIds += 1;
      for (const { slot } of changes) {
        expect(fast.has(slot)).toBe(truth.has(slot));
        expect(fast.cosine(query, slot)).toBe(truth.cosine(query, slot));
        expect(fast.vector(slot)).toEqual(truth.vector(slot));
      }
    }),
    { numRuns: 300 },
  );
  // Both ways were taken.
  expect(byIds).toBeGreaterThan(20);
});

test('vectors so near each other that 8 bits cannot order them come in their true order', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(0.001, 0.01, 0.1),
      fc.constantFrom(24, 384),
      (seed, spread, dimensions) => {
        const fast = new PlannedVectorIndex(dimensions);
        const truth = new ExactVectorIndex(dimensions);
        const middle = randomUnit(dimensions, seed);
        const near = (number: number): Float32Array => {
          const away = randomUnit(dimensions, seed + number);
          const moved = middle.map((value, at) => value + spread * (away[at] ?? 0));
          return unitVector(moved) ?? middle;
        };
        for (let slot = 0; slot < 300; slot += 1)
          for (const index of [fast, truth]) index.set(slot, near(slot + 2));
        const { slots, scores } = fast.nearest(near(1), 10);
        const expected = truth.nearest(near(1), 10);
        expect({ slots, scores }).toEqual({ slots: expected.slots, scores: expected.scores });
      },
    ),
    { numRuns: 60 },
  );
});

test('few vectors are compared in full precision', () => {
  const index = filled(new PlannedVectorIndex(64), 5000);
  const { plan } = index.nearest(randomUnit(64, 77_777), 10);
  expect([plan.path, plan.scanned]).toEqual(['scan', 5000]);
  expect(plan.candidates).toBeLessThan(250);
});

test('a filter that admits few makes the scan go through those alone, and the plan says so', () => {
  const index = filled(new PlannedVectorIndex(64), 5000);
  const { plan } = index.nearest(randomUnit(64, 5), 3, bitmapOf([5, 50, 500, 4000, 8000]));
  expect([plan.path, plan.scanned]).toEqual(['filtered', 4]);
  expect(plan.reason).toMatch(
    /^3 of 5000 vectors wanted \(5 pass the filter\)\. Expected: comparing those that pass the filter /,
  );
});

test('the memory grows over many slots and leaves nothing of a deleted vector', () => {
  const index = filled(new PlannedVectorIndex(100), 40_000);
  const query = randomUnit(100, 39_999);
  expect(index.nearest(query, 1).slots).toEqual([39_999]);
  index.delete(39_999);
  expect(index.nearest(query, 40_000).slots).not.toContain(39_999);
  expect(index.vector(39_999)).toBeUndefined();
});

test('without SIMD, or without memory, the plain scan answers', () => {
  const plain = filled(new PlannedVectorIndex(16, { createRows: () => undefined }), 100);
  const { plan, slots } = plain.nearest(randomUnit(16, 3), 2);
  expect([slots[0], plan.candidates, plan.exact]).toEqual([3, 100, true]);
  const kernels = startKernels();
  if (kernels === undefined) throw new Error('This machine has no SIMD.');
  const { buffer } = kernels.memory;
  const memory = { buffer, grow: (): never => expect.fail('no more memory') };
  const exhausted = new PlannedVectorIndex(16, {
    createRows: (size) => new QuantisedRows({ ...kernels, memory }, size),
  });
  expect(filled(exhausted, 100).nearest(randomUnit(16, 3), 2).slots).toEqual(slots);
  expect(exhausted.vectors).toBeUndefined();
});

const BAD: [what: string, vector: Float32Array, message: RegExp][] = [
  ['another model’s', new Float32Array(4).fill(0.5), /4 numbers where 3 belong: it is another model's/],
  ['NaN', Float32Array.from([NaN, 0, 0]), /not finite/],
  ['infinite', Float32Array.from([Infinity, 0, 0]), /not finite/],
  ['zero', new Float32Array(3), /the length 0.00 where 1 belongs/],
  ['longer than 1', Float32Array.from([1, 1, 1]), /the length 1.73 where 1 belongs/],
];

test.each(BAD)('a vector that is %s is refused, and nothing changes', (_, vector, message) => {
  for (const index of [new PlannedVectorIndex(3), new ExactVectorIndex(3)]) {
    index.set(1, Float32Array.from([1, 0, 0]));
    expect(() => index.set(1, vector)).toThrow(message);
    expect(() => index.set(2, vector)).toThrow(RangeError);
    expect(() => index.nearest(vector, 1)).toThrow(message);
    expect(index.nearest(Float32Array.from([1, 0, 0]), 5).scores).toEqual([1]);
  }
});

function bitmapOf(slots: readonly number[]): Bitmap {
  const bitmap = new Bitmap();
  for (const slot of slots) bitmap.add(slot);
  return bitmap;
}

function filled(index: PlannedVectorIndex, count: number): PlannedVectorIndex {
  for (let slot = 0; slot < count; slot += 1) index.set(slot, randomUnit(index.dimensions, slot));
  return index;
}

/** The same direction for the same seed. */
function randomUnit(dimensions: number, seed: number): Float32Array {
  let state = Math.imul(seed + 1, 0x9e3779b9) | 1;
  const values = Float32Array.from({ length: dimensions }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x3504f333;
    return ((state >>> 8) & 0xffff) / 0xffff - 0.5;
  });
  return unitVector(values) ?? values;
}
