import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import {
  recipeHash,
  searchRecipe,
  searchTextOf,
  textAt,
} from '../../../server/src/core/records/searchText.ts';

const EXAMPLE: JsonObject = {
  name: 'A late parcel',
  function_name: 'classify',
  input: { messages: [{ role: 'user', content: 'Where is it?' }], retries: 3 },
  expected_output: { intent: 'track', code: 404 },
  search_keys: ['late', 'tracking'],
  metadata: { secret: 'not searched' },
};

function keywords(value: JsonObject, project = {}): string[] {
  const { keywords: fields } = searchTextOf(value, 'example', searchRecipe(project));
  return fields.map(({ text, weight }) => `${String(weight)} ${text.replaceAll('\n', ' / ')}`);
}

test('the vector text is the texts of the input in document order, without keys and numbers', () => {
  expect(searchTextOf(EXAMPLE, 'example', searchRecipe({})).vector).toBe('user\nWhere is it?');
});

test('keyword fields have the weights of the schema, numbers included', () => {
  expect(keywords(EXAMPLE)).toEqual([
    '2 A late parcel',
    '1 classify',
    '1 user / Where is it? / 3',
    '0.5 track / 404',
    '2 late / tracking',
  ]);
});

test('the project chooses fields and weights', () => {
  const search = {
    vector: { example: ['input.messages.content'] },
    keyword: { 'metadata.secret': 4, name: 0 },
  };
  expect(searchTextOf(EXAMPLE, 'example', searchRecipe({ search })).vector).toBe('Where is it?');
  expect(keywords(EXAMPLE, { search })).toContain('4 not searched');
  expect(keywords(EXAMPLE, { search })).not.toContain('2 A late parcel');
});

test('another recipe has another hash', () => {
  const search = { keyword: { name: 7 } };
  expect(recipeHash(searchRecipe({ search }))).not.toBe(recipeHash(searchRecipe({})));
});

test('values nested ten thousand deep are walked', () => {
  let value: JsonObject = { leaf: 'found' };
  for (let depth = 0; depth < 10_000; depth += 1) value = { inner: value };
  expect(textAt({ input: value }, 'input', false)).toBe('found');
});

test('a path through plain values and inherited names finds nothing', () => {
  expect(textAt({ input: 'text' }, 'input.text', false)).toBe('');
  expect(textAt({ input: {} }, 'input.constructor.name', false)).toBe('');
});
