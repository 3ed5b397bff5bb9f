import { expect, test, vi } from 'vitest';
import type { LineageGraph, LineageParams } from '../../shared/src/protocol/lineage.ts';
import type { EditorClient } from './support/editorClient.ts';
import { databit, example, idOf } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

/** A dataset of all examples, with a template and a run that use it. */
const USERS = `#- all.dataset.yaml
dataset_id: ${idOf(10)}
name: All examples
members: { field: function_name, eq: greet }
#- greet.template.yaml
template_id: ${idOf(11)}
version: 1
name: Greet
instructions: Greet.
inputs: [{ name: text }]
outputs: [{ name: intent }]
few_shot: { dataset: ${idOf(10)}, k: 2 }
#- greet.run.yaml
spec_id: ${idOf(12)}
name: Optimise
template: ${idOf(11)}
dataset: ${idOf(10)}
`;

/** A DataBit that was changed once, an example made from it, and what uses that. */
function workspaceWithLineage(): TemporaryWorkspace {
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}#- a.example.yaml\n${example(2, 1)}function_name: greet\n${USERS}`,
  );
  workspace.commit();
  workspace.write('a.databit.yaml', databit(1, 'Second').replace('version: 1', 'version: 2'));
  workspace.commit();
  return workspace;
}

function ask(editor: EditorClient, params: Partial<LineageParams>): Promise<LineageGraph> {
  return editor.api('lineage/graph', { id: idOf(1), direction: 'both', depth: 10, limit: 100, ...params });
}

/** The edges with the numbers of the records, past ones with their version, and commits as such. */
function edgesOf({ nodes, edges }: LineageGraph): string[] {
  const names = new Map(
    nodes.map(({ key, kind, id, state, version }) => {
      const name = kind === 'commit' ? kind : String(Number(id.slice(-12)));
      return [key, state === 'past' ? `${name}@${String(version)}` : name];
    }),
  );
  return edges
    .map(({ source, target, kind }) => `${names.get(source) ?? '?'} ${kind} ${names.get(target) ?? '?'}`)
    .sort();
}

test('the lineage of a record is told from files, members and history', async () => {
  const editor = await bench.edit(workspaceWithLineage(), { trusted: true });
  await editor.untilScanned();
  const graph = await ask(editor, { waits: true });
  expect(edgesOf(graph)).toEqual([
    '1 derived_from 2',
    '10 few_shot_of 11',
    '10 used_by_run 12',
    '11 used_by_run 12',
    '1@1 next_version 1',
    '2 member_of 10',
    'commit committed_in 1',
    'commit committed_in 11',
    'commit committed_in 1@1',
    'commit committed_in 2',
  ]);
  expect(graph.impact).toEqual({ example: 1, dataset: 1, template: 1, run: 1 });
  expect(graph).toMatchObject({ root: graph.nodes[0]?.key, leftOut: 0, isComplete: true });
  expect(graph.nodes[0]).toMatchObject({
    ...{ kind: 'databit', id: idOf(1), state: 'present', name: 'Bit 1', version: 2, moreUp: 0, moreDown: 0 },
    place: { position: { line: 0, character: 0 } },
  });
  const commit = graph.nodes.find(({ kind }) => kind === 'commit');
  expect(commit).toMatchObject({ name: 'Records', author: 'Test', state: 'present' });
});

test('in Restricted Mode git does not run, and present records are told', async () => {
  const editor = await bench.edit(workspaceWithLineage(), { trusted: false });
  await editor.untilScanned();
  const graph = await ask(editor, { waits: true });
  expect(edgesOf(graph).filter((edge) => /version|commit/.test(edge))).toEqual([]);
  expect(graph.impact).toEqual({ example: 1, dataset: 1, template: 1, run: 1 });
  expect(graph.isComplete).toBe(false);
});

test('history joins when it was read, and unsaved text counts at once', async () => {
  const workspace = workspaceWithLineage();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  expect(edgesOf(await ask(editor, { direction: 'up' }))).toEqual([]);
  await vi.waitFor(
    async () => {
      const graph = await ask(editor, { direction: 'up' });
      expect(graph.isComplete).toBe(true);
      expect(edgesOf(graph)).toContain('1@1 next_version 1');
    },
    { timeout: 30_000, interval: 50 },
  );
  await editor.open(workspace.uriOf('b.example.yaml'), example(3, 1));
  expect(edgesOf(await ask(editor, { direction: 'down' }))).toContain('1 derived_from 3');
});

test('an id that nothing has is one sentence, and a beginning is enough', async () => {
  const editor = await bench.edit(workspaceWithLineage(), { trusted: true });
  await editor.untilScanned();
  await expect(ask(editor, { id: 'nobody' })).rejects.toThrow('No record, run or commit has the id nobody.');
  await expect(ask(editor, { id: idOf(1).slice(0, 8) })).rejects.toThrow(/Several ids begin with 01930d2e/);
  const other = 'f'.repeat(8);
  await editor.open(`file:///elsewhere/x.databit.yaml`, databit(1).replace(idOf(1), `${other}-b`));
  expect((await ask(editor, { id: other.toUpperCase() })).nodes[0]?.id).toBe(`${other}-b`);
});
