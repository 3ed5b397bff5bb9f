import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchFilters, SearchParams } from '../../../shared/src/protocol/search.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import type { QueryVector } from '../../../server/src/core/search/fusion.ts';
import { search, textToEmbed, type SearchOutcome } from '../../../server/src/core/search/search.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import { unitVector } from '../../../server/src/core/search/vectorIndex.ts';

/** One line per record: id, function, domain, status, quality, tags, vector, text. */
const RECORDS = `
a | track  | delivery | approved | 0.9 | dates     | 1 0 0   | Where is my parcel?
b | track  | delivery | draft    | 0.2 | dates,neg | 0.9 0 0.1 | My package has not come
c | refund | billing  | approved |     |           | 0 1 0   | I want my money back
d | refund | billing  | draft    | 0.5 | neg       | 0 0.9 0.2 | Please return the payment
e | login  | account  | approved | 0.8 |           |         | The parcel page asks for error code E0502
`;

interface Fixture {
  index: SearchIndex;
  source: Parameters<typeof search>[0];
}

function fixture({ vectors = true, coverage = 1 } = {}): Fixture {
  const index = new SearchIndex();
  const recipe = searchRecipe({});
  if (vectors) index.useVectors(3);
  for (const [line, row] of RECORDS.trim().split('\n').entries()) {
    const [id = '', functionName, domain, status, quality, tags = '', numbers = '', text = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    const value = {
      ...{ function_name: functionName ?? '', domain: domain ?? '', status: status ?? '' },
      input: { text },
      capability_tags: tags === '' ? [] : tags.split(','),
      ...(quality === '' ? {} : { quality_scores: { clarity: Number(quality) } }),
    };
    const record = {
      kind: 'example' as const,
      id,
      name: text,
      uri: 'file:///w/a.example.yaml',
      value,
      unsaved: false,
    };
    const slot = index.add({ ...record, position: { line, character: 0 } }, recipe);
    const vector = numbers === '' ? undefined : unitVector(Float32Array.from(numbers.split(' ').map(Number)));
    if (vector !== undefined) index.setVector(slot, vector, coverage);
  }
  return { index, source: { index, recipe, revision: 7, ...(vectors ? { model: 'tiny' } : {}) } };
}

const TOWARDS_PARCELS: QueryVector = { vector: Float32Array.from([1, 0, 0]), coverage: 1 };

function run(params: SearchParams, vector?: QueryVector, made = fixture()): SearchOutcome {
  return search(made.source, params, vector);
}

function ids(outcome: SearchOutcome): string {
  return outcome.results.map(({ id }) => id).join(' ');
}

test('both parts are fused, and every result says why it is there', () => {
  const outcome = run({ text: 'parcel' }, TOWARDS_PARCELS);
  expect(ids(outcome)).toBe('a b e');
  expect(outcome.mode).toBe('hybrid');
  expect(outcome.model).toBe('tiny');
  expect(outcome.plan).toMatchObject({ path: 'scan', exact: true, scanned: 4 });
  expect(outcome.results.map(({ match }) => `${match.by} ${match.terms.join(',')}`)).toEqual([
    'both parcel',
    'vector ',
    'keyword parcel',
  ]);
  expect(outcome.results[1]?.match.bm25).toBeUndefined();
  expect(outcome.results[2]?.match.cosine).toBeUndefined();
  expect(outcome.notice).toBe('1 of 5 records have no vector yet: those are found by keywords only.');
});

test('without a model the answer is keyword-only, says why, and shows no cosine', () => {
  const made = fixture({ vectors: false });
  const outcome = search({ ...made.source, keywordOnlyReason: 'No model.' }, { text: 'parcel' }, undefined);
  expect([ids(outcome), outcome.mode, outcome.notice, outcome.model]).toEqual([
    'a e',
    'keyword-only',
    'No model.',
    undefined,
  ]);
  expect(outcome.results.every(({ match }) => match.cosine === undefined)).toBe(true);
  expect(outcome.plan).toBeUndefined();
});

test('a model that does not know the language leaves the order to the keywords', () => {
  const blind: QueryVector = { vector: Float32Array.from([0, 1, 0]), coverage: 0.3 };
  const outcome = run({ text: 'parcel' }, blind, fixture({ coverage: 0.3 }));
  expect(ids(outcome)).toBe('a e');
  expect(outcome.notice).toBe('The embedding model knows few of these words: ranked by keywords.');
  expect([outcome.mode, outcome.model, ...outcome.results.map(({ match }) => match.by)]).toEqual([
    'keyword-only',
    undefined,
    'keyword',
    'keyword',
  ]);
  const hindi = run({ text: 'मेरा पार्सल खो गया parcel' }, blind, fixture({ coverage: 0.3 }));
  expect(hindi.notice).toBe('The embedding model does not know this script: ranked by keywords.');
});

test('where no record has a word of the query either, nobody says that words ranked', () => {
  const blind: QueryVector = { vector: Float32Array.from([0, 1, 0]), coverage: 0.3 };
  const outcome = run({ text: 'qwzx blorp' }, blind, fixture({ coverage: 0.3 }));
  expect([outcome.mode, outcome.results[0]?.match.by]).toEqual(['hybrid', 'vector']);
  expect(outcome.notice).toBe(
    'The embedding model knows few of these words, and no record has a word of the query.',
  );
});

test('a query of which the model knows no word finds nothing by meaning', () => {
  const unknown: QueryVector = { vector: Float32Array.from([1, 0, 0]), coverage: 0 };
  expect(run({ text: '🙂🙂' }, unknown).total).toBe(0);
});

test('an identifier is found whatever the model says', () => {
  const outcome = run({ text: 'E0502' }, { vector: Float32Array.from([0, 0, 1]), coverage: 1 });
  expect(outcome.results.map(({ id }) => id)).toContain('e');
  expect(outcome.noGoodMatch).toBe(false);
});

test('a query that nothing answers is no good match', () => {
  const outcome = run({ text: 'photosynthesis' }, { vector: Float32Array.from([0, 0, 1]), coverage: 1 });
  expect(outcome.noGoodMatch).toBe(true);
});

const FILTERS: [filters: SearchFilters, found: string][] = [
  [{}, 'a b c d e'],
  [{ functions: ['track'] }, 'a b'],
  [{ functions: ['track', 'login'] }, 'a b e'],
  [{ functions: ['track'], statuses: ['approved'] }, 'a'],
  [{ tags: ['neg'] }, 'b d'],
  [{ kinds: ['databit'] }, ''],
  [{ minimumQuality: 0.5 }, 'a d e'],
  [{ domains: ['nowhere'] }, ''],
  [{ domains: [] }, 'a b c d e'],
];

test.each(FILTERS)('browsing with %j', (filters, found) => {
  const outcome = run({ filters });
  expect([ids(outcome), outcome.mode, outcome.total]).toEqual([
    found,
    'filter',
    found === '' ? 0 : found.split(' ').length,
  ]);
});

test('a filter holds for vectors and keywords alike', () => {
  expect(ids(run({ text: 'parcel', filters: { statuses: ['draft'] } }, TOWARDS_PARCELS))).toBe('b');
});

test('facets count what passes the other filters', () => {
  const { facets } = run({ filters: { functions: ['track'] } });
  expect(facets.functions).toEqual([
    { value: 'refund', count: 2 },
    { value: 'track', count: 2 },
    { value: 'login', count: 1 },
  ]);
  expect(facets.statuses).toEqual([
    { value: 'approved', count: 1 },
    { value: 'draft', count: 1 },
  ]);
  expect(run({ facets: false }).facets).toEqual({});
});

test('facets count the records that match the query, whatever the filters of their own facet', () => {
  const { facets, total } = run({ text: 'parcel' }, TOWARDS_PARCELS);
  const counts = (name: 'functions' | 'statuses', from = facets): string =>
    (from[name] ?? []).map(({ value, count }) => `${value} ${String(count)}`).join(', ');
  expect([total, counts('functions'), counts('statuses')]).toEqual([
    3,
    'track 2, login 1',
    'approved 2, draft 1',
  ]);
  const filtered = run({ text: 'parcel', filters: { functions: ['login'] } }, TOWARDS_PARCELS);
  expect([ids(filtered), counts('functions', filtered.facets), counts('statuses', filtered.facets)]).toEqual([
    'e',
    'track 2, login 1',
    'approved 1',
  ]);
});

test('a facet counts what its filter then shows, whatever the query', () => {
  const words = fc.constantFrom(
    'where',
    'is',
    'my',
    'parcel',
    'money',
    'E0502',
    'the',
    'payment',
    'has',
    'come',
  );
  const made = fixture();
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (query) => {
      const text = query.join(' ');
      const { facets } = run({ text }, TOWARDS_PARCELS, made);
      for (const name of ['functions', 'statuses', 'tags'] as const) {
        for (const { value, count } of facets[name] ?? []) {
          const filtered = run({ text, filters: { [name]: [value] } }, TOWARDS_PARCELS, made);
          expect([name, value, filtered.total]).toEqual([name, value, count]);
        }
      }
    }),
  );
});

