import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { feedbackLines, feedbackSummary } from '../../../shared/src/feedbackText.ts';
import type { RunReceipt } from '../../../shared/src/generated/records.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { RunFeedback } from '../../../shared/src/protocol/feedback.ts';
import type { SqlValue } from '../../../shared/src/protocol/sql.ts';
import { applyEdits } from '../../../server/src/adapters/writing/applyEdits.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { id, program, receipt } from '../../core/feedback/receipts.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';

/** Examples of which two derive from a DataBit, and one was measured by a run whose receipt is not there. */
const EXAMPLES = `# the first
example_id: ${id('a')}
version: 1
name: One
input: first # as it came
expected_output: x
attribution: { derived_from: [{ databit_id: ${id('b1')}, version: 1 }] }
---
example_id: ${id('b')}
version: 1
input: second
expected_output: x
attribution: { derived_from: [{ databit_id: ${id('b1')} }, { databit_id: ${id('b2')} }] }
---
example_id: ${id('c')}
version: 1
input: the third
expected_output: x
---
example_id: ${id('d')}
version: 1
input: fourth
expected_output: x
effectiveness_score: 0.5
effectiveness: { low: 0.4, high: 0.6, evaluations: 9, method: randomised, run_id: ${id('99')}, template: ${id('e0')}, lm: m, metric: exact }
`;

type End = 'a' | 'b' | 'c' | 'd';

/** The contents that the run used: c was another one then. */
const HASHES = parseAllDocuments(EXAMPLES.replace('the third', 'third')).map((document) =>
  contentHash(document.toJS() as JsonObject, definitionOf('example')),
);
const used = (end: End): { example_id: string; content_hash: string } => ({
  ...{ example_id: id(end), content_hash: HASHES['abcd'.indexOf(end)] ?? '' },
});

const BITS = `databit_id: ${id('b1')}\nversion: 1\ncontent: { text: Policy }\n---\ndatabit_id: ${id('b2')}\nversion: 1\ncontent: { text: Other }\n`;

function run(): RunReceipt {
  const effect = (end: End, estimate: number, half: number): object => ({
    ...used(end),
    ...{ estimate, low: estimate - half, high: estimate + half, evaluations: 60 },
    enough_evidence: Math.abs(estimate) > half,
  });
  const effects = [effect('a', 0.25, 0.125), effect('b', 0.125, 0.25), effect('c', -0.25, 0.125)];
  const shown = (end: End): object => ({ ...used(end), inputs: {}, outputs: {}, augmented: false });
  const row = (end: End, difficulty: number, programs: number): object => ({
    ...{ ...used(end), difficulty, programs, errors: 0, always_failing: difficulty === 1 },
  });
  return {
    ...receipt('1'),
    program: [{ ...program()[0], demos: [shown('a'), shown('c')] }],
    attribution: { randomised: { size: 2, planned: 12, subsets: [], rows: 5, effects } },
    difficulty: [row('b', 0.5, 2), row('d', 1, 4)],
  } as unknown as RunReceipt;
}

let fixture: EngineFixture;
beforeEach(async () => {
  const file = `spec_id: ${id('e1')}\nname: Runs\ntemplate: ${id('e0')}\ndataset: ${id('e0')}\noptimizer: { name: LabeledFewShot }\nmetric: { name: exact }\n`;
  fixture = await startEngine(
    {
      ...{ 'a.example.yaml': EXAMPLES, 'b.databit.yaml': BITS, 'runs/s.run.yaml': file },
      'runs/s.1.result.json': JSON.stringify(run()),
    },
    { keywordOnly: true },
  );
});
afterEach(() => fixture.close());

const feedback = (runId = id('1')): Promise<RunFeedback> =>
  fixture.engine.call('runs/feedback', { runId }, neverCancelled);

async function rows(sql: string): Promise<SqlValue[][]> {
  return (await fixture.engine.call('sql/run', { sql }, neverCancelled)).rows;
}

