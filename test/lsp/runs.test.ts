import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import type { RunList, RunSummary } from '../../shared/src/protocol/runs.ts';
import { eventLines, exampleText, receiptOf, RUN_IDS, RUN_RECORDS } from '../core/support/runRecords.ts';
import { uuidAt } from '../core/support/uuids.ts';
import type { EditorClient } from './support/editorClient.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

/** A workspace with a receipt of its records as they are. */
async function withReceipt(
  more: JsonObject = {},
): Promise<{ workspace: TemporaryWorkspace; editor: EditorClient }> {
  const workspace = bench.workspace(RUN_RECORDS);
  const editor = await bench.edit(workspace, { trusted: false });
  await editor.untilScanned();
  const hashes = await hashesOf(editor);
  workspace.write(
    `runs/colours.${uuidAt(100)}.result.json`,
    JSON.stringify(receiptOf(uuidAt(100), hashes, more)),
  );
  return { workspace, editor };
}

async function hashesOf(editor: EditorClient): Promise<(id: string) => string> {
  const hashes = new Map<string, string>();
  for (const at of [1, 2, 3, 11, 12, 13, 14])
    hashes.set(uuidAt(at), (await editor.api('records/get', { id: uuidAt(at) }))?.contentHash ?? '');
  return (id) => hashes.get(id) ?? '';
}

/** The private files of a run that was started on this machine. */
function startRun(
  { cacheFolder, root }: TemporaryWorkspace,
  runId: string,
  events: string,
  more: JsonObject = {},
): string {
  const folder = path.join(cacheFolder, 'runs', runId);
  mkdirSync(folder, { recursive: true });
  const row = (at: number): JsonObject => ({
    ...{ id: uuidAt(at), content_hash: 'x', inputs: { thing: `thing ${String(at)}` } },
    outputs: { colour: 'red' },
  });
  const input = {
    ...{ spec_id: RUN_IDS.specification.toUpperCase(), workspace: root },
    signature: { instructions: 'Given.' },
    splits: { train: [row(11)], val: [row(12), row(13)], test: [row(14)] },
    ...{ optimizer: { name: 'COPRO' }, metric: { name: 'exact' }, models: { task: { name: 'openai/test' } } },
    places: { receipt: path.join(root, 'runs', `colours.${runId}.result.json`) },
    provenance: { commit: 'abc', dirty: true },
    ...more,
  };
  writeFileSync(path.join(folder, 'input.json'), JSON.stringify(input));
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify({ most_calls: 60, is_rough: false }));
  writeFileSync(path.join(folder, 'events.jsonl'), events);
  return path.join(folder, 'events.jsonl');
}

const seconds = (ago: number): string => String(Date.now() / 1000 - ago);

function only({ specifications }: RunList): RunSummary[] {
  expect(specifications.map(({ name }) => name)).toEqual(['Better colours']);
  return specifications[0]?.executions ?? [];
}

test('a specification that was never executed is listed, without any execution', async () => {
  const workspace = bench.workspace(RUN_RECORDS);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  expect(await editor.api('runs/list', {})).toEqual({
    specifications: [
      {
        ...{
          id: RUN_IDS.specification,
          name: 'Better colours',
          uri: workspace.uriOf('runs/colours.run.yaml'),
        },
        ...{ line: 0, optimizer: 'LabeledFewShot', executions: [] },
      },
    ],
    orphans: [],
  });
  workspace.write('runs/colours.1.result.json', '{ "run_id": ');
  expect(await editor.api('runs/list', { specId: uuidAt(9) })).toEqual({
    specifications: [],
    orphans: [],
    unread: [workspace.uriOf('runs/colours.1.result.json')],
  });
  expect(await editor.api('runs/get', { runId: '../../etc' })).toBeNull();
  expect(await editor.api('runs/progress', { runId: '..' })).toBeNull();
});

