import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import { estimateCost, type PriceOf } from '../../../server/src/core/optimization/costEstimate.ts';
import { estimateCalls, totalCalls } from '../../../server/src/core/optimization/callEstimate.ts';
import { atEndpoint, modelOfRole, otherModels } from '../../../server/src/core/optimization/runModels.ts';
import { estimateTokensOfRun, judgesOf } from '../../../server/src/core/optimization/tokenEstimate.ts';

const LISTED: PriceOf = ({ name }) =>
  name === 'openai/known' ? { input: 1, output: 10, source: 'by the list' } : undefined;

function cost(models: string, budget: JsonObject = {}): ReturnType<typeof estimateCost> {
  const { task, ...others } = parse(models) as { task: JsonObject } & JsonObject;
  const tokens = { task: { input: 2e6, output: 1e6 }, judge: { input: 1e6, output: 0 } };
  return estimateCost(tokens, { task, ...otherModels(others) }, { budget, priceOf: LISTED });
}

test('a cost is that of each model by its price, the one in its settings first', () => {
  expect(cost('task: { name: openai/known }')).toEqual({
    cost: { most: 2 + 10 + 1, source: 'by the list' },
    notes: [],
  });
  const priced =
    'task: { name: openai/known }\njudge: { name: x, price: { input_per_million: 5, output_per_million: 0 } }';
  expect(cost(priced).cost).toEqual({
    most: 2 + 10 + 5,
    source: 'by the list, by the price in the model’s settings',
  });
});

test('one price that is not known leaves the cost unknown, never lower', () => {
  expect(cost('task: { name: openai/known }\njudge: { name: mine }')).toEqual({
    notes: ['The price of mine is not known, so neither is the cost: give the model a price.'],
  });
  expect(cost('task: { name: mine }', { max_cost: 2 })).toEqual({
    notes: [
      'The price of mine is not known: the cap of 2 US dollars holds only if the provider tells what its answers cost. Give the model a price, or cap tokens.',
    ],
  });
});

test('who does what follows the runner', () => {
  const models = { task: { name: 'a' }, prompt: { name: 'b' } };
  expect(
    ['task', 'prompt', 'reflection', 'judge'].map((role) => modelOfRole(models, role as 'task')),
  ).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'b' }, { name: 'a' }]);
});

test('an endpoint of one’s own takes the models that name no server', () => {
  const models = {
    task: { name: 'qwen3:4b', temperature: 0 },
    judge: { name: 'x/y', api_base: 'http://other/v1' },
  };
  expect(atEndpoint(models, 'http://127.0.0.1:11434/v1')).toEqual({
    task: { name: 'openai/qwen3:4b', temperature: 0, api_base: 'http://127.0.0.1:11434/v1' },
    judge: models.judge,
  });
  expect(atEndpoint(models, undefined)).toBe(models);
});

test('a judge is asked once for each answer and each part of a weighted metric that judges', () => {
  const metric = parse(
    'name: weighted\nparameters: { parts: [{ name: judge }, { name: exact }, { name: judge }] }',
  );
  expect(judgesOf(metric as JsonObject)).toBe(2);
  const run = {
    optimizer: 'Evaluate',
    parameters: {},
    rows: { train: 0, val: 3, test: 2 },
    callsPerAnswer: 1,
  };
  const calls = estimateCalls({ ...run, judges: 2 });
  expect([calls.judging, totalCalls(calls)]).toEqual([10, 15]);
});

test('longer rows, demos and thinking make prompts and answers longer', () => {
  const tokens = (text: string, more: object = {}): { input: number; output: number } => {
    const row = { id: 'a', content_hash: 'h', inputs: { thing: text }, outputs: { colour: 'red' } };
    const run = {
      ...{
        instructions: 'Name the colour.',
        module: 'predict',
        metric: { name: 'exact' },
        model: { name: 'm' },
      },
      ...{ optimizer: 'LabeledFewShot', parameters: { k: 2 } },
      fields: (['input', 'output'] as const).map((side) => ({
        ...{ side, name: side === 'input' ? 'thing' : 'colour', type: 'str', description: '' },
      })),
      splits: { train: [row, row, row], val: [row], test: [] },
      ...more,
    };
    const rows = { train: 3, val: 1, test: 0 };
    const calls = estimateCalls({ ...run, rows, callsPerAnswer: 1, judges: 0 });
    return estimateTokensOfRun(run, calls).task ?? { input: 0, output: 0 };
  };
  const short = tokens('rose');
  expect(tokens('a rose in the garden of my house').input).toBeGreaterThan(short.input);
  expect(tokens('rose', { parameters: { k: 3 } }).input).toBeGreaterThan(short.input);
  expect(tokens('rose', { module: 'chain_of_thought' }).output).toBeGreaterThan(short.output);
  expect(tokens('rose', { model: { name: 'm', max_tokens: 5 } }).output).toBe(2 * 5);
});
