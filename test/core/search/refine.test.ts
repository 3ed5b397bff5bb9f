import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { SearchParams } from '../../../shared/src/protocol/search.ts';
import { compilePredicate } from '../../../server/src/core/datasets/predicate.ts';
import { search } from '../../../server/src/core/search/search.ts';
import { mistakeIn, readEmbedding } from '../../../server/src/core/search/searchMistakes.ts';
import { anyExample } from '../support/arbitraryRecords.ts';
import { found, idsOf, sourceOf, towards, type Fixture } from './support.ts';

const EVIDENCE = {
  ...{ low: 0.1, high: 0.4, evaluations: 9, method: 'randomised', run_id: 'r', template: 't' },
  ...{ lm: 'm', metric: 'accuracy' },
};

function example(id: string, vector: readonly number[], value: JsonObject): Fixture {
  return { id, vector, value: { input: { text: `parcel ${id}` }, expected_output: {}, ...value } };
}

const STORE = sourceOf([
  example('a', [1, 0, 0], {
    function_name: 'track',
    domain: 'mail',
    name: 'Zebra',
    created_at: '2026-01-02',
  }),
  example('b', [0.99, 0.1, 0], { function_name: 'track', domain: 'mail', name: 'apple' }),
  example('c', [0.9, 0.3, 0], { function_name: 'track', domain: 'road', created_at: '2026-03-01' }),
  example('d', [0.6, 0.8, 0], { function_name: 'refund', domain: 'road', quality_scores: { clarity: 0.4 } }),
  example('e', [0.5, 0, 0.9], {
    ...{ quality_scores: { clarity: 0.9 }, effectiveness_score: 0.3, effectiveness: EVIDENCE },
  }),
]);
const QUERY = towards(1, 0, 0);

const REFINED: [title: string, params: SearchParams, ids: string][] = [
  ['the plain order', {}, 'a b c d e'],
  ['a minimum cosine', { minimum: { cosine: 0.9 } }, 'a b c'],
  ['a minimum that nothing reaches', { minimum: { bm25: 1000 } }, ''],
  ['at most one of each function', { quotas: { perFunction: 1 } }, 'a d e'],
  ['at most one of each domain', { quotas: { perDomain: 1 } }, 'a c e'],
  ['both quotas', { quotas: { perFunction: 2, perDomain: 1 } }, 'a c e'],
  ['variety', { diversity: 0.4 }, 'a e d c b'],
  ['relevance alone', { diversity: 1 }, 'a b c d e'],
  ['by name, whatever its case', { sort: { by: 'name' } }, 'b c d e a'],
  ['the newest first, those without a time last', { sort: { by: 'created' } }, 'c a b d e'],
  ['the oldest first', { sort: { by: 'created', descending: false } }, 'a c b d e'],
  ['the best first', { sort: { by: 'quality' } }, 'e d a b c'],
  ['by measured effect', { sort: { by: 'effectiveness' } }, 'e a b c d'],
  ['by use', { sort: { by: 'usage' } }, 'b a c d e'],
  ['by a field, numbers as numbers', { sort: { by: 'quality_scores.clarity' } }, 'd e a b c'],
  ['by a field downwards, those without it last', { sort: { by: 'domain', descending: true } }, 'c d a b e'],
  ['by a field that none has, as they are', { sort: { by: 'labels.intent' } }, 'a b c d e'],
  ['a predicate', { where: { field: 'quality_scores.clarity', gte: 0.5 } }, 'e'],
  [
    'a predicate with a filter',
    { where: { field: 'domain', eq: 'road' }, filters: { functions: ['track'] } },
    'c',
  ],
];

test.each(REFINED)('%s', (_, params, ids) => {
  const source = { ...STORE, usage: (id: string): number => (id === 'b' ? 3 : 0) };
  expect(found(source, { text: 'parcel', ...params }, QUERY)).toBe(ids);
});

test('a predicate asks for members of a dataset, and facets count what it admits', () => {
  const source = {
    ...STORE,
    isMember: (dataset: string, { id }: { id: string }) => dataset === 'd1' && id < 'c',
  };
  const outcome = search(source, { where: { dataset: 'D1' } }, undefined);
  expect([idsOf(outcome), outcome.facets.functions]).toEqual(['a b', [{ value: 'track', count: 2 }]]);
});

describe('by example', () => {
  test.each<[SearchParams, string]>([
    [{ like: ['a'] }, 'b c d e'],
    [{ like: ['a', 'D'] }, 'c b e'],
    [{ like: ['a'], unlike: ['e'] }, 'b c d'],
    [{ similarTo: 'a', unlike: ['b'] }, 'c d e'],
    [{ like: ['nobody'] }, ''],
  ])('%j', (params, ids) => {
    expect(found(STORE, params)).toBe(ids);
  });

  test('what is disliked turns a text away too', () => {
    const text = towards(1, 0.6, 0);
    const near = found(STORE, { text: 'parcel' }, text);
    const turned = found(STORE, { text: 'parcel', unlike: ['d'] }, text);
    expect([near, turned]).toEqual(['c d b a e', 'b c a e']);
  });
});

test('by embedding', () => {
  const vector = readEmbedding({ vector: [0, 0, 2], model: 'tiny' }, { model: 'tiny', dimensions: 3 });
  if ('mistake' in vector) throw new Error(vector.mistake);
  const outcome = search(STORE, { embedding: { vector: [0, 0, 2], model: 'tiny' } }, vector);
  expect([idsOf(outcome), outcome.mode]).toEqual(['e', 'vector']);
});