test('a receipt is listed with its scores, and changes of the records make it stale', async () => {
  const { workspace, editor } = await withReceipt();
  const [fresh] = only(await editor.api('runs/list', {}));
  expect(fresh).toMatchObject({
    ...{ runId: uuidAt(100), specName: 'Better colours', status: 'succeeded', optimizer: 'LabeledFewShot' },
    ...{ startedAt: Date.parse('2026-01-01T10:00:00Z'), finishedAt: Date.parse('2026-01-01T10:05:00Z') },
    ...{ metric: 'exact', model: 'openai/test', staleness: { records: [], count: 0 } },
    scores: { best_val: { score: 1 }, gain_val: { low: -0.2 } },
    receiptUri: workspace.uriOf(`runs/colours.${uuidAt(100)}.result.json`),
  });
  // One that changed, one that is gone, one that joined: all of it in a buffer.
  const uri = workspace.uriOf('a.example.yaml');
  await editor.open(uri, [exampleText(11), exampleText(12, 'blue'), exampleText(14)].join('---\n'));
  const dataset = workspace.uriOf('d.dataset.yaml');
  await expect
    .poll(async () => only(await editor.api('runs/list', {}))[0]?.staleness, { timeout: 20_000 })
    .toEqual({
      records: [
        { id: uuidAt(12), name: 'Thing 12', role: 'val', change: 'changed' },
        { id: uuidAt(13), name: uuidAt(13), role: 'val', change: 'gone' },
      ],
      count: 2,
    });
  await editor.open(
    dataset,
    `dataset_id: ${uuidAt(3)}\nversion: 1\nname: Things\nmembers: { field: kind, eq: example }\nsplits:\n  assign: { ${uuidAt(11)}: val, ${uuidAt(12)}: val }\n`,
  );
  await expect
    .poll(
      async () => {
        const { records = [] } = only(await editor.api('runs/list', {}))[0]?.staleness ?? {};
        return records.map(({ name, role, change }) => `${name} ${role} ${change}`);
      },
      { timeout: 20_000 },
    )
    .toEqual([
      'Things dataset changed',
      'Thing 11 train left',
      'Thing 12 val changed',
      `${uuidAt(13)} val gone`,
      'Thing 14 test left',
      'Thing 11 val joined',
    ]);
});

test('a run is told in full: its receipt, names, and what the model answered on this machine', async () => {
  const { workspace, editor } = await withReceipt();
  const far = await editor.api('runs/get', { runId: uuidAt(100).toUpperCase() });
  expect(far).toMatchObject({
    summary: { runId: uuidAt(100), specName: 'Better colours' },
    receipt: { seed: 1, trials: [{ trial: 0 }, { trial: 1 }] },
    names: { [uuidAt(2)]: 'Colours', [uuidAt(3)]: 'Things', [uuidAt(14)]: 'Thing 14' },
    givenInstructions: 'Name the colour of the thing.',
    ...{ answers: {}, expected: {}, inputs: {} },
  });
  const answer = (trial: number, colour: string): string =>
    `10 example {"trial":${String(trial)},"row":"${uuidAt(12)}","score":1,"answer":{"colour":"${colour}"}}`;
  const events = eventLines(
    ...['1 starting', answer(0, 'earlier'), '5 starting', answer(0, 'grey'), answer(1, 'red')],
    ...[answer(9, 'of another trial'), '11 done {"outcome":"succeeded"}'],
  );
  startRun(workspace, uuidAt(100), events);
  expect(await editor.api('runs/get', { runId: uuidAt(100) })).toMatchObject({
    givenInstructions: 'Given.',
    answers: { 0: { [uuidAt(12)]: { colour: 'grey' } }, 1: { [uuidAt(12)]: { colour: 'red' } } },
    expected: { [uuidAt(12)]: { colour: 'red' } },
    inputs: { [uuidAt(14)]: { thing: 'thing 14' } },
  });
});

test('without the run’s input the instructions are those that it was first evaluated with', async () => {
  const { editor } = await withReceipt({ template: { id: uuidAt(2), content_hash: 'a'.repeat(64) } });
  const detail = await editor.api('runs/get', { runId: uuidAt(100) });
  expect(detail?.givenInstructions).toBe('Instructions 0');
  expect(detail?.summary.staleness?.records).toEqual([
    { id: uuidAt(2), name: 'Colours', role: 'template', change: 'changed' },
  ]);
});

test('a run under way is followed, and others hear of its begin and its end', async () => {
  const workspace = bench.workspace(RUN_RECORDS);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  expect(only(await editor.api('runs/list', {}))).toEqual([]);
  const changes = (): number => editor.events.filter(({ event }) => event === 'runs/changed').length;
  const heard = async (count: number): Promise<void> =>
    editor.until(
      () => `${String(changes())} changes`,
      () => changes() >= count,
    );
  const begin = [`${seconds(9)} starting`, `${seconds(8)} phase {"name":"baseline","usage":{"calls":0}}`];
  const file = startRun(workspace, uuidAt(101), eventLines(...begin));
  startRun(workspace, uuidAt(102), eventLines(`${seconds(500)} starting`));
  startRun(workspace, uuidAt(103), eventLines('1 starting', '2 error {"message":"No such metric."}'));
  startRun(workspace, uuidAt(104), eventLines('1 starting', '2 done {"outcome":"succeeded"}'));
  startRun(workspace, uuidAt(105), eventLines(`${seconds(5)} starting`), { workspace: '/elsewhere' });
  await heard(1);
  const listed = only(await editor.api('runs/list', { specId: RUN_IDS.specification.toUpperCase() }));
  expect(listed.map(({ runId, status, error }) => [runId, status, error])).toEqual([
    [uuidAt(101), 'running', undefined],
    [uuidAt(102), 'interrupted', undefined],
    [uuidAt(103), 'failed', 'No such metric.'],
  ]);
  expect(listed[0]).toMatchObject({ optimizer: 'COPRO', commit: 'abc', dirty: true, usage: { calls: 0 } });
  expect(await editor.api('runs/progress', { runId: uuidAt(101) })).toMatchObject({
    ...{ status: 'running', phase: 'baseline', mostCalls: 60, usage: { calls: 0 }, trials: [] },
  });
  appendFileSync(
    file,
    eventLines(
      `${seconds(3)} trial_start {"trial":0,"phase":"baseline","rows":2}`,
      `${seconds(2)} trial_end {"trial":0,"outcome":"evaluated","split":"val","kind":"full","score":0.5,"evaluated":2,"errors":0,"is_best":true}`,
    ),
  );
  expect(await editor.api('runs/progress', { runId: uuidAt(101) })).toMatchObject({
    ...{ phase: 'baseline', best: { trial: 0, score: 0.5 }, trials: [{ trial: 0, kind: 'full' }] },
  });
  await heard(2);
  rmSync(path.dirname(file), { recursive: true });
  await heard(3);
  expect(only(await editor.api('runs/list', {})).map(({ runId }) => runId)).toEqual([
    uuidAt(102),
    uuidAt(103),
  ]);
});

