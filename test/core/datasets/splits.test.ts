import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import { createSplitter, keyOf, position, SPLIT_NAMES } from '../../../server/src/core/datasets/splits.ts';

function member(id: string, value: JsonObject = {}): MemberRecord {
  return { kind: 'example', id, value };
}

const anySplits = fc.record({
  seed: fc.oneof(fc.integer(), fc.string()),
  weights: fc.record({ train: fc.integer({ min: 1, max: 9 }), val: fc.nat(9), test: fc.nat(9) }),
});
const anyId = fc.uuid();

describe('the place of a key', () => {
  // hashlib.sha256(b'[1,"a"]'), first 53 bits: computed with Python.
  test.each([
    [1, 'a', 0.12525298156186737],
    ['1', 'a', 0.35955852761335905],
    [7, 'é', 0.28445000560391964],
  ])('of seed %j and key %s is %d', (seed, key, expected) => {
    expect(position(seed, key)).toBe(expected);
  });
});

describe('splits', () => {
  test('adding, removing and reordering records moves no other', () => {
    fc.assert(
      fc.property(anySplits, fc.uniqueArray(anyId, { minLength: 2, maxLength: 20 }), (splits, ids) => {
        const alone = ids.map((id) => createSplitter(splits)(member(id)));
        const splitter = createSplitter(structuredClone(splits));
        const later = ids.toReversed().map((id) => splitter(member(id, { input: 'edited' })));
        expect(later.toReversed()).toEqual(alone);
        expect(alone.every((split) => split !== undefined)).toBe(true);
      }),
    );
  });

  test('groups stay together, by group_by before group before id', () => {
    fc.assert(
      fc.property(
        anySplits,
        fc.uniqueArray(anyId, { minLength: 2, maxLength: 2 }),
        fc.string({ minLength: 1 }),
        (splits, ids, shared) => {
          const splitter = createSplitter(splits);
          const grouped = new Set(ids.map((id) => splitter(member(id, { group: shared }))));
          expect(grouped.size).toBe(1);
          const byField = createSplitter({ ...splits, group_by: 'labels.doc' });
          const joined = new Set(
            ids.map((id) => byField(member(id, { group: id, labels: { doc: shared } }))),
          );
          expect(joined).toEqual(grouped);
        },
      ),
    );
  });

  test.each([
    [{ group: 'g' }, undefined, 'g'],
    [{ group: '' }, undefined, 'x'],
    [{ group: null }, undefined, 'x'],
    [{}, undefined, 'x'],
    [{ group: 'g', domain: 'd' }, 'domain', 'd'],
    [{ group: 'g' }, 'domain', 'g'],
    [{ labels: { n: 5 } }, 'labels.n', '5'],
    [{ labels: { n: { b: 1, a: 2 } } }, 'labels.n', '{"a":2,"b":1}'],
  ])('the key of %j by %s is %s', (value, groupBy, expected) => {
    expect(keyOf(member('x', value), groupBy)).toBe(expected);
  });

  test('pins win, in any case of the id, and move nobody else', () => {
    fc.assert(
      fc.property(anySplits, anyId, anyId, fc.constantFrom(...SPLIT_NAMES), (splits, id, other, pin) => {
        fc.pre(id !== other);
        const pinned = createSplitter({ ...splits, assign: { [id.toUpperCase()]: pin } });
        expect(pinned(member(id, { group: 'g' }))).toBe(pin);
        expect(pinned(member(other))).toBe(createSplitter(splits)(member(other)));
      }),
    );
  });

  test('only the proportions of weights count', () => {
    fc.assert(
      fc.property(anySplits, anyId, fc.constantFrom(0.5, 2, 8), (splits, id, factor) => {
        const { train, val, test: held } = splits.weights;
        const scaled = {
          ...splits,
          weights: { train: train * factor, val: val * factor, test: held * factor },
        };
        expect(createSplitter(scaled)(member(id))).toBe(createSplitter(splits)(member(id)));
      }),
    );
  });

  test('the shares follow the weights, and a seed deals anew', () => {
    const count = 20_000;
    const splitter = createSplitter({ seed: 1, weights: { train: 7, val: 2, test: 1 } });
    const reseeded = createSplitter({ seed: 2, weights: { train: 7, val: 2, test: 1 } });
    const members = Array.from({ length: count }, (_, at) => member(`id-${at}`));
    const shares = SPLIT_NAMES.map((name) => members.filter((one) => splitter(one) === name).length / count);
    expect(shares[0]).toBeCloseTo(0.7, 1);
    expect(shares[1]).toBeCloseTo(0.2, 1);
    expect(shares[2]).toBeCloseTo(0.1, 1);
    const moved = members.filter((one) => splitter(one) !== reseeded(one)).length / count;
    expect(moved).toBeGreaterThan(0.4);
  });

  test('a split of weight 0 stays empty', () => {
    const splitter = createSplitter({ seed: 1, weights: { train: 1, test: 0 } });
    expect(new Set(Array.from({ length: 500 }, (_, at) => splitter(member(`${at}`))))).toEqual(
      new Set(['train']),
    );
  });

  test.each([
    [undefined],
    [{ seed: 1, weights: { train: 0 } }],
    [{ seed: 1 }],
    [{ weights: { train: 'x' } }],
    ['x'],
  ])('splits %j deal nobody', (splits) => {
    expect(createSplitter(splits)(member('a'))).toBeUndefined();
  });
});
