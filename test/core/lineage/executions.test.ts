import { expect, test } from 'vitest';
import { LineageExecutions, type ExecutionUse } from '../../../server/src/core/lineage/executions.ts';
import { receiptExecution, withoutRows } from '../../../server/src/core/lineage/receiptExecution.ts';
import { hash, id, program, receipt } from '../feedback/receipts.ts';
import { askLineage, lineageOf } from '../support/lineageFixture.ts';
import { lineageText } from '../../../server/src/core/lineage/lineageText.ts';
import type { LineageGraph } from '../../../shared/src/protocol/lineage.ts';

const FILES = `
#- a.databit.yaml
databit_id: ${id('b1')}
version: 1
content: { text: Policy }
#- a.example.yaml
example_id: ${id('a')}
version: 1
name: Shown
input: x
expected_output: y
attribution: { derived_from: [{ databit_id: ${id('b1')} }] }
---
example_id: ${id('b')}
version: 1
name: Made
input: x
expected_output: z
attribution: { derived_from: [{ run_id: ${id('99')}, method: bootstrapped }] }
#- t.template.yaml
template_id: ${id('e0')}
version: 1
name: Colours
#- s.run.yaml
spec_id: ${id('e1')}
name: Better colours
template: ${id('e0')}
dataset: ${id('e2')}
`;

const RECEIPT = {
  ...receipt('99', { program: program('a h'), dataset: { id: id('e2'), content_hash: hash('e') } }),
  members: { train: [{ id: id('a'), content_hash: hash('h') }], val: [], test: [] },
};

const short = (text: string): string => text.replaceAll(/01930d2e-7b5a-7c31-9a44-0+/g, '');

function lines(graph: LineageGraph): string {
  return short(lineageText(graph, ['up', 'down']).join('\n'));
}

test('examples and DataBits say what runs measured of them, and how often they were used', async () => {
  const effect = { runId: id('99'), method: 'randomised', low: 0.05, high: 0.35 } as const;
  const attributions = new Map([
    [id('a'), { effect: { ...effect, verdict: 'helps' as const, estimate: 0.2 }, uses: 2 }],
    [id('b1'), { effect: { ...effect, verdict: 'unknown' as const, low: -0.1 } }],
  ]);
  const graph = await askLineage(lineageOf(FILES, true, [], attributions), { id: id('a'), direction: 'up' });
  expect(lines(graph)).toBe(
    `example v1 "Shown" a [effect 0.200, 0.050 to 0.350, used 2 times]
Nothing depends on this.

Comes from
└─ derived_from: databit v1 "Policy" b1 [effect not told from 0: -0.100 to 0.350]`,
  );
});

test('an execution stands between what it used and what it made', async () => {
  const execution = withoutRows(receiptExecution(RECEIPT, 'file:///runs/s.99.result.json'));
  const graph = await askLineage(lineageOf(FILES, true, [execution]), { id: id('99') });
  expect(lines(graph)).toMatchInlineSnapshot(`
    "execution "Better colours" 99 [succeeded, 2026-03-04]
    1 example depends on this.

    Comes from
    ├─ used_by_run (specification, stale): run "Better colours" e1
    │  ├─ used_by_run: template v1 "Colours" e0 (elsewhere)
    │  └─ used_by_run: dataset e2 [missing] (elsewhere)
    ├─ used_by_run (template, stale): template v1 "Colours" e0
    ├─ used_by_run (dataset): dataset e2 [missing]
    └─ used_by_run (final program, stale): example v1 "Shown" a
       └─ derived_from: databit v1 "Policy" b1

    Leads to
    └─ produced_by_run (bootstrapped): example v1 "Made" b"
  `);
  expect(graph.nodes.find(({ kind }) => kind === 'execution')).toMatchObject({
    ...{ name: 'Better colours', status: 'succeeded', time: Date.parse('2026-03-04T09:40:00Z') / 1000 },
    place: { uri: 'file:///runs/s.99.result.json' },
  });
});

test('from a DataBit the way leads through the final program to what the run made, and the beginning of a run is enough', async () => {
  const sources = lineageOf(FILES, true, [receiptExecution(RECEIPT, 'file:///s.99.result.json')]);
  const graph = await askLineage(sources, { id: id('b1'), direction: 'down' });
  expect(lines(graph)).toMatchInlineSnapshot(`
    "databit v1 "Policy" b1
    2 examples, 1 execution depend on this.

    Leads to
    └─ derived_from: example v1 "Shown" a
       ├─ used_by_run (final program, stale): execution "Better colours" 99 [succeeded, 2026-03-04]
       │  └─ produced_by_run (bootstrapped): example v1 "Made" b
       └─ used_by_run (train, stale): execution "Better colours" 99 [succeeded, 2026-03-04] (elsewhere)"
  `);
  const alone = lineageOf('#- a.databit.yaml\ncontent: x\n', true, [
    receiptExecution(RECEIPT, 'file:///s.99.result.json'),
  ]);
  const whole = await askLineage(alone, { id: id('99').slice(0, 35), direction: 'up', depth: 1 });
  expect(whole.root).toBe(`execution ${id('99')}`);
  // Nothing of it is in the workspace any more.
  expect(whole.nodes.filter(({ state }) => state === 'missing')).toHaveLength(4);
});

test('a receipt that is there twice is one execution', () => {
  const one = receiptExecution(RECEIPT, 'file:///one.result.json');
  const executions = new LineageExecutions([one, { ...one, uri: 'file:///copy.result.json' }]);
  const uses = executions.using(id('a')).map(({ use }): ExecutionUse['as'] => use.as);
  expect([executions.of(id('99'))?.uri, uses]).toEqual([
    'file:///one.result.json',
    ['final program', 'train'],
  ]);
});