test('what a run found is planned as one edit, and told with what is left as it is', async () => {
  const found = await feedback();
  expect(feedbackLines(found).join('\n')).toBe(
    `
${id('a')} (One)
  usage_count: none → 1
  effectiveness_score: none → 0.250 (95 % interval 0.125 to 0.375, 60 evaluations)
${id('d')} (fourth)
  quality_scores.difficulty: none → 1
left as it is: ${id('c')} (the third): It was changed since the run.
an effect compares an example with those that would stand in its place: one below 0 is no proof that it harms
not enough evidence: the effects of 1 example
not enough evidence: the difficulties of 1 row
no program answered it: ${id('d')} (fourth); look whether its expected output is right
`.trim(),
  );
  expect(feedbackSummary(found)).toEqual([
    'usage_count: 1 example.',
    'effectiveness_score: 1 example.',
    'quality_scores.difficulty: 1 example.',
    'Left as they are: 1 example. It was changed since the run.',
    'An effect compares an example with those that would stand in its place: one below 0 is no proof that it harms.',
    'Not enough evidence: the effects of 1 example.',
    'Not enough evidence: the difficulties of 1 row.',
    'No program answered 1 row: its expected output may be wrong.',
  ]);
  applyEdits(found.plan.files);
  const text = readFileSync(fileURLToPath(fixture.uri('a.example.yaml')), 'utf8');
  const [one, two, three, four] = parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
  expect(one).toMatchObject({
    ...{ version: 1, usage_count: 1, effectiveness_score: 0.25 },
    effectiveness: { low: 0.125, high: 0.375, run_id: id('1'), lm: 'openai/test', metric: 'exact' },
  });
  // Comments stay, and so does everything that the run has no evidence of.
  expect(text).toContain('# the first');
  expect(text).toContain('first # as it came');
  expect([two, three]).toEqual([
    expect.not.objectContaining({ usage_count: 1 }),
    expect.not.objectContaining({ usage_count: 1 }),
  ]);
  expect(four).toMatchObject({
    ...{ effectiveness_score: 0.5, quality_scores: { difficulty: 1 } },
    metadata: { difficulty_evidence: { run_id: id('1'), programs: 4 } },
  });
});

test('feedback that was taken over is nothing new', async () => {
  applyEdits((await feedback()).plan.files);
  fixture.engine.pathsChanged([fixture.uri('a.example.yaml')]);
  await fixture.until(async () => {
    const record = await fixture.engine.call('records/get', { id: id('a') }, neverCancelled);
    return record?.value['usage_count'] === 1;
  });
  const again = await feedback();
  expect([again.changes, again.plan.files, again.plan.unchanged]).toEqual([[], [], [id('a'), id('d')]]);
});

test('a run is known by the beginning of its id, if it is the only one', async () => {
  expect((await feedback(id('1').toUpperCase())).runId).toBe(id('1'));
  expect((await feedback(id('1').slice(0, 12))).runId).toBe(id('1'));
  await expect(feedback(id('2'))).rejects.toThrow('No receipt beside a run specification tells of a run');
  await expect(feedback('')).rejects.toThrow('No receipt beside a run specification tells of a run');
});

test('the page of effectiveness hears what runs measured, and of what the examples are now', async () => {
  const { runs, examples, groups, gone } = await fixture.engine.call(
    'runs/effectiveness',
    {},
    neverCancelled,
  );
  expect(runs).toEqual([
    {
      ...{ runId: id('1'), name: 'Runs', at: Date.parse('2026-03-04T09:40:00Z'), template: id('e0') },
      ...{ lm: 'openai/test', metric: 'exact' },
    },
  ]);
  const told = examples.map(({ name, uses, effects, sources }) => [
    ...[name, uses, ...effects.map(({ verdict, estimate, isCurrent }) => [verdict, estimate, isCurrent])],
    sources.map(({ name: source, share }) => `${source} ${String(share)}`).join(', '),
  ]);
  expect(told).toEqual([
    ['One', 1, ['helps', 0.25, true], 'Policy 1'],
    ['second', 0, ['unknown', undefined, true], 'Policy 0.5, Other 0.5'],
    ['the third', 1, ['harms', -0.25, false], ''],
  ]);
  expect(groups.map(({ by, name, examples: count }) => [by, name, count])).toEqual([
    ['databit', 'Policy', 2],
    ['databit', 'Other', 1],
  ]);
  expect(gone).toBe(0);
});

test('tables have uses, effects and what they say of DataBits', async () => {
  const usage = 'SELECT example_id, context, run_id FROM example_usage ORDER BY example_id';
  expect(await rows(usage)).toEqual([
    [id('a'), 'final_program', id('1')],
    [id('c'), 'final_program', id('1')],
  ]);
  const effects = 'SELECT example_id, score, low, run_id FROM example_effectiveness ORDER BY example_id';
  expect(await rows(effects)).toEqual([
    [id('a'), 0.25, 0.125, id('1')],
    // Not enough evidence.
    [id('b'), null, -0.125, id('1')],
    [id('c'), -0.25, -0.375, id('1')],
    [id('d'), 0.5, 0.4, id('99')],
  ]);
  const edges = await rows(
    `SELECT method, to_kind, to_id, is_stale, is_missing FROM lineage_edges WHERE edge = 'used' ORDER BY method, to_id`,
  );
  expect(edges).toEqual([
    ['dataset', 'dataset', id('e0'), null, true],
    ['final program', 'example', id('a'), false, false],
    ['final program', 'example', id('c'), true, false],
    ['specification', 'run', id('e1'), null, null],
    ['template', 'template', id('e0'), null, true],
  ]);
  const bits = await rows(
    'SELECT databit_id, round(score, 4), round(low, 4), examples FROM bit_attribution ORDER BY 1',
  );
  expect(bits).toEqual([
    // (0.25 + 0.125 / 2) / 1.5, and the ends of the intervals likewise.
    [id('b1'), 0.2083, 0.0417, 2],
    [id('b2'), null, -0.125, 1],
  ]);
});
