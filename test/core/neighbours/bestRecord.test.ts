import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { bestFirst } from '../../../server/src/core/neighbours/bestRecord.ts';
import type { SearchRecord } from '../../../server/src/core/search/searchRecord.ts';

function record(id: string, value: JsonObject): SearchRecord {
  const position = { line: 0, character: 0 };
  return { kind: 'example', id, name: id, uri: 'file:///a.example.yaml', position, value, unsaved: false };
}

function check(
  values: JsonObject[],
  order: string,
  reason: string,
  usage: Record<string, number> = {},
): void {
  const records = values.map((value, at) => record('abcdef'[at]!, value));
  const best = bestFirst(
    records,
    (item) => item,
    (id) => usage[id] ?? 0,
  );
  expect(best.items.map(({ id }) => id).join('')).toBe(order);
  expect(best.reason).toBe(reason);
}

test('what is kept has the best status, then quality, use and age; else it comes first', () => {
  check(
    [{ status: 'draft' }, { status: 'rejected' }, { status: 'approved' }],
    'cab',
    'It has the best status.',
  );
  check(
    [{}, { quality_scores: { a: 0.5 } }, { quality_scores: { a: 0.9 } }],
    'cba',
    'It has the best quality scores.',
  );
  check([{}, {}], 'ba', 'It is used most.', { b: 3 });
  check(
    [{ created_at: '2026-02-01T00:00:00Z' }, { created_at: '2026-01-01T00:00:00Z' }, {}],
    'bac',
    'It is the oldest.',
  );
  check([{}, {}, {}], 'abc', 'It comes first in the files.');
  check([{ status: 'deprecated' }, { status: 'nonsense' }], 'ab', 'It has the best status.');
});
