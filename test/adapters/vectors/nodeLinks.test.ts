import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../server/src/adapters/vectors/graph/fingerprint.ts';
import { NodeLinks } from '../../../server/src/adapters/vectors/graph/nodeLinks.ts';

/** Nodes 0 to 7 have the fingerprints 100 to 107, but for node 3, which lost its vector. */
const FINGERPRINTS = Float64Array.from({ length: 8 }, (_, node) => (node === 3 ? 0 : 100 + node));

const change = fc.record({
  slot: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 3000 })),
  // Some that no node has, and none at all.
  fingerprint: fc.option(fc.integer({ min: 98, max: 110 }), { nil: undefined }),
});

test('slots and nodes are joined by fingerprint, whatever came and went', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
      const links = new NodeLinks(FINGERPRINTS);
      const state = new Map<number, number>();
      for (const { slot, fingerprint } of changes) {
        links.set(slot, fingerprint);
        if (fingerprint === undefined) state.delete(slot);
        else state.set(slot, fingerprint);
      }
      const expected = [...FINGERPRINTS].map((wanted) =>
        [...state].flatMap(([slot, fingerprint]) => (fingerprint === wanted ? [slot] : [])).sort(ascending),
      );
      const found = expected.map((_, node) => {
        const slots: number[] = [];
        links.forEachSlot(node, (slot) => slots.push(slot));
        return slots.sort(ascending);
      });
      expect(found).toEqual(expected);
      const linked = new Set(expected.flat());
      expect([...links.missing]).toEqual(
        [...state.keys()].filter((slot) => !linked.has(slot)).sort(ascending),
      );
      expect(links.size).toBe(7);
      expect(links.alive).toBe(expected.filter((slots) => slots.length > 0).length);
      expect([...links.dead()]).toEqual(
        [...expected.keys()].filter((node) => node !== 3 && expected[node]?.length === 0),
      );
      for (const { slot } of changes) expect(links.knows(slot)).toBe(state.has(slot));
    }),
  );
});

test('fingerprints tell vectors apart by any bit, and see only the part of the memory that is theirs', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.nat({ max: 31 }),
      (numbers, place, bit) => {
        const vector = Float32Array.from(numbers);
        const other = vector.slice();
        const at = place % vector.length;
        new Uint32Array(other.buffer)[at]! ^= 1 << bit;
        const within = Float32Array.from([7, ...numbers, 7]).subarray(1, -1);
        expect(fingerprintOf(within)).toBe(fingerprintOf(vector));
        expect(fingerprintOf(other)).not.toBe(fingerprintOf(vector));
        expect(fingerprintOf(vector)).toBeGreaterThan(0);
        expect(Number.isSafeInteger(fingerprintOf(vector))).toBe(true);
      },
    ),
  );
});

function ascending(left: number, right: number): number {
  return left - right;
}
