import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LineageGraph } from '../../../shared/src/protocol/lineage.ts';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

const BIT = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';
const EXAMPLE = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41';
const DATASET = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42';

function commit(message: string): string {
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--message', message, '--date', '2026-08-27T12:00:00Z');
  return git(workspace.folder, 'rev-parse', 'HEAD').trim();
}

/** A DataBit, an example made from it and a dataset that has both. */
function writeRecords(version: number): void {
  workspace.write(
    'a.databit.yaml',
    `databit_id: ${BIT}\nversion: ${String(version)}\nname: Policy "new"\nstatus: approved\ncontent: x${String(version)}\n`,
  );
  workspace.write(
    'a.example.yaml',
    `example_id: ${EXAMPLE}\nversion: 1\nname: Question\ninput: a\nexpected_output: b\n` +
      `attribution: { derived_from: [{ databit_id: ${BIT}, version: 1, method: split }] }\n`,
  );
  workspace.write('a.dataset.yaml', `dataset_id: ${DATASET}\nname: All\nmembers: { field: name }\n`);
}

test('a lineage is told as a tree, with versions and commits where git has some', async () => {
  writeRecords(1);
  const bare = await workspace.run(['lineage', BIT, '--down']);
  expect(bare).toEqual({
    code: 0,
    error: 'Versions and commits are missing: there is no git history here.\n',
    out: `databit v1 "Policy "new"" ${BIT} [approved]
1 example, 1 dataset depend on this.

Leads to
├─ derived_from (split): example v1 "Question" ${EXAMPLE}
│  └─ member_of: dataset "All" ${DATASET} (elsewhere)
└─ member_of: dataset "All" ${DATASET}
`,
  });
  git(workspace.folder, 'init', '--quiet');
  const first = commit('First');
  writeRecords(2);
  const second = commit('Second');
  const both = await workspace.run([
    'lineage',
    EXAMPLE.toUpperCase(),
    '--up',
    '--edge',
    'derived_from',
    'next_version',
  ]);
  expect([both.code, both.error]).toEqual([0, '']);
  expect(both.out).toBe(`example v1 "Question" ${EXAMPLE} [2026-08-27]
1 dataset depends on this.

Comes from
├─ derived_from (split, stale): databit v2 "Policy "new"" ${BIT} [approved, 2026-08-27]
│  └─ next_version: databit v1 "Policy "new"" ${BIT} [2026-08-27, past] (elsewhere)
└─ derived_from (split): databit v1 "Policy "new"" ${BIT} [2026-08-27, past]
`);
  const ofCommit = await workspace.run(['lineage', second.slice(0, 8), '--down', '--depth', '1']);
  expect(ofCommit.out).toContain(`commit "Second" ${second} [by Test, 2026-08-27]`);
  const graph = JSON.parse((await workspace.run(['lineage', BIT, '--json'])).out) as Record<string, unknown>;
  expect(graph).toMatchObject({
    root: `record ${BIT}`,
    isComplete: true,
    impact: { example: 1, dataset: 1 },
  });
  expect(JSON.stringify(graph)).toContain(`commit ${first}`);
});

test('a commit has any name that git knows, and ids come first', async () => {
  writeRecords(1);
  git(workspace.folder, 'init', '--quiet');
  const first = commit('First');
  git(workspace.folder, 'branch', '-M', 'main');
  git(workspace.folder, 'tag', '--annotate', 'v1', '--message', 'One');
  writeRecords(2);
  const second = commit('Second');
  const rootOf = async (id: string): Promise<string> => {
    const { out, error } = await workspace.run(['lineage', id, '--down', '--depth', '1', '--json']);
    return out === '' ? error : (JSON.parse(out) as LineageGraph).root;
  };
  for (const name of ['HEAD', 'main', second.slice(0, 7).toUpperCase()])
    expect([name, await rootOf(name)]).toEqual([name, `commit ${second}`]);
  for (const name of ['v1', 'main^']) expect([name, await rootOf(name)]).toEqual([name, `commit ${first}`]);
  git(workspace.folder, 'branch', 'v1');
  git(workspace.folder, 'branch', BIT);
  expect([await rootOf('v1'), await rootOf(BIT)]).toEqual([
    `databits: v1 names several commits (${second}, ${first}): give one of these.\n`,
    `record ${BIT}`,
  ]);
  workspace.write('b.example.yaml', 'example_id: feature-9\nversion: 1\ninput: a\nexpected_output: b\n');
  expect(await rootOf('feature')).toBe('record feature-9');
  git(workspace.folder, 'branch', 'feature');
  expect(await rootOf('feature')).toBe(
    `databits: feature is the beginning of feature-9 and a name of the commit ${second}: give one of these.\n`,
  );
  git(workspace.folder, 'commit', '--quiet', '--allow-empty', '--message', 'Nothing');
  const nothing = git(workspace.folder, 'rev-parse', 'HEAD').trim();
  expect(await rootOf('HEAD')).toBe(
    `databits: The commit ${nothing} (HEAD) did nothing to records, or is not in the history of HEAD.\n`,
  );
  expect(await rootOf('--all')).toContain("unknown option '--all'");
  for (const name of ['^main', 'main..v1'])
    expect(await rootOf(name)).toBe(`databits: No record, run or commit has the id ${name}.\n`);
});

