import { describe, expect, test } from 'vitest';
import { lineageText } from '../../../server/src/core/lineage/lineageText.ts';
import { DAY, FIRST_COMMIT, askLineage, checkLineage, lineageOf } from '../support/lineageFixture.ts';

/** A DataBit with an example made from it, one made from that and by a run, and datasets, a template and a run. */
const CHAIN = `
  #- a.databit.yaml
  databit_id: policy
  version: 2
  name: Policy
  content: x
  #- a.example.yaml
  example_id: question
  version: 1
  name: Question
  input: a
  expected_output: b
  source: extracted
  status: approved
  attribution: { derived_from: [{ databit_id: policy, version: 1 }] }
  ---
  example_id: other
  version: 1
  name: Other
  input: c
  expected_output: d
  attribution: { derived_from: [{ example_id: question, method: paraphrased }, { run_id: Execution-1 }] }
  #- a.dataset.yaml
  dataset_id: all
  name: All
  members: { field: name, matches: "*" }
  ---
  dataset_id: more
  name: More
  members: { union: [{ ids: [gone] }, { dataset: all }] }
  splits: { seed: 1, weights: { train: 1 }, assign: { policy: train } }
  #- a.template.yaml
  template_id: prompt
  version: 1
  name: Prompt
  instructions: x
  few_shot: { dataset: more }
  #- a.run.yaml
  spec_id: run
  name: Run
  template: prompt
  dataset: all
`;

describe('lineage of present records', () => {
  test('what depends on a record is found through members, templates and runs', async () => {
    await checkLineage(
      CHAIN,
      { id: 'QUESTION' },
      `
      example v1 "Question" question [approved]
      1 example, 2 datasets, 1 template, 1 run depend on this.

      Comes from
      └─ extracted_from (extracted, stale): databit v2 "Policy" policy

      Leads to
      ├─ derived_from (paraphrased): example v1 "Other" other
      │  ├─ member_of: dataset "All" all (elsewhere)
      │  └─ member_of: dataset "More" more (elsewhere)
      ├─ member_of: dataset "All" all
      │  ├─ member_of: dataset "More" more (elsewhere)
      │  └─ used_by_run: run "Run" run
      └─ member_of: dataset "More" more
         └─ few_shot_of: template v1 "Prompt" prompt
            └─ used_by_run: run "Run" run (elsewhere)
      `,
    );
  });

  test('what a run came from goes back to sources, executions and what is missing', async () => {
    await checkLineage(
      CHAIN,
      { id: 'run', direction: 'up' },
      `
      run "Run" run
      Nothing depends on this.

      Comes from
      ├─ used_by_run: template v1 "Prompt" prompt
      │  └─ few_shot_of: dataset "More" more
      │     ├─ member_of: dataset "All" all (elsewhere)
      │     ├─ member_of: databit gone [missing]
      │     ├─ member_of: example v1 "Other" other (elsewhere)
      │     ├─ member_of: databit v2 "Policy" policy (elsewhere)
      │     └─ member_of: example v1 "Question" question [approved] (elsewhere)
      └─ used_by_run: dataset "All" all
         ├─ member_of: example v1 "Other" other
         │  ├─ derived_from (paraphrased): example v1 "Question" question [approved] (elsewhere)
         │  └─ produced_by_run: execution execution-1
         ├─ member_of: databit v2 "Policy" policy
         └─ member_of: example v1 "Question" question [approved]
            └─ extracted_from (extracted, stale): databit v2 "Policy" policy (elsewhere)
      `,
    );
  });

  test('an execution leads to what it made', async () => {
    await checkLineage(
      CHAIN,
      { id: 'execution-1', depth: 1 },
      `
      execution execution-1
      1 example, 2 datasets, 1 template, 1 run depend on this.

      Leads to
      └─ produced_by_run: example v1 "Other" other
         └─ … 2 more
      `,
    );
  });

  test('what is named and is not there has dependents, too', async () => {
    await checkLineage(
      CHAIN,
      { id: 'gone' },
      `
      databit gone [missing]
      1 dataset, 1 template, 1 run depend on this.

      Leads to
      └─ member_of: dataset "More" more
         └─ few_shot_of: template v1 "Prompt" prompt
            └─ used_by_run: run "Run" run
      `,
    );
  });

  test('edges, kinds and depth limit what is shown, and nothing limits the impact', async () => {
    await checkLineage(
      CHAIN,
      { id: 'policy', direction: 'down', edges: ['extracted_from', 'derived_from'] },
      `
      databit v2 "Policy" policy
      2 examples, 2 datasets, 1 template, 1 run depend on this.

      Leads to
      └─ extracted_from (extracted, stale): example v1 "Question" question [approved]
         └─ derived_from (paraphrased): example v1 "Other" other
      `,
    );
    await checkLineage(
      CHAIN,
      { id: 'policy', direction: 'down', kinds: ['run'] },
      `
      databit v2 "Policy" policy
      2 examples, 2 datasets, 1 template, 1 run depend on this.

      Leads to
      └─ used_by_run (through 1 hidden): run "Run" run
      `,
    );
  });

  test('the nearest come first where the limit is small, and each node says what it has besides', async () => {
    const graph = await checkLineage(
      CHAIN,
      { id: 'policy', direction: 'down', limit: 3 },
      `
      databit v2 "Policy" policy
      2 examples, 2 datasets, 1 template, 1 run depend on this.

      Leads to
      ├─ extracted_from (extracted, stale): example v1 "Question" question [approved]
      │  ├─ member_of: dataset "All" all (elsewhere)
      │  └─ … 2 more
      ├─ member_of: dataset "All" all
      │  └─ … 2 more
      └─ … 1 more

      4 more within this depth.
      `,
    );
    expect(graph.nodes.map(({ id, moreUp }) => [id, moreUp])).toEqual([
      ['policy', 0],
      ['question', 0],
      ['all', 1],
    ]);
  });

  test('a dataset shows its first members and how many there are', async () => {
    const examples = Array.from({ length: 30 }, (_, at) => {
      const id = String(at + 1).padStart(2, '0');
      return `example_id: e${id}\nversion: 1\nname: E\ninput: ${id}\nexpected_output: x\n`;
    });
    const fixture = `#- d.dataset.yaml\ndataset_id: d\nmembers: { field: name }\n#- e.example.yaml\n${examples.join('---\n')}`;
    const sources = lineageOf(fixture);
    const few = await askLineage(sources, { id: 'd', direction: 'up', members: 2 });
    expect(few.nodes.map(({ id, moreUp }) => [id, moreUp])).toEqual([
      ['d', 28],
      ['e01', 0],
      ['e02', 0],
    ]);
    expect((await askLineage(sources, { id: 'd', direction: 'up' })).nodes).toHaveLength(21);
    const other = await askLineage(sources, { id: 'e30', direction: 'down' });
    expect(other.nodes.map(({ id, moreUp }) => [id, moreUp])).toEqual([
      ['e30', 0],
      ['d', 29],
    ]);
    const runsOnly = await askLineage(sources, { id: 'd', direction: 'up', kinds: ['run'] });
    expect(runsOnly.nodes.map(({ moreUp }) => moreUp)).toEqual([0]);
    const { sizeOf, ...members } = lineageOf(fixture, false).members;
    const uncounted = { ...sources, members: { ...members, sizeOf } };
    const least = await askLineage(uncounted, { id: 'd', direction: 'up', members: 2 });
    expect(least.nodes[0]).toMatchObject({ moreUp: 0, isMoreUpLeast: true });
    expect(lineageText(least, ['up']).at(-1)).toBe('└─ … perhaps more');
    const known = { ...sources, members: { ...members, sizeOf: () => 30 } };
    const sized = await askLineage(known, { id: 'd', direction: 'up', members: 2 });
    expect(sized.nodes[0]).toMatchObject({ moreUp: 28 });
    expect(sized.nodes[0]?.isMoreUpLeast).toBeUndefined();
    const byKind = await askLineage(known, { id: 'd', direction: 'up', members: 2, kinds: ['databit'] });
    expect(byKind.nodes[0]).toMatchObject({ moreUp: 0, isMoreUpLeast: true });
  });
});

