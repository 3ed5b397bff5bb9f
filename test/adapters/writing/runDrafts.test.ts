import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { RecordEdits, RunDraftParams } from '../../../shared/src/protocol/writing.ts';
import { applyEdits } from '../../../server/src/adapters/writing/applyEdits.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';

const id = (end: string): string => `01930d2e-7b5a-7c31-9a44-0000000000${end}`;
const [A, B, C, RUN] = [id('0a'), id('0b'), id('0c'), id('ff')];
const value = (own: string, text: string): JsonObject => ({
  ...{ example_id: own, version: 2, input: { text } },
  expected_output: { intent: 'track' },
});
const example = (own: string, text: string): string =>
  `# about ${text}\nexample_id: ${own}\nversion: 2\ninput: { text: ${text} }\nexpected_output: { intent: track }\n`;
const used = (own: string, text: string): object => ({
  id: own,
  content_hash: contentHash(value(own, text), definitionOf('example')),
});

/** A receipt whose result failed B of val and C of test. */
function receipt(demos: JsonObject[]): string {
  const hash = 'a'.repeat(64);
  const one = { id: id('e0'), content_hash: hash };
  const at = '2026-03-04T09:30:00Z';
  const scores = { [B]: 0, [C]: 0 };
  const trial = { trial: 0, phase: 'measuring', kind: 'full', program: 'p', scores };
  return JSON.stringify({
    ...{ receipt_version: 1, run_id: RUN, spec_id: id('e1'), outcome: 'succeeded', started_at: at },
    ...{ finished_at: at, specification_hash: hash, template: one, dataset: one, versions: {} },
    members: { train: [used(A, 'first')], val: [used(B, 'second')], test: [used(C, 'third')] },
    trials: [{ ...trial, started_at: at, finished_at: at }],
    program: [{ predictor: 'self', instructions: 'Say.', demos }],
  });
}

const demo = (intent: string, more: JsonObject = {}): JsonObject => ({
  ...{ example_id: A, content_hash: contentHash(value(A, 'first'), definitionOf('example')) },
  ...{
    inputs: { text: 'first' },
    outputs: { intent, reasoning: 'It asks where.' },
    augmented: true,
    ...more,
  },
});

let fixture: EngineFixture;
beforeEach(async () => {
  const files = {
    'a.example.yaml': `${example(A, 'first')}---\n${example(B, 'second')}---\n${example(C, 'third')}`,
  };
  fixture = await startEngine(files, { keywordOnly: true });
});
afterEach(async () => {
  await fixture.close();
});

async function draft(demos: JsonObject[], asked: Omit<RunDraftParams, 'receiptUri'>): Promise<RecordEdits> {
  const receiptUri = fixture.uri('s.result.json');
  writeFileSync(fileURLToPath(receiptUri), receipt(demos));
  const plan = await fixture.engine.call('runs/draft', { receiptUri, ...asked }, neverCancelled);
  applyEdits(plan.files);
  return plan;
}

function records(uri = fixture.uri('a.example.yaml')): JsonObject[] {
  const text = readFileSync(fileURLToPath(uri), 'utf8');
  return parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
}

test('a demo with the model’s own answer becomes a draft behind its example', async () => {
  const plan = await draft([demo('trace')], { demos: [{ predictor: 0, demo: 0 }] });
  expect(plan.refused).toEqual([]);
  const [, made] = records();
  expect(made).toMatchObject({
    ...{ version: 1, input: { text: 'first' }, expected_output: { intent: 'trace' } },
    ...{ explanation: 'It asks where.', source: 'dspy_optimized', status: 'draft', group: A },
    attribution: {
      derived_from: [
        { example_id: A, version: 2, content_hash: demo('')['content_hash'] },
        { run_id: RUN, method: 'bootstrapped' },
      ],
    },
  });
});

test('a failed row becomes a draft to be changed, in the split of its source', async () => {
  const { refused } = await draft([], { failures: [B, C, A] });
  expect(refused).toEqual([
    { id: C, reason: 'It is a row of test: what test shows may not come back into the data.' },
  ]);
  const all = records();
  expect(all.map((one) => one['source'])).toEqual([
    undefined,
    'extracted',
    undefined,
    'extracted',
    undefined,
  ]);
  expect(all[3]).toMatchObject({
    ...{ input: { text: 'second' }, group: B },
    attribution: { derived_from: [{ example_id: B }, { run_id: RUN, method: 'from a failure' }] },
  });
});

test('a demo whose example is another by now, or unknown, gets a file of its own', async () => {
  const gone = demo('trace', { content_hash: 'b'.repeat(64) });
  const { files } = await draft([gone, { ...gone, inputs: { text: 'x' } }], {
    demos: [
      { predictor: 0, demo: 0 },
      { predictor: 0, demo: 1 },
    ],
  });
  const [file] = files;
  expect([files.length, file?.action]).toEqual([1, 'create']);
  expect(records(file?.uri)).toMatchObject([
    { input: { text: 'first' }, expected_output: { intent: 'trace' }, explanation: 'It asks where.' },
    { input: { text: 'x' }, attribution: { derived_from: [{ run_id: RUN, method: 'bootstrapped' }] } },
  ]);
});

test.each([
  ['a labelled demo', [demo('track', { augmented: false })], 'This demo is an example already.'],
  [
    'an answer that is the expected one',
    [demo('track', { outputs: { intent: 'track' } })],
    'The model’s answer is the one that the example has already.',
  ],
  ['a demo that is not there', [], 'The run has no such demo.'],
])('%s is refused', async (_name, demos, reason) => {
  const plan = await draft(demos, { demos: [{ predictor: 0, demo: 0 }] });
  expect([plan.files, plan.refused.map((one) => one.reason)]).toEqual([[], [reason]]);
});

test('a row that changed since the run is left alone, and so is what is no receipt', async () => {
  const file = fixture.uri('a.example.yaml');
  writeFileSync(
    fileURLToPath(file),
    readFileSync(fileURLToPath(file), 'utf8').replace('text: second', 'text: 2nd'),
  );
  fixture.engine.pathsChanged([file]);
  await fixture.until(async () => {
    const record = await fixture.engine.call('records/get', { id: B }, neverCancelled);
    return JSON.stringify(record?.value).includes('2nd');
  });
  const { refused } = await draft([], { failures: [B] });
  expect(refused).toEqual([{ id: B, reason: 'It was changed since the run.' }]);
  for (const receiptUri of [file, 'file:///etc/passwd', 'untitled:x'])
    await expect(fixture.engine.call('runs/draft', { receiptUri }, neverCancelled)).rejects.toThrow(
      'is no receipt of a run that can be read.',
    );
});