test.each<[number[], string, string]>([
  [[1, 2], 'tiny', 'The embedding has 2 numbers; vectors of tiny have 3.'],
  [[1, Number.NaN, 0], 'tiny', 'Number 2 of the embedding is not finite.'],
  [[0, 0, 0], 'tiny', 'The embedding has no direction: all its numbers are zero, or too large to add up.'],
  [
    [1, 0, 0],
    'other',
    'The embedding was made by other, but tiny answers: vectors of two models cannot be compared.',
  ],
])('an embedding that does not fit: %j of %s', (vector, model, mistake) => {
  expect(readEmbedding({ vector, model }, { model: 'tiny', dimensions: 3 })).toEqual({ mistake });
});

test.each<[SearchParams, string | undefined]>([
  [{ text: 'x', embedding: { vector: [1], model: 'm' } }, 'not by both'],
  [{ unlike: ['a'] }, 'besides what they should be unlike'],
  [{ text: 'x', sort: { by: 'name' }, diversity: 0.5 }, 'leave out the sort or the diversity'],
  [{ minimum: { cosine: 0.5 } }, 'needs a text'],
  [{ text: 'x', unlike: ['a'], diversity: 0.5, sort: { by: 'relevance' } }, undefined],
])('parameters that contradict each other: %j', (params, part) => {
  if (part === undefined) expect(mistakeIn(params)).toBeUndefined();
  else expect(mistakeIn(params)).toContain(part);
});

/** Examples of few functions and domains, near each other. */
const anyStore = fc
  .array(
    fc.record({
      vector: fc.tuple(
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      function_name: fc.constantFrom('f', 'g', 'h'),
      domain: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      text: fc.constantFrom('parcel', 'parcel late', 'my parcel is late', 'nothing'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    sourceOf(
      rows.map(({ vector, function_name, domain, text }, at) => ({
        id: `r${String(at)}`,
        vector,
        value: { input: { text }, function_name, ...(domain === undefined ? {} : { domain }) },
      })),
      2,
    ),
  );

const anyRefinement: fc.Arbitrary<SearchParams> = fc.oneof(
  fc.constant({}),
  fc.record({ diversity: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    quotas: fc.record({
      perFunction: fc.integer({ min: 1, max: 4 }),
      perDomain: fc.integer({ min: 1, max: 4 }),
    }),
  }),
  fc.record({
    sort: fc.record({ by: fc.constantFrom('name' as const, 'created' as const, 'quality' as const) }),
  }),
  fc.record({ minimum: fc.record({ cosine: fc.double({ min: 0, max: 1, noNaN: true }) }) }),
);

test('pages partition the list, whatever refines it', () => {
  fc.assert(
    fc.property(anyStore, anyRefinement, fc.integer({ min: 1, max: 7 }), (source, refinement, limit) => {
      const params = { text: 'parcel late', facets: false, ...refinement };
      const whole = search(source, { ...params, limit: 1000 }, towards(1, 0.2));
      const pages: string[] = [];
      for (let offset = 0; offset < whole.total; offset += limit)
        pages.push(
          ...search(source, { ...params, limit, offset }, towards(1, 0.2)).results.map(({ id }) => id),
        );
      expect(pages.join(' ')).toBe(idsOf(whole));
      expect(whole.total).toBe(whole.results.length);
    }),
  );
});

test('quotas are never exceeded', () => {
  const quotas = fc.record({
    perFunction: fc.integer({ min: 1, max: 3 }),
    perDomain: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(anyStore, quotas, (source, most) => {
      const { results } = search(source, { text: 'parcel', quotas: most, limit: 1000 }, towards(1, 0));
      for (const field of ['functionName', 'domain'] as const) {
        const counts = new Map<string | undefined, number>();
        for (const result of results) counts.set(result[field], (counts.get(result[field]) ?? 0) + 1);
        const bound = field === 'domain' ? most.perDomain : most.perFunction;
        expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(bound);
      }
    }),
  );
});

test('variety with weight 1 is the plain order', () => {
  fc.assert(
    fc.property(anyStore, (source) => {
      const params = { text: 'parcel late', limit: 1000 };
      expect(found(source, { ...params, diversity: 1 }, towards(1, 0.5))).toBe(
        found(source, params, towards(1, 0.5)),
      );
    }),
  );
});

const anyPredicate = fc.letrec<{ tree: JsonObject }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      field: fc.constantFrom('domain', 'function_name', 'status'),
      matches: fc.constantFrom('*', '?', 'a*'),
    }),
    fc.record({
      field: fc.constantFrom('version', 'difficulty'),
      gte: fc.constantFrom<number | string>(5, 'b'),
    }),
    fc.record({ field: fc.constantFrom('explanation', 'input', 'group') }),
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

test('a predicate finds exactly the records that fulfil it one by one', () => {
  fc.assert(
    fc.property(fc.array(anyExample, { maxLength: 12 }), anyPredicate, (values, where) => {
      const fixtures = values.map((value, at) => ({ id: `r${String(at)}`, value }));
      const fulfils = compilePredicate(where);
      const wanted = fixtures.filter(({ id, value }) => fulfils({ kind: 'example', id, value }, () => false));
      expect(found(sourceOf(fixtures), { where, limit: 1000 })).toBe(wanted.map(({ id }) => id).join(' '));
    }),
  );
});

test('a sort by a field that no result has is said', () => {
  const { notice } = search(STORE, { sort: { by: 'nosuch.field' } }, undefined);
  expect(notice).toBe('None of these records has the field “nosuch.field” to sort by.');
});
