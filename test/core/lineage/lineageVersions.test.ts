import { describe, expect, test } from 'vitest';
import type { LineageNodeKind } from '../../../shared/src/protocol/lineage.ts';
import { DAY, FIRST_COMMIT, askLineage, checkLineage, lineageOf } from '../support/lineageFixture.ts';

/** A DataBit with three contents, of which the second was used; another one was deleted. */
const PAST = `
  #- past/1/a.databit.yaml
  databit_id: policy
  version: 1
  content: first
  ---
  databit_id: gone
  version: 1
  content: x
  #- past/2/a.databit.yaml
  databit_id: policy
  version: 2
  content: second
  ---
  databit_id: gone
  version: 1
  content: x
  #- past/3/a.databit.yaml
  databit_id: policy
  version: 3
  content: third
  #- a.databit.yaml
  databit_id: policy
  version: 3
  name: Policy
  content: third
  #- a.example.yaml
  example_id: question
  version: 1
  input: a
  expected_output: b
  attribution: { derived_from: [{ databit_id: policy, version: 2, method: split }, { databit_id: gone, version: 1 }] }
`;

/** The first content of the DataBit as a file of a commit. */
const FIRST = `
  databit_id: policy
  version: 3
  content: first
  `;

describe('lineage with history', () => {
  test('versions follow each other, and the one that was used is named', async () => {
    await checkLineage(
      PAST,
      { id: 'question' },
      `
      example v1 "a" question
      Nothing depends on this.

      Comes from
      ├─ derived_from (split, stale): databit v3 "Policy" policy [2023-11-16]
      │  ├─ committed_in: commit "Commit commit3" commit3 [by Ann, 2023-11-16]
      │  └─ next_version: databit v2 "Policy" policy [2023-11-15, past] (elsewhere)
      ├─ derived_from (split): databit v2 "Policy" policy [2023-11-15, past]
      │  ├─ committed_in: commit "Commit commit2" commit2 [by Ann, 2023-11-15]
      │  └─ next_version: databit v1 "Policy" policy [2023-11-14, past]
      │     └─ committed_in: commit "Commit commit1" commit1 [by Ann, 2023-11-14] (elsewhere)
      └─ derived_from: databit v1 gone [2023-11-14, deleted]
         └─ committed_in: commit "Commit commit1" commit1 [by Ann, 2023-11-14]
      `,
    );
  });

  test('a version of the past leads to what was made from it, and to the next', async () => {
    const sources = lineageOf(PAST);
    const [firstVersion, second] = sources.history.pastOf('policy')?.versions ?? [];
    const graph = await askLineage(sources, { id: 'policy', contentHash: second?.contentHash ?? '' });
    expect(graph.nodes.map(({ id, version, state }) => `${id} ${String(version)} ${state}`)).toEqual([
      'policy 2 past',
      'commit2 undefined present',
      'policy 1 past',
      'policy 3 present',
      'question 1 present',
      'commit1 undefined present',
    ]);
    expect(graph.impact).toEqual({ example: 1 });
    const first = { id: 'policy', contentHash: firstVersion?.contentHash ?? '' };
    const unused = await askLineage(sources, { ...first, direction: 'down', depth: 1 });
    expect(unused.nodes.map(({ id, version }) => [id, version])).toEqual([
      ['policy', 1],
      ['policy', 2],
    ]);
  });

  test('a commit leads to what it brought, whole or by its beginning', async () => {
    await checkLineage(
      PAST,
      { id: 'commit3', depth: 2 },
      `
      commit "Commit commit3" commit3 [by Ann, 2023-11-16]
      1 DataBit, 1 example depend on this.

      Leads to
      └─ committed_in: databit v3 "Policy" policy [2023-11-16]
         └─ derived_from (split, stale): example v1 "a" question
      `,
    );
    await expect(askLineage(lineageOf(PAST), { id: 'comm' })).rejects.toThrow(
      'Several ids begin with comm (commit1, commit2, commit3): give more of it.',
    );
    expect((await askLineage(lineageOf(PAST), { id: 'poli' })).nodes[0]?.id).toBe('policy');
  });

  test('a commit says how many versions it brought besides those that are shown', async () => {
    const ask = async (kinds?: LineageNodeKind[]): Promise<number[]> => {
      const question = { id: 'gone', direction: 'up', ...(kinds && { kinds }) } as const;
      const { nodes } = await askLineage(lineageOf(PAST), question);
      return nodes.map(({ moreDown }) => moreDown);
    };
    expect(await ask()).toEqual([1, 1]);
    expect(await ask(['commit'])).toEqual([0, 0]);
    const ofCommit = await askLineage(lineageOf(PAST), {
      id: 'commit1',
      direction: 'down',
      depth: 1,
      limit: 2,
    });
    expect([ofCommit.nodes[0]?.moreDown, ofCommit.leftOut]).toEqual([1, 1]);
  });

  test('times leave out versions, and the way through them stays', async () => {
    await checkLineage(
      PAST,
      { id: 'question', direction: 'up', until: FIRST_COMMIT + DAY / 2 },
      `
      example v1 "a" question
      Nothing depends on this.

      Comes from
      ├─ derived_from: databit v1 gone [2023-11-14, deleted]
      │  └─ committed_in: commit "Commit commit1" commit1 [by Ann, 2023-11-14]
      └─ next_version (through 1 hidden): databit v1 "Policy" policy [2023-11-14, past]
         └─ committed_in: commit "Commit commit1" commit1 [by Ann, 2023-11-14] (elsewhere)
      `,
    );
    const since = await askLineage(lineageOf(PAST), { id: 'gone', since: FIRST_COMMIT + DAY });
    expect(since.nodes.map(({ id }) => id)).toEqual(['gone', 'question']);
  });

  test('content that is not committed is the newest, and one that came back is no cycle', async () => {
    const changed = PAST.replace('name: Policy\n  content: third', 'name: Policy\n  content: fourth');
    const graph = await askLineage(lineageOf(changed), { id: 'policy', direction: 'up', depth: 1 });
    expect(graph.nodes.map(({ version, time }) => [version, time])).toEqual([
      [3, undefined],
      [3, FIRST_COMMIT + 2 * DAY],
    ]);
    const until = { id: 'question', direction: 'up', depth: 1, until: FIRST_COMMIT + 9 * DAY } as const;
    expect((await askLineage(lineageOf(changed), until)).nodes.map(({ id }) => id)).toEqual([
      'question',
      'policy',
      'gone',
    ]);
    const back = PAST.replace('name: Policy\n  content: third', 'name: Policy\n  content: first');
    const committed = back.replace('#- a.databit.yaml', `#- past/4/a.databit.yaml${FIRST}#- a.databit.yaml`);
    for (const [fixture, commits] of [
      [back, 1],
      [committed, 2],
    ] as const) {
      const { nodes, edges } = await askLineage(lineageOf(fixture), { id: 'policy', direction: 'up' });
      expect(nodes.map(({ state, version }) => [state, version])).toEqual([
        ['present', 3],
        ...Array.from({ length: commits }, () => ['present', undefined]),
        ['past', 3],
        ['present', undefined],
        ['past', 2],
        ['present', undefined],
      ]);
      expect(edges.filter(({ isInCycle }) => isInCycle)).toEqual([]);
    }
  });

  test('a content that came back names the commits that brought it, last and first', async () => {
    const back = PAST.replace('name: Policy\n  content: third', 'name: Policy\n  content: first').replace(
      '#- a.databit.yaml',
      `#- past/4/a.databit.yaml${FIRST}#- a.databit.yaml`,
    );
    await checkLineage(
      back,
      { id: 'policy', direction: 'up', depth: 1 },
      `
      databit v3 "Policy" policy [2023-11-17, first 2023-11-14]
      1 example depends on this.

      Comes from
      ├─ committed_in: commit "Commit commit1" commit1 [by Ann, 2023-11-14]
      ├─ committed_in: commit "Commit commit4" commit4 [by Ann, 2023-11-17]
      └─ next_version: databit v3 "Policy" policy [2023-11-16, past]
         └─ … 2 more
      `,
    );
    const commit = await askLineage(lineageOf(back), { id: 'commit4', direction: 'down', depth: 1 });
    expect(commit.nodes.map(({ id, time, firstTime, moreDown }) => [id, time, firstTime, moreDown])).toEqual([
      ['commit4', FIRST_COMMIT + 3 * DAY, undefined, 0],
      ['policy', FIRST_COMMIT + 3 * DAY, FIRST_COMMIT, 1],
    ]);
    // It was there from the first time on.
    for (const times of [{ until: FIRST_COMMIT + DAY }, { since: FIRST_COMMIT + 3 * DAY }]) {
      const { nodes } = await askLineage(lineageOf(back), {
        id: 'question',
        direction: 'up',
        depth: 1,
        ...times,
      });
      expect(nodes.map(({ id }) => id)).toContain('policy');
    }
  });

  test('without a history the answer says that there may be more', async () => {
    const present = PAST.slice(PAST.indexOf('#- a.databit.yaml'));
    expect((await askLineage(lineageOf(present), { id: 'policy' })).isComplete).toBe(false);
    expect((await askLineage(lineageOf(PAST), { id: 'policy' })).isComplete).toBe(true);
  });

  test('what nothing has is one sentence', async () => {
    await expect(askLineage(lineageOf(PAST), { id: 'nobody' })).rejects.toThrow(
      'No record, run or commit has the id nobody.',
    );
    await expect(askLineage(lineageOf(PAST), { id: 'policy', contentHash: 'none' })).rejects.toThrow(
      'No version of policy has the content hash none.',
    );
  });
});