test('receipts that come and go are told, and one without its specification is listed apart', async () => {
  const { workspace, editor } = await withReceipt();
  expect(only(await editor.api('runs/list', {})).length).toBe(1);
  const before = editor.events.length;
  workspace.write('runs/other.run.yaml', `spec_id: ${uuidAt(8)}\nname: Other\n`);
  workspace.delete('runs/colours.run.yaml');
  await expect
    .poll(
      async () => {
        const { specifications, orphans } = await editor.api('runs/list', {});
        return [specifications.map(({ name }) => name), orphans.map(({ runId }) => runId)];
      },
      { timeout: 20_000 },
    )
    .toEqual([['Other'], [uuidAt(100)]]);
  workspace.delete(`runs/colours.${uuidAt(100)}.result.json`);
  await editor.until(
    () => 'no notice of the receipt',
    () => editor.events.slice(before).some(({ event }) => event === 'runs/changed'),
  );
});

test('a hostile receipt is no receipt', async () => {
  const { workspace, editor } = await withReceipt({ scores: { best_val: { score: '<img>' } } });
  workspace.write('runs/a.result.json', '[1');
  expect(only(await editor.api('runs/list', {}))).toEqual([]);
});

test('a plan says what a run would do, and what keeps it from being one', async () => {
  const { workspace, editor } = await withReceipt();
  expect(await editor.api('runs/plan', { specId: RUN_IDS.specification })).toEqual({
    rows: { train: 1, val: 2, test: 1 },
    calls: { measuring: 6, optimizing: 0, proposing: 0, attributing: 0, judging: 0, isRough: false },
    tokens: { input: 1539, output: 216 },
    cost: { most: 0.006, source: 'if a call costs what it did in the run of 2026-01-01 (20 calls)' },
    notes: ['Rows: 1 train, 2 val, 1 test.'],
    ...{ problems: [], code: [] },
  });
  expect(await editor.api('runs/plan', { specId: uuidAt(2) })).toBeNull();
  const uri = workspace.uriOf('runs/colours.run.yaml');
  const text = `spec_id: ${uuidAt(1)}\nname: Better\ntemplate: ${uuidAt(7)}\ndataset: ${uuidAt(3)}\noptimizer: { name: COPRO }\nmetric: { name: exact }\n`;
  await editor.open(uri, text);
  expect(await editor.api('runs/plan', { specId: uuidAt(1) })).toMatchObject({
    problems: [`The template ${uuidAt(7)} is not in this workspace.`],
  });
  const whole = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
  await editor.edit(uri, whole, text.replace(uuidAt(7), uuidAt(2)).replace('exact', '"m.py:judge"'));
  expect(await editor.api('runs/plan', { specId: uuidAt(1) })).toMatchObject({
    code: ['m.py:judge'],
    notes: [
      'Rows: 1 train, 2 val, 1 test.',
      'The price of openai/test is not known, so neither is the cost: give the model a price.',
      'The specification has unsaved changes: a run reads it as it is saved.',
    ],
  });
});

test('a plan is of the server that the settings name, as a run is; what is no address is said', async () => {
  const workspace = bench.workspace(RUN_RECORDS);
  const editor = await bench.edit(workspace, { settings: { modelEndpoint: 'http://127.0.0.1:11434/v1/' } });
  await editor.untilScanned();
  expect(await editor.api('runs/plan', { specId: RUN_IDS.specification })).toMatchObject({
    notes: [
      'Rows: 1 train, 2 val, 1 test.',
      'Asked at http://127.0.0.1:11434/v1: openai/test.',
      'The price of openai/test is not known, so neither is the cost: give the model a price.',
    ],
  });
  await expect(
    editor.api('runs/plan', { specId: RUN_IDS.specification, endpoint: 'localhost' }),
  ).rejects.toThrow('The endpoint localhost is no address');
});
