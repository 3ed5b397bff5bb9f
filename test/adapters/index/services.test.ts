import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATIC_MODEL_ID } from '../../../server/src/adapters/embedding/staticModel.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { createSplitter } from '../../../server/src/core/datasets/splits.ts';
import type { SearchAnswer, SearchParams } from '../../../shared/src/protocol/search.ts';
import type { SelectParams, Selection } from '../../../shared/src/protocol/selection.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';

const id = (number: number): string => `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
const [SET, TEMPLATE] = [id(900), id(901)];
const TEXTS = [
  'Where is my parcel?',
  'My parcel has not arrived',
  'The package is late',
  'I want my money back',
  'Please refund the order',
  'How do I change my password?',
  'The driver left the parcel outside',
  'My delivery was damaged',
];
const SPLITS = { seed: 7, weights: { train: 0.5, test: 0.5 } };

const FILES = {
  'a.example.yaml': TEXTS.map(
    (text, at) =>
      `example_id: ${id(at)}\nversion: 1\ninput: { text: "${text}" }\nexpected_output: { n: ${String(at)} }\n`,
  ).join('---\n'),
  'all.dataset.yaml': `dataset_id: ${SET}\nversion: 1\nmembers: { field: kind, eq: example }\nsplits: { seed: 7, weights: { train: 0.5, test: 0.5 } }\n`,
  'ask.template.yaml': `template_id: ${TEMPLATE}\nversion: 1\nname: Ask\ninstructions: Answer.\nfew_shot: { dataset: ${SET}, k: 2 }\n`,
};

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await startEngine(FILES);
  await fixture.build();
});
afterAll(async () => {
  await fixture.close();
});

const search = (params: SearchParams): Promise<SearchAnswer> => fixture.search(params);
const select = (params: SelectParams): Promise<Selection> =>
  fixture.engine.call('examples/select', params, neverCancelled);

describe('a vector of the caller’s own', () => {
  test('finds by meaning where it fits the model', async () => {
    const { model = '' } = await search({ text: 'parcel' });
    const vector = Array.from({ length: 384 }, (_, at) => Math.sin(at));
    expect((await search({ embedding: { vector, model } })).mode).toBe('vector');
    await expect(search({ embedding: { vector: vector.slice(1), model } })).rejects.toThrow(
      `The embedding has 383 numbers; vectors of ${model} have 384.`,
    );
    await expect(search({ embedding: { vector: vector.map(() => 0), model } })).rejects.toThrow(
      'no direction',
    );
    await expect(search({ embedding: { vector, model: 'other' } })).rejects.toThrow('cannot be compared');
  });

  test('is answered by the model that made it, though another is preferred', async () => {
    const sentence = `vectors of ${STATIC_MODEL_ID} have (\\d+)\\.`;
    const wrong = search({ embedding: { vector: [1], model: STATIC_MODEL_ID } });
    const message = await wrong.then(() => '', String);
    const vector = Array.from({ length: Number(new RegExp(sentence).exec(message)?.[1]) }, (_, at) =>
      Math.cos(at),
    );
    const { model, mode } = await search({ embedding: { vector, model: STATIC_MODEL_ID } });
    expect([model, mode]).toEqual([STATIC_MODEL_ID, 'vector']);
  });
});

test('a predicate can name a dataset of the workspace', async () => {
  const where = { all: [{ dataset: SET }, { field: 'input.text', contains: 'parcel' }] };
  expect((await search({ where })).results.map(({ id: found }) => found)).toEqual([id(0), id(1), id(6)]);
});

describe('few-shot examples', () => {
  test('come from the train split of the dataset, as many as the template says', async () => {
    const splitOf = createSplitter(SPLITS);
    const isTrain = (found: string): boolean =>
      splitOf({ kind: 'example', id: found, value: {} }) === 'train';
    const { picks, pool, mode } = await select({ text: 'parcel', template: TEMPLATE });
    expect([picks.length, mode]).toEqual([2, 'hybrid']);
    expect(picks.every(({ id: found }) => isTrain(found))).toBe(true);
    expect(pool).toBe(TEXTS.filter((_, at) => isTrain(id(at))).length);
    expect(pool).toBeLessThan(TEXTS.length);
  });

  test('fit the record that they are for, and are not that record', async () => {
    const { picks, nearMisses } = await select({ for: id(0).toUpperCase(), k: 3, diversity: 1 });
    expect(picks[0]?.id).toBe(id(1));
    expect([...picks, ...nearMisses].map(({ id: found }) => found)).not.toContain(id(0));
    expect(picks[0]?.reasons[0]).toMatch(/^similar 0\.\d\d$/);
  });

  test.each<[SelectParams, string]>([
    [{}, 'Give the text of the query'],
    [{ for: id(77) }, 'No example or DataBit has the id'],
    [{ text: 'x', dataset: id(77) }, 'No dataset has the id'],
    [{ text: 'x', template: SET }, 'No template has the id'],
  ])('%j is answered by a sentence', async (params, sentence) => {
    await expect(select(params)).rejects.toThrow(sentence);
  });
});
