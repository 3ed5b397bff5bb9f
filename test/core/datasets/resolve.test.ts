import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import { createDatasetResolver, type DatasetRecord } from '../../../server/src/core/datasets/resolve.ts';

const records: MemberRecord[] = Array.from({ length: 12 }, (_, at) => ({
  kind: at % 2 === 0 ? 'example' : 'databit',
  id: `r${at}`,
  value: { domain: ['a', 'b', 'c'][at % 3] ?? '', version: at },
}));

function resolver(datasets: Record<string, JsonValue>): ReturnType<typeof createDatasetResolver> {
  return createDatasetResolver(Object.entries(datasets).map(([id, members]) => ({ id, value: { members } })));
}

function members(datasets: Record<string, JsonValue>, id: string): string {
  return resolver(datasets)
    .membersOf(id, records)
    .map((record) => record.id)
    .join(' ');
}

const examples: JsonObject = { field: 'kind', eq: 'example' };
const domainA: JsonObject = { field: 'domain', eq: 'a' };

describe('datasets over datasets', () => {
  const datasets: Record<string, JsonValue> = {
    examples,
    a: domainA,
    both: { intersection: [{ dataset: 'examples' }, { dataset: 'A' }] },
    rest: { difference: [{ dataset: 'examples' }, { dataset: 'a' }] },
    unknown: { union: [{ dataset: 'a' }, { dataset: 'nowhere' }] },
  };
  test.each([
    ['both', 'r0 r6'],
    ['BOTH', 'r0 r6'],
    ['rest', 'r2 r4 r8 r10'],
    ['unknown', 'r0 r3 r6 r9'],
    ['nowhere', ''],
  ])('%s has the members %s', (id, expected) => {
    expect(members(datasets, id)).toBe(expected);
  });
});

describe('circles', () => {
  test('are reported, and a reference inside one stands for no records', () => {
    const circular = {
      one: { union: [{ dataset: 'two' }, domainA] },
      two: { any: [{ dataset: 'one' }, examples] },
      self: { not: { dataset: 'self' } },
      outside: { dataset: 'one' },
    };
    expect(resolver(circular).circles).toEqual([['one', 'two'], ['self']]);
    expect(members(circular, 'one')).toBe('r0 r3 r6 r9');
    expect(members(circular, 'two')).toBe('r0 r2 r4 r6 r8 r10');
    expect(members(circular, 'outside')).toBe('r0 r3 r6 r9');
    expect(members(circular, 'self').split(' ')).toHaveLength(12);
  });

  test('a chain of 20,000 datasets is no circle and resolves', () => {
    const chain: DatasetRecord[] = Array.from({ length: 20_000 }, (_, at) => ({
      id: `d${at}`,
      value: { members: at === 0 ? examples : { dataset: `d${at - 1}` } },
    }));
    const chained = createDatasetResolver(chain);
    expect(chained.circles).toEqual([]);
    expect(chained.isMember('d19999', { kind: 'example', id: 'x', value: {} })).toBe(true);
  });
});

const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((domain) => ({ field: 'domain', eq: domain })),
  fc.integer({ min: 0, max: 12 }).map((version) => ({ field: 'version', gte: version })),
  fc.subarray(records.map((record) => record.id)).map((ids) => ({ ids })),
  fc.constantFrom('d0', 'd1', 'd2').map((dataset) => ({ dataset })),
);
const anyPredicate: fc.Arbitrary<JsonValue> = fc.letrec<{ node: JsonValue }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((difference) => ({ difference })),
  ),
})).node;

describe('laws of sets', () => {
  const threeDatasets = fc.tuple(anyPredicate, anyPredicate, anyPredicate);
  const same = (known: readonly JsonValue[], one: JsonValue, other: JsonValue): void => {
    const datasets = { ...Object.fromEntries(known.map((members, at) => [`d${at}`, members])), one, other };
    expect(members(datasets, 'one')).toBe(members(datasets, 'other'));
  };

  test('De Morgan, distribution, double negation, difference', () => {
    fc.assert(
      fc.property(threeDatasets, anyPredicate, anyPredicate, anyPredicate, (known, a, b, c) => {
        same(known, { not: { all: [a, b] } }, { any: [{ not: a }, { not: b }] });
        same(known, { not: { union: [a, b] } }, { intersection: [{ not: a }, { not: b }] });
        same(known, { intersection: [a, { union: [b, c] }] }, { union: [{ all: [a, b] }, { all: [a, c] }] });
        same(known, { not: { not: a } }, a);
        same(known, { difference: [a, b, c] }, { all: [a, { not: b }, { not: c }] });
        same(known, { union: [a, b] }, { union: [b, a] });
      }),
    );
  });

  test('the order of datasets and of records changes nothing', () => {
    fc.assert(
      fc.property(threeDatasets, (known) => {
        const datasets = known.map((predicate, at) => ({ id: `d${at}`, value: { members: predicate } }));
        const forward = createDatasetResolver(datasets);
        const backward = createDatasetResolver(datasets.toReversed());
        for (const { id } of datasets) {
          const expected = forward.membersOf(id, records).map((record) => record.id);
          const found = backward.membersOf(id, records.toReversed()).map((record) => record.id);
          expect(found.toReversed()).toEqual(expected);
        }
        for (const record of records) {
          const expected = datasets.map(({ id }) => id).filter((id) => forward.isMember(id, record));
          expect(forward.datasetsOf(record).sort()).toEqual(expected);
        }
        expect(new Set(backward.circles.flat())).toEqual(new Set(forward.circles.flat()));
      }),
    );
  });
});
