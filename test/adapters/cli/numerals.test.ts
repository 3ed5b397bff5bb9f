import { expect, test } from 'vitest';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';
import { counted } from '../../../shared/src/counted.ts';
import { progressOf } from '../../../server/src/hosts/cli/engine.ts';

const STATUS: IndexStatus = {
  ...{ phase: 'scanning', files: 10, records: 100_000, searchable: 100_000, embedded: 0, revision: 1 },
};

test('numbers for people have separators for thousands', () => {
  expect([counted(1, 'record'), counted(100_000, 'record')]).toEqual(['1 record', '100,000 records']);
  expect(progressOf(STATUS)).toBe('Index: scanning, 100,000 records');
  expect(progressOf({ ...STATUS, tables: { done: 2000, total: 100_000 } })).toBe(
    'Filling the tables: 2,000 of 100,000 records',
  );
});

test('progress says how far a plan of a change is', () => {
  const plan = { done: 1200, total: 5000 };
  expect(progressOf({ ...STATUS, phase: 'ready', plan })).toBe('Planning: 1,200 of 5,000 records');
});
