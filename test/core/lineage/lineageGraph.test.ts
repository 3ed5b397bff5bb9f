import { describe, expect, test } from 'vitest';
import { lineageText } from '../../../server/src/core/lineage/lineageText.ts';
import { askLineage, checkLineage, lineageOf } from '../support/lineageFixture.ts';

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
