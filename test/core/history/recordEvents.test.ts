import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommitGraph, reachableInOrder } from '../../../server/src/core/history/commitGraph.ts';
import { recordEvents } from '../../../server/src/core/history/recordEvents.ts';
import { historyCommits } from '../support/historyFixture.ts';

/** `2 changed 2b@a from a`: what the commits, written as `historyOf` reads them, did to the record x. */
function eventsOf(commits: readonly string[], id = 'x'): string[] {
  const { events } = recordEvents(historyCommits(commits));
  return (events.get(id) ?? []).map(({ commit, change, version, contentHash, path, parents, isNew }) => {
    const from = parents.length === 0 ? '' : ` from ${parents.map(letter).sort().join('')}`;
    const state = change === 'removed' ? '' : ` ${String(version)}${letter(contentHash)}@${path}`;
    return `${String(commit + 1)} ${change}${state}${from}${isNew ? '' : ' again'}`;
  });
}

function letter(contentHash: string): string {
  return String.fromCharCode(Number.parseInt(contentHash.slice(-2), 16));
}

describe('events of a record', () => {
  test.each([
    ['nothing where it stays as it is', ['x:1a', 'x:1a y:1a'], ['1 added 1a@a']],
    [
      'a move is no new version',
      ['x:1a', 'x:1a@b', 'x:2b@c'],
      ['1 added 1a@a', '2 moved 1a@b from a again', '3 changed 2b@c from a'],
    ],
    [
      'a content that comes back is not new',
      ['x:1a', 'x:2b', 'x:1a'],
      ['1 added 1a@a', '2 changed 2b@a from a', '3 changed 1a@a from b again'],
    ],
    [
      'a record that comes back is restored, from what it was',
      ['x:1a', '', 'y:1a', 'x:2b@b'],
      ['1 added 1a@a', '2 removed from a again', '4 restored 2b@b from a'],
    ],
    [
      'scores and a missing version are no events',
      ['x:1a', 'x:', 'x:1a', 'x:1a'],
      ['1 added 1a@a', '3 changed 1a@a again'],
    ],
    ['a record without a version begins with its first one', ['x:', 'x:1a'], ['2 added 1a@a']],
    ['a record that never had a version', ['x:', ''], []],
    [
      'two records of one id are two versions, and losing one is nothing',
      ['x:1a', 'x:1a x:2b@b', 'x:1a', 'x:1a'],
      ['1 added 1a@a', '2 changed 2b@b from a'],
    ],
    ['a copy in another file does not move it', ['x:1a@b', 'x:1a@b x:1a@a', 'x:1a@b'], ['1 added 1a@b']],
    [
      'what a branch did is not done again by the merge',
      ['x:1a', '<1 x:2b', '<1 x:1a y:1a', '<3,2 x:2b y:1a'],
      ['1 added 1a@a', '2 changed 2b@a from a'],
    ],
    [
      'what only the merge has is its own, from both',
      ['x:1a', '<1 x:2b', '<1 x:2c', '<3,2 x:3d'],
      ['1 added 1a@a', '2 changed 2b@a from a', '3 changed 2c@a from a', '4 changed 3d@a from bc'],
    ],
    [
      'moved on one side and changed on the other',
      ['x:1a', '<1 x:1a@b', '<1 x:2b', '<2,3 x:2b@b'],
      ['1 added 1a@a', '2 moved 1a@b from a again', '3 changed 2b@a from a'],
    ],
    [
      'removed on one side: the merge has nothing to do with it',
      ['x:1a', '<1 y:1a', '<1 x:1a z:1a', '<3,2 y:1a z:1a'],
      ['1 added 1a@a', '2 removed from a again'],
    ],
    [
      'a merge that leaves a branch behind removes what that added',
      ['y:1a', '<1 y:1a x:1a', '<1 y:2b', '<3,2 y:2b'],
      ['2 added 1a@a', '4 removed from a again'],
    ],
    [
      'a merge that removes what both have',
      ['x:1a', '<1 x:1a y:1a', '<1 x:1a z:1a', '<3,2 y:1a z:1a'],
      ['1 added 1a@a', '4 removed from a again'],
    ],
    [
      'two branches that add the same',
      ['y:1a', '<1 x:1a y:1a', '<1 x:1a y:1a z:1a', '<3,2 x:1a y:1a z:1a'],
      ['2 added 1a@a', '3 added 1a@a again'],
    ],
  ])('%s', (_, commits, expected) => {
    expect(eventsOf(commits)).toEqual(expected);
  });
});

const state = fc.tuple(
  fc.constantFrom('x', 'y'),
  fc.constantFrom('1a', '2b', '3c'),
  fc.constantFrom('a', 'b'),
);
const tree = fc
  .uniqueArray(state, { maxLength: 4, selector: ([id, , file]) => `${id} ${file}` })
  .map((states) => states.map(([id, label, file]) => `${id}:${label}@${file}`).join(' '));
