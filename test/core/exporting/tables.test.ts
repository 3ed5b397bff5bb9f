import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { DatasetRecord } from '../../../server/src/core/datasets/resolve.ts';
import { csvLine } from '../../../server/src/core/exporting/csv.ts';
import { columnTypes, flatten } from '../../../server/src/core/exporting/flatten.ts';
import { selectRecords, type Selection } from '../../../server/src/core/exporting/selectRecords.ts';
import { anyObject, TRICKY_TEXTS } from '../support/arbitraryRecords.ts';

test('CSV comes back as it was', () => {
  const cells = fc.array(fc.oneof(fc.constantFrom(...TRICKY_TEXTS), fc.string()), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
      const text = rows.map((row) => `${csvLine(row)}\n`).join('');
      expect(parse(text, { relax_column_count: true, record_delimiter: '\n' })).toEqual(rows);
    }),
  );
});

describe('columns', () => {
  test('every leaf of a record is in exactly one column', () => {
    fc.assert(
      fc.property(anyObject, (record) => {
        const count = (value: JsonObject): number =>
          Object.values(value).reduce<number>((sum, item) => {
            const isFilled =
              typeof item === 'object' &&
              item !== null &&
              !Array.isArray(item) &&
              Object.keys(item).length > 0;
            return sum + (isFilled ? count(item) : 1);
          }, 0);
        fc.pre(!JSON.stringify(record).includes('.'));
        expect(flatten(record).size).toBe(count(record));
      }),
    );
  });

  test.each<[JsonObject[], string]>([
    [[{ a: 1 }, { a: 2 }], 'a BIGINT'],
    [[{ a: 1 }, { a: 2.5 }], 'a DOUBLE'],
    [[{ a: 1 }, { a: '2' }], 'a VARCHAR'],
    [[{ a: true }, { a: null }, {}], 'a BOOLEAN'],
    [[{ a: null }], 'a VARCHAR'],
    [[{ a: ['x'] }, { a: [] }], 'a VARCHAR[]'],
    [[{ a: ['x'] }, { a: [1] }], 'a VARCHAR'],
    [[{ a: { b: { c: 'x' } } }, { d: 1 }], 'a.b.c VARCHAR, d BIGINT'],
    [[{ a: {} }], 'a VARCHAR'],
    [[{ a: 2 ** 60 }], 'a DOUBLE'],
  ])('%j: %s', (rows, expected) => {
    const types = [...columnTypes(rows.map(flatten))].map(([name, type]) => `${name} ${type}`);
    expect(types.join(', ')).toBe(expected);
  });
});

describe('selection', () => {
  const records = ['a', 'b', 'c', 'd'].map((id, at) => ({
    kind: at < 3 ? ('example' as const) : ('databit' as const),
    id,
    value: { domain: at % 2 === 0 ? 'even' : 'odd' },
  }));
  const datasets: DatasetRecord[] = [
    {
      id: 'one',
      value: {
        name: 'Even',
        members: { field: 'domain', eq: 'even' },
        splits: { seed: 1, weights: { train: 1 }, assign: { c: 'test' } },
      },
    },
    { id: 'two', value: { name: 'Twin', members: { all: [] } } },
    { id: 'three', value: { name: 'Twin', members: { all: [] } } },
  ];
  const select = (selection: Selection): string => {
    const selected = selectRecords(records, datasets, selection);
    if ('mistake' in selected) return selected.mistake;
    return selected
      .map(({ record, split }) => `${record.id}${split === undefined ? '' : `:${split}`}`)
      .join(' ');
  };

  test.each<[Selection, string]>([
    [{}, 'a b c d'],
    [{ kind: 'databit' }, 'd'],
    [{ dataset: 'ONE' }, 'a:train c:test'],
    [{ dataset: 'Even', split: 'test' }, 'c:test'],
    [{ dataset: 'two', kind: 'example' }, 'a b c'],
    [{ dataset: 'Twin' }, '2 datasets are named "Twin"; give the id.'],
    [{ dataset: 'None' }, 'There is no dataset "None"; there are "Even", "Twin", "Twin".'],
    [{ split: 'train' }, 'A split belongs to a dataset; say which with --dataset.'],
  ])('%j: %s', (selection, expected) => {
    expect(select(selection)).toBe(expected);
  });
});
