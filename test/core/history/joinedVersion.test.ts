import { describe, expect, it } from 'vitest';
import { joinedVersions } from '../../../server/src/core/history/joinedVersion.ts';
import { historyOf } from '../support/historyFixture.ts';

/** Checks which numbers merges left on several contents: `ID VERSION → NEXT at COMMIT`. `base` is how many commits the base has. */
function check(commits: readonly string[], expected: string, base = 1): void {
  const joined = joinedVersions(historyOf(commits, base), base === commits.length);
  const lines = [...joined].map(
    ([id, { version, next, commit }]) => `${id} ${version} → ${next} at ${commit}`,
  );
  expect(lines.join('\n')).toBe(expected);
}

describe('numbers that merges left on several contents', () => {
  it('are told while HEAD has them', () => {
    check(['x:1a', 'x:2b', '<1 x:2c', '<2,3 x:2d'], 'x 2 → 3 at commit4');
    check(['x:1a', 'x:2b', '<1 x:2c', '<2,3 x:2d', 'x:2e'], 'x 2 → 3 at commit4');
    check(['x:1a', 'x:2b', '<1 x:2c', '<2,3 x:2d', 'x:3e'], '');
  });

  it('are free numbers of all that the record had', () => {
    check(['x:1a', 'x:2b', '<1 x:5e', 'x:2c', '<2,4 x:2d'], 'x 2 → 6 at commit5');
  });

  it('are none where the merge gave a number of its own, took a side, or only one side had the number', () => {
    check(['x:1a', 'x:2b', '<1 x:2c', '<2,3 x:3d'], '');
    check(['x:1a', 'x:2b', '<1 x:2c', '<2,3 x:2c'], '');
    check(['x:1a', 'x:2b', '<1 x:3c', '<2,3 x:3d'], '');
  });

  it('are not blamed on a branch whose base has taken them in', () => {
    const commits = ['x:1a', 'x:2b', '<1 x:2c', '<2,3 x:2d', 'x:2d y:1a'];
    check(commits, '', 4);
    check(commits, 'x 2 → 3 at commit4', 5);
  });
});