test('kinds, times, limits and Mermaid', async () => {
  writeRecords(1);
  const chart = await workspace.run(['lineage', BIT, '--kind', 'dataset', '--down', '--format', 'mermaid']);
  expect(chart.out).toBe(`flowchart LR
  n0["databit v1<br/>Policy #34;new#34;<br/>approved"]
  n1[("dataset<br/>All")]
  n0 -->|"member of"| n1
  classDef approved fill:#dff6dd,stroke:#2e7d32,color:#1f1f1f
  class n0 approved
  style n0 stroke-width:3px
`);
  const some = await workspace.run(['lineage', DATASET, '--up', '--members', '1', '--limit', '2']);
  expect(some.out).toContain('└─ … 1 more');
  git(workspace.folder, 'init', '--quiet');
  commit('First');
  const later = await workspace.run(['lineage', BIT, '--down', '--since', '2026-08-28']);
  expect(later.out).not.toContain(EXAMPLE);
  const sameDay = await workspace.run(['lineage', BIT, '--down', '--until', '2026-08-27']);
  expect(sameDay.out).toContain(EXAMPLE);
});

test('what is wrong with a question is one sentence', async () => {
  writeRecords(1);
  const unknown = await workspace.run(['lineage', 'nobody']);
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.error).toContain('databits: No record, run or commit has the id nobody.\n');
  expect((await workspace.run(['lineage', BIT.slice(0, 10)])).error).toContain('Several ids begin with');
  const bad = ['--depth=0', '--depth=101', '--kind=banana', '--since=yesterday', '--format=dot'];
  for (const option of bad)
    expect([option, (await workspace.run(['lineage', BIT, option])).code]).toEqual([option, 2]);
});

test('the table of edges says what the graph says', async () => {
  writeRecords(1);
  git(workspace.folder, 'init', '--quiet');
  commit('First');
  writeRecords(2);
  workspace.write(
    'more.dataset.yaml',
    `dataset_id: ${DATASET.replace(/.$/, '9')}\nname: More\nmembers: { union: [{ dataset: ${DATASET} }] }\n`,
  );
  const { out } = await workspace.run(['lineage', EXAMPLE, '--json']);
  const graph = JSON.parse(out) as LineageGraph;
  const below = JSON.parse((await workspace.run(['lineage', BIT, '--down', '--json'])).out) as LineageGraph;
  const said = new Set(
    [graph, below].flatMap(({ nodes, edges }) => {
      const ids = new Map(nodes.map(({ key, id }) => [key, id]));
      return edges.map(
        ({ source, target, kind }) => `${ids.get(target) ?? ''} ${kind} ${ids.get(source) ?? ''}`,
      );
    }),
  );
  const sql = "SELECT DISTINCT concat_ws(' ', from_id, lineage, to_id) AS edge, is_stale FROM lineage_edges";
  const rows = JSON.parse((await workspace.run(['query', sql, '--json'])).out) as {
    edge: string;
    is_stale: boolean | null;
  }[];
  expect(new Set(rows.map(({ edge }) => edge))).toEqual(said);
  expect(rows.filter((row) => row.is_stale === true).map(({ edge }) => edge)).toEqual([
    `${EXAMPLE} derived_from ${BIT}`,
  ]);
});

test('an id without letters is no record, and ends', async () => {
  writeRecords(1);
  git(workspace.folder, 'init', '--quiet');
  commit('First');
  for (const id of ['', ' ']) {
    const { code, error } = await workspace.run(['lineage', id]);
    expect([code, error]).toEqual([2, `databits: No record, run or commit has the id ${id}.\n`]);
  }
});
