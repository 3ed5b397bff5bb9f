import { expect, test } from 'vitest';
import { MatchCounts } from '../../../server/src/adapters/index/matchCounts.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { sourceOf } from '../../core/search/support.ts';

const DRAFTS = { field: 'status', eq: 'draft' };
const NAMED = { field: 'name', matches: 'n*' };

/** Counts over 1,000 examples, of which every third is a draft; `pauses` tells how far a count went. */
function createCounts(): { counts: MatchCounts; pauses: () => number; change: () => void; stop: () => void } {
  const { index } = sourceOf(
    Array.from({ length: 1000 }, (_, at) => ({
      id: `id${String(at)}`,
      value: { name: `n${String(at)}`, status: at % 3 === 0 ? 'draft' : 'approved' },
    })),
  );
  let [revision, pauses, isStopped] = [1, 0, false];
  const counts = new MatchCounts({
    index,
    revision: () => revision,
    isMember:
      () =>
      (dataset, { id }) =>
        dataset === 'd' && id === 'id7',
    pause: () => {
      pauses += 1;
      return isStopped ? Promise.reject(new Error('cancelled')) : Promise.resolve();
    },
  });
  return {
    counts,
    pauses: () => pauses,
    change: () => {
      revision += 1;
    },
    stop: () => {
      isStopped = true;
    },
  };
}

test('counts predicates in the order in which they are asked, those of other datasets too', async () => {
  const { counts } = createCounts();
  const not = { not: DRAFTS };
  expect(await counts.count([NAMED, DRAFTS, not, { dataset: 'd' }, {}, DRAFTS], neverCancelled)).toEqual([
    1000, 334, 666, 1, 0, 334,
  ]);
});

test('records are read once for all that is asked, and again only after a change', async () => {
  const { counts, pauses, change } = createCounts();
  await counts.count([DRAFTS, NAMED], neverCancelled);
  expect(pauses()).toBe(4);
  expect(await counts.count([NAMED, { eq: 'draft', field: 'status' }], neverCancelled)).toEqual([1000, 334]);
  expect(pauses()).toBe(4);
  change();
  await counts.count([DRAFTS], neverCancelled);
  expect(pauses()).toBe(8);
});

test('a count that was stopped is not kept', async () => {
  const { counts, stop } = createCounts();
  stop();
  await expect(counts.count([DRAFTS], neverCancelled)).rejects.toThrow('cancelled');
  await expect(counts.count([DRAFTS], neverCancelled)).rejects.toThrow('cancelled');
});
