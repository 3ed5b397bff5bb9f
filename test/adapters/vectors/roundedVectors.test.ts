import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startKernels } from '../../../server/src/adapters/vectors/kernels.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { QuantisedRows } from '../../../server/src/adapters/vectors/quantisedRows.ts';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import {
  CHUNK,
  ExactVectorIndex,
  unitOfRounded,
  unitVector,
} from '../../../server/src/core/search/vectorIndex.ts';

const DIMENSIONS = 40;
const VECTOR = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((values) => unitVector(Float32Array.from(values)))
  .filter((unit) => unit !== undefined);
const CHANGE = fc.record({
  slot: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 9000 })),
  vector: fc.option(VECTOR, { nil: undefined, freq: 4 }),
});

function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

test('what is kept in 8 bits is near what was given, and is searched exactly', () => {
  fc.assert(
    fc.property(
      fc.array(CHANGE, { maxLength: 120 }),
      VECTOR,
      fc.integer({ min: 1, max: 20 }),
      fc.option(fc.array(fc.nat({ max: 60 })), { nil: undefined }),
      (changes, query, k, slots) => {
        const index = new PlannedVectorIndex(DIMENSIONS, { isRounded: true });
        expect(index.vectors).toBeUndefined();
        const given = new Map<number, Float32Array>();
        for (const { slot, vector } of changes) {
          if (vector === undefined) index.delete(slot);
          else index.set(slot, vector);
          if (vector === undefined) given.delete(slot);
          else given.set(slot, vector);
        }
        // The plain scan of what the index says that it holds.
        const truth = new ExactVectorIndex(DIMENSIONS);
        for (const [slot, vector] of given) {
          const kept = index.vector(slot)!;
          expect(dot(kept, vector)).toBeGreaterThan(0.999);
          truth.set(slot, kept);
        }
        const allowed = slots && new Bitmap();
        for (const slot of slots ?? []) allowed?.add(slot);
        const found = index.nearest(query, k, allowed);
        const expected = truth.nearest(query, k, allowed);
        expect([found.slots, found.scores, index.size]).toEqual([
          expected.slots,
          expected.scores,
          given.size,
        ]);
        for (const { slot } of changes) {
          expect([index.has(slot), index.cosine(query, slot)]).toEqual([
            given.has(slot),
            truth.cosine(query, slot),
          ]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a machine without SIMD keeps full precision; one without memory for more says so', () => {
  const plain = new PlannedVectorIndex(DIMENSIONS, { isRounded: true, createRows: () => undefined });
  const vector = unitVector(Float32Array.from({ length: DIMENSIONS }, (_, at) => at))!;
  plain.set(3, vector);
  expect(plain.vector(3)).toEqual(vector);
  const kernels = startKernels()!;
  const memory = {
    buffer: kernels.memory.buffer,
    grow: () => {
      throw new RangeError('no memory');
    },
  };
  const full = new PlannedVectorIndex(DIMENSIONS, {
    isRounded: true,
    createRows: (size) => new QuantisedRows({ ...kernels, memory }, size),
  });
  expect(() => {
    full.set(CHUNK, vector);
  }).toThrow('There is no memory for more vectors.');
  expect([full.size, full.nearest(vector, 3).slots]).toEqual([0, []]);
});

const NUMBERS = fc
  .array(fc.integer({ min: -127, max: 127 }), { minLength: DIMENSIONS - 1, maxLength: DIMENSIONS - 1 })
  .map((numbers) => Int8Array.from([...numbers, 127]));

test('numbers that are rounded already are what the vector of them would be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ slot: fc.nat({ max: 9000 }), numbers: NUMBERS })),
      VECTOR,
      (changes, query) => {
        for (const isRounded of [true, false]) {
          const [rounded, plain] = [
            new PlannedVectorIndex(DIMENSIONS, { isRounded }),
            new PlannedVectorIndex(DIMENSIONS, { isRounded }),
          ];
          for (const { slot, numbers } of changes) {
            rounded.setRounded(slot, numbers);
            plain.set(slot, unitOfRounded(numbers));
          }
          const [found, expected] = [rounded.nearest(query, 10), plain.nearest(query, 10)];
          expect([found.slots, rounded.size]).toEqual([expected.slots, plain.size]);
          for (const [at, score] of found.scores.entries())
            expect(score).toBeCloseTo(expected.scores[at] ?? NaN, 6);
        }
      },
    ),
  );
});

test('rounded numbers of another model, and zeros, are no vectors', () => {
  const index = new PlannedVectorIndex(DIMENSIONS, { isRounded: true });
  expect(() => {
    index.setRounded(0, Int8Array.of(127, 3));
  }).toThrow(/another model/);
  expect(() => {
    index.setRounded(0, new Int8Array(DIMENSIONS));
  }).toThrow(/zeros only/);
  expect(index.size).toBe(0);
});