describe('broken lineages', () => {
  test('cycles and self references are marked, and end', async () => {
    await checkLineage(
      `
      #- a.databit.yaml
      databit_id: one
      version: 1
      content: x
      attribution: { derived_from: [{ databit_id: two }, { databit_id: one }, { databit_id: out }] }
      ---
      databit_id: two
      version: 1
      content: y
      attribution: { derived_from: [{ databit_id: one }] }
      ---
      databit_id: out
      version: 1
      content: z
      `,
      { id: 'one' },
      `
      databit v1 "x" one
      1 DataBit depends on this.

      Comes from
      ├─ derived_from (cycle): databit v1 "y" two
      │  └─ derived_from (cycle): databit v1 "x" one (elsewhere)
      ├─ derived_from (cycle): databit v1 "x" one (elsewhere)
      └─ derived_from: databit v1 "z" out

      Leads to
      ├─ derived_from (cycle): databit v1 "x" one (elsewhere)
      └─ derived_from (cycle): databit v1 "y" two
         └─ derived_from (cycle): databit v1 "x" one (elsewhere)
      `,
    );
  });

  test('of two records with one id the references of both count', async () => {
    const twice = ['left', 'right'].map(
      (source) =>
        `databit_id: twin\nversion: 1\ncontent: x\nattribution: { derived_from: [{ databit_id: ${source} }] }\n`,
    );
    const sources = lineageOf(`#- a.databit.yaml\n${twice.join('---\n')}`);
    const { nodes } = await askLineage(sources, { id: 'twin' });
    expect(nodes.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'twin present',
      'left missing',
      'right missing',
    ]);
    expect((await askLineage(sources, { id: 'right' })).impact).toEqual({ databit: 1 });
  });

  test('names cannot write over a terminal', async () => {
    await checkLineage(
      `
      #- a.databit.yaml
      databit_id: one
      version: 1
      name: "a\\e[2J\\u202Eb\\nc"
      status: "\\x07odd"
      content: x
      `,
      { id: 'one' },
      `
      databit v1 "a [2J b c" one [odd]
      Nothing depends on this.
      `,
    );
  });
});

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
    for (const fixture of [back, committed]) {
      const { nodes, edges } = await askLineage(lineageOf(fixture), { id: 'policy', direction: 'up' });
      expect(nodes.map(({ state, version }) => [state, version])).toEqual([
        ['present', 3],
        ['present', undefined],
        ['past', 3],
        ['present', undefined],
        ['past', 2],
        ['present', undefined],
      ]);
      expect(edges.filter(({ isInCycle }) => isInCycle)).toEqual([]);
    }
  });

  test('without a history the answer says that there may be more', async () => {
    expect((await askLineage(lineageOf(CHAIN), { id: 'policy' })).isComplete).toBe(false);
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
