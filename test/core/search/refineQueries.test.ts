import { expect, test } from 'vitest';
import type { SearchParams } from '../../../shared/src/protocol/search.ts';
import { search } from '../../../server/src/core/search/search.ts';
import { mistakeIn } from '../../../server/src/core/search/searchMistakes.ts';
import { unitVector } from '../../../server/src/core/search/vectorIndex.ts';
import { found, idsOf, sourceOf, towards, type Fixture } from './support.ts';

function example(id: string, vector: readonly number[], text: string, functionName: string): Fixture {
  return { id, vector, value: { input: { text }, expected_output: {}, function_name: functionName } };
}

const FIXTURES = [
  example('a', [1, 0, 0], 'where is my parcel', 'track'),
  example('b', [0.95, 0.3, 0], 'my parcel is late', 'track'),
  example('c', [0.9, 0.4, 0], 'refund my parcel', 'refund'),
  example('d', [0.8, 0.6, 0], 'refunds for a late parcel', 'refund'),
];
const STORE = sourceOf(FIXTURES);
const WHERE = { field: 'function_name', eq: 'refund' };

test.each<[SearchParams, string]>([
  [{ text: 'parcel -late', quotas: { perFunction: 1 } }, 'a c'],
  [{ text: '"my parcel"', where: WHERE }, 'c'],
  [{ text: 'refun*', sort: { by: 'name', descending: true } }, 'd c'],
  [{ text: '-late', like: ['a'] }, 'c'],
  [{ text: '-late', where: WHERE }, 'c'],
  [{ text: '-late', sort: { by: 'name', descending: true } }, 'c a'],
  [{ text: 'parcel "is late"', like: ['a'], minimum: { cosine: 0.5 } }, 'b'],
  [{ text: '-late', literal: true, minimum: { bm25: 0.01 } }, 'b d'],
])('what a query requires holds for refined results: %j', (params, ids) => {
  expect(
    found(STORE, params, towards(1, 0, 0))
      .split(' ')
      .sort(),
  ).toEqual(ids.split(' ').sort());
});

test('facets count what the query and the predicate admit, without the filters', () => {
  const params = { text: 'parcel -late', where: { field: 'function_name', matches: '*' } };
  const { facets, total } = search(STORE, { ...params, filters: { functions: ['track'] } }, towards(1, 0, 0));
  expect([total, facets.functions]).toEqual([
    1,
    [
      { value: 'refund', count: 1 },
      { value: 'track', count: 1 },
    ],
  ]);
});

test('a predicate that nobody meets together with the query says so', () => {
  const { notice, total } = search(STORE, { text: '"where is" parcel', where: WHERE }, towards(1, 0, 0));
  expect([total, notice]).toEqual([0, expect.stringContaining('No record meets')]);
});

test.each<[SearchParams, string]>([
  [{ text: '-late', unlike: ['a'] }, 'besides what they should be unlike'],
  [{ text: '-late', minimum: { bm25: 1 } }, 'needs a text'],
])('what is only excluded ranks nothing: %j', (params, part) => {
  expect(mistakeIn(params)).toContain(part);
});

test('examples, variety and scores are those of the vectors that answer', () => {
  const source = sourceOf(FIXTURES);
  const quick = source.index.useVectors(2, { model: 'quick', rank: 1 });
  // The other way round than the preferred model: d is nearest to a.
  for (const [slot, numbers] of [
    [1, 0],
    [0, 1],
    [0.7, 0.7],
    [0.99, 0.1],
  ].entries())
    source.index.setVector(slot, unitVector(Float32Array.from(numbers)) ?? new Float32Array(2), 1, quick);
  const answer = search({ ...source, vectors: quick, model: 'quick' }, { like: ['a'] }, undefined);
  expect(answer.results.find(({ id }) => id === 'd')?.match.cosine).toBeCloseTo(0.995, 2);
  expect([answer.model, answer.plan?.path]).toEqual(['quick', 'scan']);
  const byVector = { embedding: { vector: [1, 0], model: 'quick' } };
  const near = search({ ...source, vectors: quick, model: 'quick' }, byVector, towards(1, 0));
  expect([idsOf(near).slice(0, 3), near.mode, near.plan?.path]).toEqual(['a d', 'vector', 'scan']);
});