test('pages of a long ranking have each record once, in the order of one long page, down to the last', () => {
  const made = fixture({ vectors: false });
  made.index.useVectors(3);
  for (let number = 0; number < 4000; number += 1) {
    const text = number % 2 === 0 ? `parcel ${'and more '.repeat(number % 7)}` : 'something else';
    const record = {
      kind: 'example' as const,
      id: `n${String(number)}`,
      name: text,
      uri: 'file:///w/b.example.yaml',
    };
    const slot = made.index.add(
      { ...record, position: { line: number, character: 0 }, value: { input: text }, unsaved: false },
      made.source.recipe,
    );
    made.index.setVector(slot, Float32Array.from([Math.cos(number), Math.sin(number), 0]), 1);
  }
  const page = (offset: number, limit: number): string[] =>
    run({ text: 'parcel', offset, limit }, TOWARDS_PARCELS, made).results.map(({ id }) => id);
  const { results, total } = run({ text: 'parcel', limit: 4000 }, TOWARDS_PARCELS, made);
  const long = results.map(({ id }) => id);
  expect(long.length).toBeGreaterThan(2000);
  expect(total).toBe(long.length);
  const paged = [0, 100, 1000, 1500, 2000, 2500, 3000, 3500].flatMap((offset, at, all) =>
    page(offset, (all[at + 1] ?? 4000) - offset),
  );
  expect(paged).toEqual(long);
  expect(new Set(paged).size).toBe(paged.length);
});

