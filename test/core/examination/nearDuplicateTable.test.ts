import { expect, test } from 'vitest';
import { DatasetExamination } from '../../../server/src/core/examination/datasetExamination.ts';

const SETTINGS = { smallestSplit: 2, largestImbalance: 2, findsLeaks: false, findsNearDuplicates: true };

/** The records that `r` is nearly the same as, with the same share of words each. */
const NEAR = { s: 'where is my grey parcel now today', t: 'where is my blue parcel now today' };

/** The record that `r` is held against, when the others came in this order. */
function namedFor(ids: readonly (keyof typeof NEAR)[]): string | undefined {
  const examined = new DatasetExamination([], SETTINGS);
  const inputs = [
    ...ids.map((id) => [id, NEAR[id]] as const),
    ['r', 'where is my parcel now today'] as const,
  ];
  for (const [id, input] of inputs) {
    examined.add({ kind: 'example', id, value: { input, expected_output: 'x' } });
  }
  const steps = examined.findings();
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value.nearDuplicates.find(({ id }) => id === 'r')?.other;
}

test('of records that are equally near the one with the first id is named, whichever came first', () => {
  expect(namedFor(['s', 't'])).toBe('s');
  expect(namedFor(['t', 's'])).toBe('s');
});
