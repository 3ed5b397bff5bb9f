import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { TopK } from '../../../server/src/core/search/topK.ts';
import { ExactVectorIndex, unitVector } from '../../../server/src/core/search/vectorIndex.ts';

const DIMENSIONS = 6;
const vector = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((numbers) => unitVector(Float32Array.from(numbers)))
  .filter((unit) => unit !== undefined);
const change = fc.record({ slot: fc.nat({ max: 9000 }), vector: fc.option(vector, { nil: undefined }) });

function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

test('the nearest are those of a plain loop, whatever came and went', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 40 }),
      vector,
      fc.nat({ max: 10 }),
      fc.func(fc.boolean()),
      (changes, query, k, isAllowed) => {
        const index = new ExactVectorIndex(DIMENSIONS);
        const state = new Map<number, Float32Array>();
        for (const { slot, vector: value } of changes) {
          if (value === undefined) index.delete(slot);
          else index.set(slot, value);
          if (value === undefined) state.delete(slot);
          else state.set(slot, value);
        }
        const allowed = new Bitmap();
        for (const slot of state.keys()) if (isAllowed(slot)) allowed.add(slot);
        const expected = [...state]
          .filter(([slot]) => allowed.has(slot))
          .map(([, value]) => cosine(query, value))
          .sort((left, right) => right - left)
          .slice(0, k);
        const found = index.nearest(query, k, allowed);
        expect(index.size).toBe(state.size);
        expect(found.slots.length).toBe(expected.length);
        for (const [position, score] of found.scores.entries()) {
          expect(score).toBeCloseTo(expected[position] ?? NaN, 5);
          expect(index.cosine(query, found.slots[position] ?? -1)).toBe(score);
        }
      },
    ),
  );
});

test('a vector of another size is refused', () => {
  expect(() => {
    new ExactVectorIndex(3).set(0, new Float32Array(4));
  }).toThrow(RangeError);
});

test('zero vectors and numbers that are not finite are no directions', () => {
  expect(unitVector(new Float32Array(3))).toBeUndefined();
  expect(unitVector(Float32Array.from([1, NaN, 0]))).toBeUndefined();
  expect(unitVector(Float32Array.from([Infinity, 0, 0]))).toBeUndefined();
  expect([...(unitVector(Float32Array.from([3, 4])) ?? [])].map((value) => value.toFixed(2))).toEqual([
    '0.60',
    '0.80',
  ]);
});

test('TopK keeps what sorting would', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.nat({ max: 8 }), (scores, k) => {
      const top = new TopK(k);
      for (const [slot, score] of scores.entries()) top.offer(slot, score);
      const sorted = [...scores.entries()]
        .sort((left, right) => right[1] - left[1] || left[0] - right[0])
        .slice(0, k);
      expect(top.take()).toEqual({
        slots: sorted.map(([slot]) => slot),
        scores: sorted.map(([, score]) => score),
      });
    }),
  );
});

test('Bitmap is a set of small numbers in ascending order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.boolean())), (changes) => {
      const bitmap = new Bitmap(8);
      const set = new Set<number>();
      for (const [slot, isAdded] of changes) {
        if (isAdded) bitmap.add(slot);
        else bitmap.delete(slot);
        if (isAdded) set.add(slot);
        else set.delete(slot);
      }
      expect([...bitmap]).toEqual([...set].sort((left, right) => left - right));
      const visited: number[] = [];
      bitmap.forEach((slot) => visited.push(slot));
      expect(visited).toEqual([...bitmap]);
      expect(bitmap.size).toBe(set.size);
    }),
  );
});