/** Commits that each have one parent before them, or two. */
const graph = fc.array(fc.tuple(tree, fc.nat(), fc.option(fc.nat(), { nil: undefined, freq: 2 })), {
  minLength: 1,
  maxLength: 12,
});

function commitsOf(drawn: readonly [string, number, number | undefined][]): string[] {
  return drawn.map(([records, one, other], at) => {
    if (at === 0) return records;
    // Mostly the commit before, so that there are long lines too.
    const first = one % 3 === 0 ? (one % at) + 1 : at;
    const second = other === undefined ? first : (other % at) + 1;
    return `<${[...new Set([first, second])].join(',')} ${records}`;
  });
}

/** The trees, and which commits each one reaches, itself included. */
function world(commits: readonly string[]): {
  trees: Map<string, string[]>[];
  reached: Set<number>[];
  parents: number[][];
} {
  const parents = commits.map((text, at) => {
    const named = /^<([\d,]+)/.exec(text)?.[1];
    return named === undefined
      ? at === 0
        ? []
        : [at - 1]
      : named.split(',').map((number) => Number(number) - 1);
  });
  const trees = commits.map((text) => {
    const ids = new Map<string, string[]>();
    for (const [, id = '', label = ''] of text.matchAll(/(\w):(\w+)@/g))
      ids.set(id, [...(ids.get(id) ?? []), label.slice(-1)]);
    return ids;
  });
  const reached: Set<number>[] = [];
  for (const [at, above] of parents.entries())
    reached.push(new Set([at, ...above.flatMap((one) => [...(reached[one] ?? [])])]));
  return { trees, reached, parents };
}

test('it tells what comparing the trees of all parents tells', () => {
  let merges = 0;
  fc.assert(
    fc.property(graph, (drawn) => {
      const commits = commitsOf(drawn);
      const { trees, reached, parents } = world(commits);
      const history = recordEvents(historyCommits(commits));
      for (const id of ['x', 'y']) {
        const expected = new Set<string>();
        for (const [at, tree] of trees.entries()) {
          const now = tree.get(id) ?? [];
          const before = (parents[at] ?? []).map((parent) => trees[parent]?.get(id) ?? []);
          if ((parents[at] ?? []).length > 1) merges += 1;
          const known = before.flat();
          for (const content of now)
            if (!known.includes(content)) expected.add(`${String(at)} has ${content}`);
          const had = (commit: number): boolean =>
            [...(reached[commit] ?? [])].some((one) => trees[one]?.has(id) === true);
          const isLeft = now.length === 0 && known.length > 0;
          if (isLeft && (parents[at] ?? []).every((parent, n) => before[n]?.length !== 0 || !had(parent)))
            expected.add(`${String(at)} removed`);
          expect(
            history.states
              .at(id, at)
              .map(({ label }) => letter(label?.contentHash ?? ''))
              .sort(),
          ).toEqual(now.toSorted());
        }
        const told = (history.events.get(id) ?? []).filter(({ change }) => change !== 'moved');
        expect(
          told
            .map(({ commit, change, contentHash }) =>
              change === 'removed'
                ? `${String(commit)} removed`
                : `${String(commit)} has ${letter(contentHash)}`,
            )
            .sort(),
        ).toEqual([...expected].sort());
        for (const { commit, change } of told) {
          const above = (parents[commit] ?? []).flatMap((parent) => [...(reached[parent] ?? [])]);
          const wasThere = above.some((one) => trees[one]?.has(id) === true);
          if (change === 'added') expect(wasThere).toBe(false);
          if (change === 'restored') expect(wasThere).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(merges).toBeGreaterThan(500);
});

test('commits come after their parents, and what is not reached does not come', () => {
  fc.assert(
    fc.property(graph, (drawn) => {
      const { parents, reached } = world(commitsOf(drawn));
      const commits = parents.map((above, at) => ({ name: String(at), parents: above.map(String) }));
      const tip = commits.length - 1;
      const ordered = reachableInOrder(new Map(commits.map((commit) => [commit.name, commit])), String(tip));
      expect(new Set(ordered.map(({ name }) => Number(name)))).toEqual(reached[tip]);
      const drawnGraph = new CommitGraph(ordered);
      const numberOf = (name: number): number => drawnGraph.numberOf(String(name)) ?? -1;
      for (const { name, parents: above } of ordered)
        for (const one of above) expect(numberOf(Number(one))).toBeLessThan(numberOf(Number(name)));
      const names = (numbers: readonly number[]): Set<number> =>
        new Set(numbers.map((number) => Number(ordered[number]?.name)));
      for (const one of reached[tip] ?? []) {
        for (const other of reached[tip] ?? []) {
          const [inOne, inOther] = [reached[one], reached[other]];
          expect(drawnGraph.isReachable(numberOf(other), numberOf(one))).toBe(inOne?.has(other));
          const only = [...(inOne ?? [])].filter((commit) => inOther?.has(commit) !== true);
          expect(names(drawnGraph.onlyIn(numberOf(one), numberOf(other)))).toEqual(new Set(only));
        }
      }
    }),
  );
});
