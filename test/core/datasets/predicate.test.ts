import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonValue } from '../../../shared/src/json.ts';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import { matchesGlob } from '../../../server/src/core/datasets/glob.ts';
import { matches } from '../../../server/src/core/datasets/predicate.ts';
import { anyExample, anyJson } from '../support/arbitraryRecords.ts';

const record: MemberRecord = {
  kind: 'example',
  id: '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
  value: parse(`
example_id: 01930D2E-7B5A-7C31-9A44-0F6B8C1D2E40
domain: banking
quality_scores: { clarity: 0.9 }
search_keys: [card, arrival]
input: { messages: [{ role: user }], "a.b": 1, count: "10" }
expected_output: { list: [1, 2] }
created_at: 2026-03-04T09:30:00Z
group: null
`) as MemberRecord['value'],
};

/** Whether the record above fulfils a predicate written in YAML. Dataset `d` has it as a member. */
function holds(predicate: string): boolean {
  return matches(parse(predicate) as JsonValue, record, (id) => id === 'd');
}

describe('a predicate', () => {
  test.each([
    ['{ field: kind, eq: example }', true],
    ['{ field: kind, eq: databit }', false],
    ['{ field: domain, eq: Banking }', false],
    ['{ field: domain, in: [travel, banking] }', true],
    ['{ field: domain, in: [] }', false],
    ['{ field: quality_scores.clarity, gte: 0.9 }', true],
    ['{ field: quality_scores.clarity, gte: 0.5, lte: 0.8 }', false],
    ['{ field: quality_scores.clarity, gte: "0.5" }', false],
    ['{ field: created_at, gte: "2026-03-01", lte: "2026-04" }', true],
    ['{ field: created_at, lte: "2026-03-01" }', false],
    ['{ field: search_keys, contains: card }', true],
    ['{ field: search_keys, contains: car }', false],
    ['{ field: domain, contains: ank }', true],
    ['{ field: input.count, eq: 10 }', false],
    ['{ field: input.count, eq: "10" }', true],
    ['{ field: input.a.b, eq: 1 }', true],
    ['{ field: input.messages.0.role, eq: user }', true],
    ['{ field: input.messages, contains: { role: user } }', true],
    ['{ field: expected_output, eq: { list: [1, 2] } }', true],
    ['{ field: expected_output.list, eq: [2, 1] }', false],
    ['{ field: domain, matches: "b*k?ng" }', true],
    ['{ field: domain, matches: "b*k" }', false],
    ['{ field: domain, matches: "[b]anking" }', false],
    ['{ field: group }', true],
    ['{ field: nothing }', false],
    ['{ field: toString }', false],
    ['{ field: constructor.name, eq: Object }', false],
    ['{ not: { field: nothing, eq: 1 } }', true],
    ['{ all: [] }', true],
    ['{ any: [] }', false],
    ['{ all: [{ field: kind }, { field: domain }] }', true],
    ['{ any: [{ field: nothing }, { field: domain }] }', true],
    ['{ ids: [" 01930D2E-7B5A-7C31-9A44-0F6B8C1D2E40"] }', true],
    ['{ ids: [] }', false],
    ['{ dataset: D }', true],
    ['{ dataset: e }', false],
    ['{ union: [{ dataset: e }, { dataset: d }] }', true],
    ['{ intersection: [{ dataset: e }, { dataset: d }] }', false],
    ['{ difference: [{ dataset: d }, { dataset: e }] }', true],
    ['{ difference: [{ dataset: d }, { field: kind }] }', false],
    ['{ intersection: [] }', false],
    ['{ all: [], any: [] }', false],
    ['{ field: kind, eq: example, all: [] }', false],
    ['all', false],
    ['{ ids: x }', false],
    ['{}', false],
    ['', false],
  ])('%s is %s', (predicate, expected) => {
    expect(holds(predicate)).toBe(expected);
  });

  test('never throws and answers true or false, whatever it is', () => {
    const anyPredicate = fc.oneof(
      anyJson,
      fc.dictionary(
        fc.constantFrom(
          'all',
          'any',
          'not',
          'field',
          'eq',
          'in',
          'gte',
          'contains',
          'matches',
          'ids',
          'union',
          'difference',
        ),
        anyJson,
        { noNullPrototype: true },
      ),
    );
    fc.assert(
      fc.property(anyPredicate, anyExample, (predicate, value) => {
        expect([true, false]).toContain(matches(predicate, { kind: 'example', id: '', value }, () => true));
      }),
    );
  });

  test('a field equals its own value, whatever that is', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        const own: MemberRecord = { kind: 'example', id: '', value: { input } };
        expect(matches({ field: 'input', eq: input }, own, () => false)).toBe(true);
        expect(matches({ field: 'input', in: [input] }, own, () => false)).toBe(true);
      }),
    );
  });
});

describe('globs', () => {
  test('agree with the regular expression that says the same', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*', '?', '.', '😀'), { maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const source = pattern.map((sign) =>
          sign === '*' ? '.*' : sign === '?' ? '.' : `\\u{${sign.codePointAt(0)?.toString(16)}}`,
        );
        const expected = new RegExp(`^${source.join('')}$`, 'su').test(text.join(''));
        expect(matchesGlob(pattern.join(''), text.join(''))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('a pattern that makes backtracking explode in regular expressions is answered', () => {
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});
