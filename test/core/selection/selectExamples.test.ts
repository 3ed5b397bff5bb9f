import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SelectParams, Selection } from '../../../shared/src/protocol/selection.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import { chooseExamples, type Candidate } from '../../../server/src/core/selection/chooseExamples.ts';
import { estimateTokens } from '../../../server/src/core/selection/estimateTokens.ts';
import { exampleTokens } from '../../../server/src/core/selection/exampleTokens.ts';
import { selectExamples, type SelectionQuery } from '../../../server/src/core/selection/selectExamples.ts';
import { sourceOf, towards, type Fixture } from '../search/support.ts';

function example(id: string, vector: readonly number[], text: string, value: JsonObject = {}): Fixture {
  return { id, vector, value: { input: { text }, expected_output: { label: 'x' }, ...value } };
}

const FIXTURES = [
  example('same', [1, 0, 0], ' Where is   my PARCEL? '),
  example('near', [0.98, 0.2, 0], 'My parcel is lost', { function_name: 'track', group: 'g1' }),
  example('twin', [0.97, 0.22, 0], 'My parcel was lost', { function_name: 'track' }),
  example('other', [0.7, 0, 0.7], 'Send my money back', { function_name: 'refund', domain: 'billing' }),
  example('bad', [0.99, 0.1, 0], 'A parcel that is wrong', { status: 'rejected' }),
  example('old', [0.99, 0.1, 0], 'A parcel from long ago', { status: 'deprecated' }),
  example('far', [0, 0, 1], 'Photosynthesis', { expected_output: { label: 'where is my parcel' } }),
];
const QUERY: SelectionQuery = { text: 'Where is my parcel?', k: 2, isInPool: () => true };

function select(params: SelectParams = {}, query: Partial<SelectionQuery> = {}): Selection {
  return selectExamples(sourceOf(FIXTURES), params, { ...QUERY, ...query }, towards(1, 0, 0));
}

function picked({ picks }: Selection): string {
  return picks.map(({ id }) => id).join(' ');
}

const VARIED: SelectParams = { diversity: 0.3, without: ['far'] };

const CASES: [title: string, params: SelectParams, query: Partial<SelectionQuery>, ids: string][] = [
  ['varied, without the query itself, rejected and deprecated ones', VARIED, {}, 'near other'],
  ['by similarity alone', { diversity: 1 }, {}, 'near twin'],
  ['of one function', { functionName: 'refund' }, {}, 'other'],
  ['with a quota', { diversity: 1, quotas: { perFunction: 1 } }, { k: 3 }, 'near other far'],
  ['of the statuses asked for', { statuses: ['rejected'] }, {}, 'bad'],
  ['without some', { without: ['NEAR'] }, {}, 'twin other'],
  ['not of the group of its record', {}, { own: { id: 'twin', group: 'g1' } }, 'other far'],
  ['from a pool', {}, { isInPool: ({ id }) => id.startsWith('f') }, 'far'],
  ['by a predicate', { where: { field: 'domain', eq: 'billing' } }, {}, 'other'],
];

test.each(CASES)('examples are chosen %s', (_, params, query, ids) => {
  expect(picked(select(params, query))).toBe(ids);
});

test('every pick and every near miss says why', () => {
  const { picks, nearMisses, pool } = select(VARIED);
  expect(picks.map(({ reasons }) => reasons)).toEqual([
    ['similar 0.98'],
    ['similar 0.71', 'adds function refund', 'adds domain billing', 'differs from the others (closest 0.69)'],
  ]);
  expect(nearMisses.slice(0, 1)).toEqual([
    { id: 'twin', name: 'twin', cosine: expect.closeTo(0.975, 2) as number, reason: 'repeats "near" (1.00)' },
  ]);
  expect(pool).toBe(4);
});

test('an expected output with the words of the query makes no example similar', () => {
  const source = sourceOf(FIXTURES.map(({ id, value }) => ({ id, value })));
  const selection = selectExamples(source, { diversity: 1 }, { ...QUERY, k: 10 }, undefined);
  expect(picked(selection).split(' ').slice(0, 2).sort()).toEqual(['near', 'twin']);
  const far = selection.picks.find(({ id }) => id === 'far');
  expect(far?.reasons[0]).toBe('fills up: nothing nearer is left');
  expect([selection.mode, selection.model]).toEqual(['keyword-only', undefined]);
});

test('a budget is kept, and what is too long gives way to what fits', () => {
  const long = example('long', [1, 0.05, 0], `parcel ${'word '.repeat(300)}`);
  const source = sourceOf([long, ...FIXTURES]);
  const selection = selectExamples(
    source,
    { tokenBudget: 60, diversity: 1 },
    { ...QUERY, k: 3 },
    towards(1, 0, 0),
  );
  expect(selection.tokens).toBeLessThanOrEqual(60);
  expect(picked(selection)).toBe('near');
  const reasons = new Map(selection.nearMisses.map(({ id, reason }) => [id, reason]));
  expect(reasons.get('long')).toMatch(/^needs 3\d\d tokens, 60 are left$/);
  expect(reasons.get('twin')).toBe('needs 31 tokens, 29 are left');
});

const anyCandidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      tokens: fc.integer({ min: 1, max: 100 }),
      functionName: fc.constantFrom('f', 'g'),
      domain: fc.constantFrom('x', 'y', 'z'),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map((row, slot) => ({ ...row, slot, name: String(slot), cosine: row.score, bm25: undefined })),
  );

test('number, budget and quotas are never exceeded, and everyone is chosen or left out once', () => {
  const anyOptions = fc.record({
    k: fc.integer({ min: 1, max: 10 }),
    diversity: fc.double({ min: 0, max: 1, noNaN: true }),
    quotas: fc.record({
      perFunction: fc.integer({ min: 1, max: 3 }),
      perDomain: fc.integer({ min: 1, max: 3 }),
    }),
    tokenBudget: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(anyCandidates, anyOptions, (candidates, options) => {
      const likeness = (slot: number, other: number): number => 1 / (1 + Math.abs(slot - other));
      const { chosen, leftOut, tokens } = chooseExamples(candidates, { ...options, likeness });
      expect(chosen.length).toBeLessThanOrEqual(options.k);
      expect(tokens).toBe(chosen.reduce((sum, { candidate }) => sum + candidate.tokens, 0));
      expect(tokens).toBeLessThanOrEqual(options.tokenBudget);
      for (const name of ['f', 'g']) {
        const same = chosen.filter(({ candidate }) => candidate.functionName === name);
        expect(same.length).toBeLessThanOrEqual(options.quotas.perFunction);
      }
      const slots = [...chosen, ...leftOut].map(({ candidate }) => candidate.slot);
      expect(slots.sort((one, other) => one - other)).toEqual(candidates.map(({ slot }) => slot));
    }),
  );
});

test.each<[string, number]>([
  ['', 0],
  ['Where is my parcel?', 5],
  ['internationalisation', 3],
  ['12345', 2],
  ['机器学习', 4],
  ['{"a":1}', 5],
  ['función', 2],
])('estimated tokens of %j', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

test('an example costs its fields and what stands around them', () => {
  const value = { input: { text: 'Hello' }, expected_output: { label: 'x' } };
  expect(exampleTokens(value)).toBe(8 + (8 + 1 + 1) + (8 + 1 + 1));
  expect(exampleTokens({ ...value, explanation: 'One word more' })).toBe(28 + 8 + 3);
});
