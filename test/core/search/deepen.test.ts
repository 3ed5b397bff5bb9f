import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deepen, LEAST_CANDIDATES } from '../../../server/src/core/search/deepen.ts';

test('the beginning of a ranking does not depend on how many are wanted', () => {
  const size = 3000;
  const order = fc.shuffledSubarray(
    Array.from({ length: size }, (_, at) => at),
    { minLength: size },
  );
  fc.assert(
    fc.property(
      order,
      fc.array(fc.integer({ min: 1, max: size }), { minLength: 1, maxLength: 4 }),
      (slots, wanted) => {
        // A deeper look ranks differently: as two parts that know of more records do.
        const rankAt = (candidates: number): number[] =>
          candidates === LEAST_CANDIDATES
            ? slots.slice(0, candidates)
            : slots.slice(0, candidates).toReversed();
        const whole = deepen(size, size, (slot) => slot, rankAt);
        expect(new Set(whole).size).toBe(size);
        for (const count of wanted) {
          expect(deepen(count, size, (slot) => slot, rankAt).slice(0, count)).toEqual(whole.slice(0, count));
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('the first page looks no deeper than it must', () => {
  const looks: number[] = [];
  const rankAt = (candidates: number): number[] => {
    looks.push(candidates);
    return Array.from({ length: candidates }, (_, at) => at);
  };
  deepen(10, 100_000, (slot) => slot, rankAt);
  expect(looks).toEqual([LEAST_CANDIDATES]);
});
