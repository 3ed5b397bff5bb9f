import { expect, test } from 'vitest';
import { DatasetMemberships } from '../../../server/src/adapters/index/memberships.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { DatasetRecord } from '../../../server/src/core/datasets/resolve.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';

const recipe = searchRecipe({});

/** An index with datasets that may be changed. */
function world(datasets: Record<string, string[]>): {
  memberships: DatasetMemberships;
  add: (id: string) => number;
  remove: (slot: number) => void;
  change: (datasets: Record<string, string[]>) => void;
} {
  const index = new SearchIndex();
  let revision = 0;
  let now = datasets;
  const records = (): DatasetRecord[] =>
    Object.entries(now).map(([id, ids]) => ({ id, value: { members: { ids } } }));
  const slots = (): Iterable<number> => index.columns.live;
  const memberships = new DatasetMemberships({ index, datasets: records, slots, revision: () => revision });
  return {
    memberships,
    add: (id) => {
      revision += 1;
      const value = { example_id: id, input: id, expected_output: 'x' };
      const place = { uri: 'file:///a.example.yaml', position: { line: 0, character: 0 }, unsaved: false };
      return index.add({ kind: 'example', id, name: id, value, ...place }, recipe);
    },
    remove: (slot) => {
      revision += 1;
      index.remove(slot);
    },
    change: (others) => {
      revision += 1;
      now = others;
    },
  };
}

test('only records that somebody asks for are looked at, each once', async () => {
  const { memberships, add } = world({ d: ['a', 'b', 'x'], e: ['b'] });
  for (const id of ['b', 'a', 'c']) add(id);
  expect(await memberships.datasetsOf(['b', 'c', 'nobody'], neverCancelled)).toEqual([['d', 'e'], [], []]);
  expect(memberships.looks).toBe(2);
  // Those that the dataset names come first, in its order.
  const all = { ids: ['a', 'b'], counts: { example: 2 } };
  expect(await memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled)).toEqual(all);
  expect(await memberships.membersOf({ dataset: 'd', most: 1, isExact: true }, neverCancelled)).toEqual({
    ...all,
    ids: ['a'],
  });
  expect(await memberships.membersOf({ dataset: 'unknown', most: 1, isExact: true }, neverCancelled)).toEqual(
    { ids: [], counts: {} },
  );
  expect(memberships.looks).toBe(3);
});

test('what changes is looked at again, and nothing else', async () => {
  const { memberships, add, remove, change } = world({ d: ['a', 'b'] });
  const slot = add('a');
  add('b');
  await memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled);
  remove(slot);
  expect(
    (await memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled)).ids,
  ).toEqual(['b']);
  // Another record in the slot of the first.
  expect(add('c')).toBe(slot);
  expect(
    (await memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled)).ids,
  ).toEqual(['b']);
  expect(await memberships.datasetsOf(['c'], neverCancelled)).toEqual([[]]);
  expect(memberships.looks).toBe(3);
  change({ d: ['c'], e: ['b'] });
  expect(await memberships.datasetsOf(['b', 'c'], neverCancelled)).toEqual([['e'], ['d']]);
  expect(memberships.looks).toBe(5);
});

test('a look at many records can be cancelled, and datasets may change meanwhile', async () => {
  const { memberships, add, change } = world({ d: ['r1'] });
  for (let number = 0; number < 1000; number += 1) add(`r${String(number)}`);
  const token = { isCancellationRequested: false };
  const first = memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, token);
  token.isCancellationRequested = true;
  await expect(first).rejects.toThrow('The question was cancelled.');
  const second = memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled);
  change({ d: ['r2', 'r999'] });
  expect(
    (await memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled)).ids,
  ).toEqual(['r2', 'r999']);
  await second;
  expect(
    (await memberships.membersOf({ dataset: 'd', most: 10, isExact: true }, neverCancelled)).ids,
  ).toEqual(['r2', 'r999']);
});

test('a question that need not be exact looks at what the dataset names, and at a few others', async () => {
  const { memberships, add } = world({ d: ['r7000'], many: ['r1', 'r2', 'r3'] });
  for (let number = 0; number < 8000; number += 1) add(`r${String(number)}`);
  const ask = (dataset: string, most: number): ReturnType<DatasetMemberships['membersOf']> =>
    memberships.membersOf({ dataset, most, isExact: false }, neverCancelled);
  expect(await ask('many', 2)).toEqual({ ids: ['r1', 'r2'] });
  expect(memberships.looks).toBe(3);
  expect(await ask('d', 10)).toEqual({ ids: ['r7000'] });
  expect(memberships.looks).toBeLessThan(6000);
  // What was looked at is known: the next question goes on behind.
  expect(await ask('d', 10)).toEqual({ ids: ['r7000'], counts: { example: 1 } });
  expect(memberships.looks).toBe(8000);
});