test('pages follow each other without gaps', () => {
  const all = ids(run({ text: 'parcel money' }, TOWARDS_PARCELS));
  const paged = [0, 1, 2, 3].map((offset) =>
    ids(run({ text: 'parcel money', limit: 1, offset }, TOWARDS_PARCELS)),
  );
  expect(paged.filter(Boolean).join(' ')).toBe(all);
});

test('records like another one, without itself', () => {
  const outcome = run({ similarTo: 'A' });
  expect(ids(outcome).split(' ')[0]).toBe('b');
  expect(ids(outcome)).not.toContain('a');
});

test('the like of an unknown record is nothing, with a sentence', () => {
  const outcome = run({ similarTo: 'zzz' });
  expect([ids(outcome), outcome.notice]).toEqual(['', 'No record has the id zzz.']);
});

test('a removed record is gone from every part, and its slot serves another', () => {
  const made = fixture();
  const [slot = -1] = made.index.slotsOf('a');
  made.index.remove(slot);
  expect(ids(run({ text: 'parcel' }, TOWARDS_PARCELS, made))).toBe('b e');
  const record = {
    kind: 'databit' as const,
    id: 'f',
    name: 'f',
    uri: 'file:///w/f.databit.yaml',
    unsaved: true,
  };
  const value = { content: 'zebra' };
  expect(made.index.add({ ...record, position: { line: 0, character: 0 }, value }, made.source.recipe)).toBe(
    slot,
  );
  const outcome = run({ text: 'zebra' }, undefined, made);
  expect([ids(outcome), outcome.results[0]?.unsaved, outcome.results[0]?.outputText]).toEqual([
    'f',
    true,
    '',
  ]);
  expect(ids(run({ text: 'parcel' }, TOWARDS_PARCELS, made))).toBe('b e');
});

test('only a text that is given needs a vector', () => {
  expect([
    textToEmbed({ text: ' x ' }),
    textToEmbed({ text: '  ' }),
    textToEmbed({ text: 'x', similarTo: 'a' }),
  ]).toEqual(['x', undefined, undefined]);
});
