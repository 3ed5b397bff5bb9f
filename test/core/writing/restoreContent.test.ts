import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import { differencesOf } from '../../../server/src/core/difference/recordDifference.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { changeFields } from '../../../server/src/core/writing/changeRecord.ts';
import { contentChanges } from '../../../server/src/core/writing/restoreContent.ts';
import { anyExample } from '../support/arbitraryRecords.ts';

function restore(present: JsonObject, old: JsonObject): JsonObject {
  const { set, remove } = contentChanges('example', present, old);
  const changed = changeFields('example', present, set, remove);
  if ('reason' in changed) throw new Error(changed.reason);
  return changed.value;
}

/** Checks an example with the content of another one. */
function check(present: string, old: string, expected: string): void {
  expect(restore(parse(present) as JsonObject, parse(old) as JsonObject)).toEqual(parse(expected));
}

test('content comes back; id, version, annotations and what tools wrote stay', () => {
  check(
    '{ example_id: a, version: 3, name: today, input: c, expected_output: 3, status: approved, quality_scores: { x: 1 }, usage_count: 7 }',
    '{ example_id: A, version: 1, name: once, input: a, explanation: why, status: draft }',
    '{ example_id: a, version: 3, name: today, input: a, explanation: why, status: approved, quality_scores: { x: 1 }, usage_count: 7 }',
  );
});

test('what tools wrote into content stays where its item stays', () => {
  const present =
    '{ attribution: { license: MIT, derived_from: [{ databit_id: d, content_hash: new }, { databit_id: e, content_hash: e2 }] } }';
  const old =
    '{ attribution: { derived_from: [{ databit_id: f, content_hash: f1 }, { databit_id: d, content_hash: old }] } }';
  check(
    present,
    old,
    '{ attribution: { derived_from: [{ databit_id: f, content_hash: f1 }, { databit_id: d, content_hash: new }] } }',
  );
});

test('of any two records: the content is the old one, and nothing beside it changes', () => {
  const definition = definitionOf('example');
  fc.assert(
    fc.property(anyExample, anyExample, (present, old) => {
      const back = restore(present, old);
      expect(contentHash(back, definition)).toBe(contentHash(old, definition));
      expect(differencesOf(old, back, 'example').filter(({ role }) => role === 'content')).toEqual([]);
      const beside = differencesOf(present, back, 'example').filter(
        ({ role, path }) => role !== 'content' && path.length === 1,
      );
      expect(beside).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
