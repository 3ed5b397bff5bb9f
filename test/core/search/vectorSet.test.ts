import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../../server/src/core/search/bitmap.ts';
import { ExactVectorIndex } from '../../../server/src/core/search/vectorIndex.ts';
import { inOrderOfUse, reasonForChoice, VectorSet } from '../../../server/src/core/search/vectorSet.ts';

const VECTOR = Float32Array.from([1, 0]);

function makeSet(model: string, rank: number): VectorSet {
  return new VectorSet(model, rank, new ExactVectorIndex(2));
}

function bitmapOf(slots: Iterable<number>): Bitmap {
  const bitmap = new Bitmap();
  for (const slot of slots) bitmap.add(slot);
  return bitmap;
}

type Step = readonly ['add' | 'set' | 'empty' | 'remove', number];

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.constantFrom<Step[0][]>('add', 'set', 'empty', 'remove'), fc.nat({ max: 70 })),
);
const slots = fc.uniqueArray(fc.nat({ max: 70 }));

test('what waits is what came and got neither a vector nor the mark that it has no text', () => {
  fc.assert(
    fc.property(steps, slots, (some, allowed) => {
      const set = makeSet('m', 0);
      const states = new Map<number, Step[0]>();
      for (const [what, slot] of some) {
        // What is not there can neither get a vector nor go.
        if (what !== 'add' && !states.has(slot)) continue;
        if (what === 'add') set.add(slot);
        else if (what === 'set') set.set(slot, VECTOR, 1);
        else if (what === 'empty') set.setWithoutText(slot);
        else set.remove(slot);
        if (what === 'remove') states.delete(slot);
        else states.set(slot, what);
      }
      const inState = (state: Step[0]): number[] =>
        [...states].filter(([, found]) => found === state).map(([slot]) => slot);
      expect(set.waiting).toBe(inState('add').length);
      expect(set.withoutText).toBe(inState('empty').length);
      expect(set.missing(bitmapOf(allowed))).toBe(
        inState('add').filter((slot) => allowed.includes(slot)).length,
      );
    }),
  );
});

test('common slots are counted as one counts them', () => {
  fc.assert(
    fc.property(slots, slots, (left, right) => {
      expect(bitmapOf(left).countCommon(bitmapOf(right))).toBe(
        left.filter((slot) => right.includes(slot)).length,
      );
    }),
  );
});

/** One letter for each record: `v` has a vector, `w` waits, `-` has no text. */
function setOf(model: string, rank: number, records: string): VectorSet {
  const set = makeSet(model, rank);
  for (const [slot, state] of [...records].entries()) {
    set.add(slot);
    if (state === 'v') set.set(slot, VECTOR, 1);
    if (state === '-') set.setWithoutText(slot);
  }
  return set;
}

const CHOICES: [better: string, quick: string, allowed: number[] | undefined, order: string][] = [
  ['vvvv', 'vvvv', undefined, 'better quick'],
  ['vvv-', 'vvv-', undefined, 'better quick'],
  ['vvvw', 'vvvv', undefined, 'quick better'],
  ['vvvw', 'vvvv', [0, 1], 'better quick'],
  ['vvvw', 'vvvv', [3], 'quick better'],
  ['vvww', 'vwww', undefined, 'better quick'],
  ['vwww', 'vvww', undefined, 'quick better'],
  ['wwww', 'vvww', undefined, 'quick'],
  ['wwww', 'wwww', undefined, ''],
];

test.each(CHOICES)('better %s, quick %s, allowed %j: %s', (better, quick, allowed, order) => {
  const sets = [setOf('better', 0, better), setOf('quick', 1, quick)];
  const found = inOrderOfUse(sets, allowed === undefined ? undefined : bitmapOf(allowed));
  expect(found.map(({ model }) => model).join(' ')).toBe(order);
});

test('an answer of the quick model says why it is not the better one', () => {
  const sets = [setOf('better', 0, 'w'.repeat(1200)), setOf('quick', 1, 'v')] as const;
  expect(reasonForChoice(sets[1], sets, undefined)).toBe(
    'Answered by the quick model while 1,200 records wait for the better one.',
  );
  expect(reasonForChoice(sets[0], sets, undefined)).toBeUndefined();
  expect(reasonForChoice(sets[1], [sets[1]], 'The model file is damaged.')).toBe(
    'Answered by the quick model. The model file is damaged.',
  );
});
