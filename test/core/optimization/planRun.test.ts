import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import { createDatasetResolver } from '../../../server/src/core/datasets/resolve.ts';
import { planRun, type PlannedRecord } from '../../../server/src/core/optimization/planRun.ts';

const TEMPLATE = `
instructions: Name the colour.
version: 3
inputs: [{ name: thing, description: What it is }]
outputs: [{ name: colour, type: "Literal['red', 'blue']" }]
model: { name: openai/small }
`;
const SPECIFICATION = `
template: t
dataset: d
optimizer: { name: LabeledFewShot, parameters: { k: 2 } }
metric: { name: exact }
seed: 7
`;

/** The examples' ids begin with the split that they are pinned to. */
function planned(
  examples: string,
  { specification = SPECIFICATION, template = TEMPLATE }: { specification?: string; template?: string } = {},
): ReturnType<typeof planRun> {
  const all = Object.entries(parse(examples) as JsonObject).map(([id, value]) =>
    record(id, value as JsonObject),
  );
  const assign = all.flatMap(({ id }) => {
    const [split = ''] = id.split('-');
    return ['train', 'val', 'test'].includes(split) ? [[id, split] as const] : [];
  });
  const dataset = record('d', {
    members: { field: 'kind', eq: 'example' },
    splits: { assign: Object.fromEntries(assign) },
  });
  return planRun({
    specification: record('s', parse(specification) as JsonObject),
    templateOf: (id) => (id === 't' ? record('t', parse(template) as JsonObject) : undefined),
    datasetOf: (id) => (id === 'd' ? dataset : undefined),
    resolver: createDatasetResolver([dataset]),
    examples: all,
    defaultModel: undefined,
  });
}

function record(id: string, value: JsonObject): PlannedRecord {
  return { id, value, contentHash: `hash of ${id}` };
}

function problems(...planning: Parameters<typeof planned>): string[] {
  const plan = planned(...planning);
  return 'problems' in plan ? plan.problems : [];
}

test('a plan has the rows of each split by the template’s fields, and what they come from', () => {
  const plan = planned(`
train-a: { version: 2, input: { thing: rose, other: 1 }, expected_output: { colour: red } }
train-b: { input: sky, expected_output: blue }
val-a: { input: { thing: sea }, expected_output: { colour: blue } }
val-b: { input: { other: 1 }, expected_output: { colour: blue } }
val-c: { input: { thing: wine } }
loose: { input: { thing: brick }, expected_output: { colour: red } }
`);
  if ('problems' in plan) throw new Error(plan.problems.join());
  expect(plan.input.splits).toEqual({
    train: [
      {
        ...{ id: 'train-a', version: 2, content_hash: 'hash of train-a' },
        ...{ inputs: { thing: 'rose' }, outputs: { colour: 'red' } },
      },
      {
        id: 'train-b',
        content_hash: 'hash of train-b',
        inputs: { thing: 'sky' },
        outputs: { colour: 'blue' },
      },
    ],
    val: [
      { id: 'val-a', content_hash: 'hash of val-a', inputs: { thing: 'sea' }, outputs: { colour: 'blue' } },
    ],
    test: [],
  });
  expect(plan.notes).toEqual([
    'Rows: 2 train, 1 val, 0 test.',
    'Left out: 1 (val-b), its input lacks thing.',
    'Left out: 1 (val-c), its expected output lacks colour.',
    'Left out: 1 (loose), it is in no split.',
    'There is no test split: the gain on val is that of the winner, and flatters it.',
  ]);
  expect(plan.input).toMatchObject({
    ...{ spec_id: 's', seed: 7, module: 'predict', models: { task: { name: 'openai/small' } } },
    signature: {
      instructions: 'Name the colour.',
      fields: [
        { name: 'thing', side: 'input', type: 'str', description: 'What it is' },
        { name: 'colour', side: 'output', type: "Literal['red', 'blue']", description: '' },
      ],
    },
    provenance: {
      specification_hash: 'hash of s',
      template: { id: 't', version: 3, content_hash: 'hash of t' },
      dataset: { id: 'd', content_hash: 'hash of d' },
    },
  });
});

test('a split is never taken for another one', () => {
  expect(problems('train-a: { input: sky, expected_output: blue }')).toEqual([
    'The dataset has no examples in val: give its splits a weight for it, or pin some.',
  ]);
  expect(problems('val-a: { input: sky, expected_output: blue }')).toEqual([
    'The dataset has no examples in train: give its splits a weight for it, or pin some.',
  ]);
  const evaluate = SPECIFICATION.replace('LabeledFewShot, parameters: { k: 2 }', 'Evaluate');
  expect(problems('val-a: { input: sky, expected_output: blue }', { specification: evaluate })).toEqual([]);
});

test('an input that is in two splits keeps a run from starting', () => {
  const twice = `
train-a: { input: { thing: sky }, expected_output: blue }
val-a: { input: sky, expected_output: blue }
val-b: { input: sea, expected_output: blue }
`;
  expect(problems(twice)).toEqual([
    '1 inputs are in two splits (val-a in val is train-a in train): pin them together, so that nothing is measured on what it was learned from.',
  ]);
});

test('what is missing is named', () => {
  const rows = 'train-a: { input: sky, expected_output: blue }\nval-a: { input: sea, expected_output: blue }';
  expect(problems(rows, { specification: SPECIFICATION.replace('template: t', 'template: u') })).toEqual([
    'The template u is not in this workspace.',
  ]);
  expect(problems(rows, { template: TEMPLATE.replace(/^model:.*$/m, '') })).toEqual([
    'No model is named: give the specification or its template a model with its name.',
  ]);
});
