import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { demoSources } from '../../../server/src/core/optimization/demoSources.ts';
import { readSavedProgram } from '../../../server/src/core/optimization/savedProgram.ts';
import type { JsonValue } from '../../../shared/src/json.ts';

const REAL =
  process.env['DATABITS_SHARED_DATA'] ?? path.resolve(import.meta.dirname, '../../../../shared/data');

/** `predictor: demos, of them made by an optimizer`, with the instructions' length. */
function described(value: JsonValue): string[] | string {
  const program = readSavedProgram(value);
  if ('mistake' in program) return program.mistake;
  return program.predictors.map(({ name, instructions, fields, demos }) => {
    const made = demos.filter(({ isAugmented }) => isAugmented).length;
    const told = instructions === undefined ? 'none' : String(instructions.length > 0);
    return `${name}: ${String(demos.length)}, ${String(made)} made, instructions ${told}, ${String(fields.length)} fields`;
  });
}

test('a state is read whether it is of one predictor or of several, and nothing else is taken for one', () => {
  const state = {
    ...{ traces: [], train: [], lm: null },
    demos: [{ augmented: true, dspy_uuid: 'x', question: 'q', answer: 'a' }, { question: 'r' }, 'odd'],
    signature: { instructions: 'Answer.', fields: [{ prefix: 'Q:', description: 'the question' }, 1] },
  };
  expect(described(state)).toEqual(['self: 2, 1 made, instructions true, 1 fields']);
  const both = { first: state, second: { demos: [] }, metadata: { dependency_versions: { dspy: '3.4.1' } } };
  expect(described(both)).toEqual([
    'first: 2, 1 made, instructions true, 1 fields',
    'second: 0, 0 made, instructions none, 0 fields',
  ]);
  expect(readSavedProgram(both)).toMatchObject({
    versions: { dspy: '3.4.1' },
    predictors: [{ demos: [{ values: { question: 'q', answer: 'a' }, isAugmented: true }, {}] }, {}],
  });
  for (const value of [null, 1, 'x', [], {}, { demos: 1 }, { a: { demos: {} } }])
    expect(typeof described(value)).toBe('string');
});

/** Read where they are: the repository does not hold them. */
test('real programs of two generations are read', () => {
  const folder = path.join(REAL, 'dspy-saved-programs');
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => described(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as JsonValue));
  const of2023 = (name: string, demos: number, made: number): string =>
    `${name}: ${String(demos)}, ${String(made)} made, instructions none, 0 fields`;
  const names = (programs: string[] | string): string[] =>
    Array.isArray(programs) ? programs.map((one) => one.replace(/, \d+ made/, '')) : [programs];
  const multihop = ['generate_query[0]', 'generate_query[1]', 'generate_answer'].map((name) =>
    of2023(name, 16, 0).replace(', 0 made', ''),
  );
  expect(read.map(names)).toEqual([
    multihop,
    multihop,
    ['react: 2, instructions true, 5 fields', 'extract.predict: 2, instructions true, 4 fields'],
    [of2023('generate_answer', 8, 0).replace(', 0 made', '')],
    [of2023('prog', 8, 0).replace(', 0 made', '')],
  ]);
});

test('demos lead back to the examples whose input they have', () => {
  const find = demoSources([
    { id: 'one', value: { input: { text: 'a' }, expected_output: { label: 'x' } } },
    { id: 'two', value: { input: { text: 'a' }, expected_output: { label: 'y' } } },
    { id: 'three', value: { input: { text: 'a', more: [1, { k: 2 }] }, expected_output: 'z' } },
    { id: 'plain', value: { input: 'a', expected_output: 'x' } },
  ]);
  expect(find({ text: 'a', label: 'y', reasoning: 'r' })).toEqual({ id: 'two', hasOutputs: true });
  expect(find({ text: 'a', label: 'other' })).toEqual({ id: 'one', hasOutputs: false });
  expect(find({ text: 'b', label: 'x' })).toBeUndefined();
  expect(find({ more: [1, { k: 2 }], text: 'a', out: 'z' })).toEqual({ id: 'three', hasOutputs: true });
  expect(find({ more: [1, { k: 2 }], text: 'a', out: 'y' })).toEqual({ id: 'three', hasOutputs: false });
  expect(find({ label: 'x' })).toBeUndefined();
});
