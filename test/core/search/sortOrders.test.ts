import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../shared/src/json.ts';
import { search } from '../../../server/src/core/search/search.ts';
import { SortOrders } from '../../../server/src/core/search/sortOrders.ts';
import { found, idsOf, sourceOf } from './support.ts';

/** A store whose records have these values under `metadata.x`; `undefined` for none. */
function storeOf(values: readonly (JsonValue | undefined)[]): ReturnType<typeof sourceOf> {
  return sourceOf(
    values.map((value, at) => ({
      id: String(at),
      value: { input: 'x', metadata: value === undefined ? {} : { x: value } },
    })),
  );
}

const sort = (descending?: boolean): { sort: { by: string; descending?: boolean } } => ({
  sort: { by: 'metadata.x', ...(descending === undefined ? {} : { descending }) },
});

test.each<[(JsonValue | undefined)[], string, string]>([
  [[10, 9, 100], '1 0 2', '2 0 1'],
  [['b', 'A', 'c'], '1 0 2', '2 0 1'],
  [['10', '9'], '0 1', '1 0'],
  [['text', 3, undefined, 'text', null, ''], '1 0 3 2 4 5', '0 3 1 2 4 5'],
  [[['b'], ['a'], true], '1 0 2', '2 0 1'],
  [[{ k: 2 }, { k: 1 }], '1 0', '0 1'],
])('%j', (values, upwards, downwards) => {
  expect(found(storeOf(values), sort())).toBe(upwards);
  expect(found(storeOf(values), sort(true))).toBe(downwards);
});

test('pages of a sorted list follow each other, and equal records keep their order', () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }), { maxLength: 60 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
      const store = storeOf(numbers);
      const expected = numbers
        .map((value, at) => ({ value: value ?? Infinity, at }))
        .sort((one, other) => one.value - other.value || one.at - other.at)
        .map(({ at }) => String(at));
      const pages = Array.from({ length: Math.ceil(numbers.length / limit) }, (_, page) =>
        idsOf(search(store, { ...sort(), limit, offset: page * limit }, undefined)),
      );
      expect(pages.join(' ')).toBe(expected.join(' '));
    }),
  );
});

test('a value is read once, until its record changes', () => {
  const { index, recipe } = storeOf([3, 1, 2]);
  const place = { uri: 'file:///w/b.example.yaml', position: { line: 0, character: 0 } };
  let reads = 0;
  const slot = index.add(
    {
      ...{ kind: 'example', id: 'n', name: 'n', unsaved: false, ...place },
      get value() {
        reads += 1;
        return { metadata: { x: 0 } };
      },
    },
    recipe,
  );
  const orders = new SortOrders(index);
  reads = 0;
  expect([orders.read('metadata.x', 3), orders.read('metadata.x', 3)]).toEqual([false, true]);
  expect([...orders.ranks('metadata.x', 1)]).toEqual([4, 2, 3, 1]);
  index.remove(1);
  expect([...orders.ranks('metadata.x', 2)]).toEqual([3, 0, 2, 1]);
  expect([...orders.ranks('metadata.x', 2)]).toEqual([3, 0, 2, 1]);
  expect(reads).toBe(1);
  index.move(slot, {
    kind: 'example',
    id: 'n',
    name: 'n',
    unsaved: false,
    value: { metadata: { x: 9 } },
    ...place,
  });
  expect([...orders.ranks('metadata.x', 3)]).toEqual([2, 0, 1, 3]);
});
