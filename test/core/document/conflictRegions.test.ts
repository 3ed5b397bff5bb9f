import { expect, test } from 'vitest';
import { conflictRegions } from '../../../server/src/core/document/conflictRegions.ts';

const CONFLICT = '<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n';

test('a conflict of the first record of a file stands behind its byte order mark', () => {
  const [plain] = conflictRegions(CONFLICT);
  const [marked, ...others] = conflictRegions(`\ufeff${CONFLICT}`);
  expect([marked?.start, marked?.end, others]).toEqual([1, (plain?.end ?? 0) + 1, []]);
  expect(marked?.ours.label).toBe('ours');
});

test('a byte order mark anywhere else begins no line', () => {
  expect(conflictRegions(`b: x\ufeff${CONFLICT}`)).toEqual([]);
});
