import { expect, test } from 'vitest';
import { costByEarlierRun, type EarlierCost } from '../../../server/src/core/optimization/earlierCost.ts';
import { runStaleness, type UsedRecords } from '../../../server/src/core/optimization/runStaleness.ts';
import type { SplitName } from '../../../server/src/core/datasets/splits.ts';

/** `id:split` for each; the hash of a record is its id. */
function members(text: string): NonNullable<UsedRecords['members']> {
  const of = (split: string): { id: string; content_hash: string }[] =>
    text.split(' ').flatMap((one) => {
      const [id = '', own] = one.split(':');
      return own === split ? [{ id, content_hash: id.toLowerCase() }] : [];
    });
  return { train: of('train'), val: of('val'), test: of('test') };
}

/** What changed: `present` are the records now, `id=hash` for those that changed; `rows` what a run would have. */
function stale(
  before: string,
  present: string,
  rows: string | undefined,
  more: Partial<UsedRecords> = {},
): string {
  const now = new Map(
    present.split(' ').map((one) => {
      const [id = '', hash = id] = one.split('=');
      return [id, { name: id.toUpperCase(), contentHash: hash }];
    }),
  );
  const used = {
    ...{ spec_id: 'S', specification_hash: 's' },
    ...{ template: { id: 't', content_hash: 't' }, dataset: { id: 'd', content_hash: 'd' } },
    ...{ optimizer: 'COPRO', members: members(before), ...more },
  };
  const dealt = rows
    ?.split(' ')
    .filter((one) => one !== '')
    .map((one) => one.split(':') as [string, SplitName]);
  const found = runStaleness(used, { of: (id) => now.get(id), rows: dealt && new Map(dealt) });
  expect(found.count).toBe(found.records.length);
  return found.records.map(({ name, role, change }) => `${name} ${role} ${change}`).join(', ');
}

test('nothing changed', () => {
  expect(stale('a:train B:val', 's t d a b', 'a:train b:val')).toBe('');
});

test('contents that changed, and records that are gone', () => {
  expect(stale('a:train b:val c:test', 's=2 t=2 a b=2', undefined)).toBe(
    'S specification changed, T template changed, d dataset gone, B val changed, c test gone',
  );
});

test('rows that left their split or joined one', () => {
  expect(stale('a:train b:val', 's t d a b c', 'a:val c:test')).toBe(
    'A train left, B val left, A val joined, C test joined',
  );
});

test('what a run did not use does not make it stale', () => {
  expect(stale('a:train b:val', 's t d b c', 'b:val c:train', { optimizer: 'Evaluate' })).toBe('');
  const { members: _, ...early } = { members: undefined };
  expect(stale('', 's t d a', 'a:val', { ...early, members: {} })).toBe('A val joined');
});

test('a run that failed before it had rows is stale by its records only', () => {
  const used = {
    ...{ spec_id: 's', specification_hash: 's', template: { id: 't', content_hash: 't' } },
    dataset: { id: 'd', content_hash: 'd' },
  };
  const present = { of: () => undefined, rows: new Map([['a', 'val' as const]]) };
  expect(runStaleness(used, present).count).toBe(3);
});

test('a hundred records are listed, and all are counted', () => {
  const many = Array.from({ length: 150 }, (_, at) => `x${String(at)}:val`).join(' ');
  const found = runStaleness(
    {
      ...{ spec_id: 's', specification_hash: 's', members: members(many) },
      ...{ template: { id: 't', content_hash: 't' }, dataset: { id: 'd', content_hash: 'd' } },
    },
    { of: () => undefined, rows: undefined },
  );
  expect([found.records.length, found.count]).toEqual([100, 153]);
});

test('without a price the cost is that of the newest run like it, and of none nothing', () => {
  const estimate = {
    measuring: 100,
    optimizing: 90,
    proposing: 10,
    attributing: 0,
    judging: 0,
    isRough: false,
  };
  const run = (finishedAt: number, calls: number, cost: number): EarlierCost => ({ finishedAt, calls, cost });
  expect(costByEarlierRun(estimate, [])).toBeUndefined();
  expect(costByEarlierRun(estimate, [run(1, 9, 1)])).toBeUndefined();
  expect(costByEarlierRun(estimate, [run(1, 20, 4), run(2, 20, 2), run(3, 9, 1)])).toEqual({
    most: 20,
    source: 'if a call costs what it did in the run of 1970-01-01 (20 calls)',
  });
});
