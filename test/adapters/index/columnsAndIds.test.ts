import { afterEach, beforeEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';

const RECORDS = 1500;
const idOf = (at: number): string => `01930d2e-7b5a-7c31-9a44-${at.toString(16).padStart(12, '0')}`;
const example = (at: number): string =>
  `example_id: ${idOf(at)}\nversion: 1\nname: n${String(at)}\ninput: { text: parcel ${String(at)} }\n` +
  `expected_output: 1\nlabels_of: x\nmetadata: { weight: ${String((at * 7) % RECORDS)} }\n`;

let fixture: EngineFixture;
beforeEach(async () => {
  const all = Array.from({ length: RECORDS }, (_, at) => example(at)).join('---\n');
  const withoutId = 'version: 1\ninput: no id\nexpected_output: 1\n';
  const files = { 'all.example.yaml': all, 'odd.example.yaml': withoutId };
  fixture = await startEngine(files, { keywordOnly: true });
});
afterEach(async () => {
  await fixture.close();
});

test('a page sorted by any field has the values of its columns', async () => {
  const sort = { by: 'metadata.weight', descending: true };
  const { results } = await fixture.search({ sort, columns: ['metadata.weight'], limit: 3, offset: 1 });
  expect(results.map(({ values }) => values?.['metadata.weight'])).toEqual([1498, 1497, 1496]);
});

test('ids of everything that matches, beyond what is ranked, and of places of the order', async () => {
  const { engine } = fixture;
  const all = await engine.call('search/ids', { search: {} }, neverCancelled);
  expect([all.ids.length, all.total]).toEqual([RECORDS, RECORDS + 1]);
  const found = await engine.call('search/ids', { search: { text: 'parcel' } }, neverCancelled);
  expect([new Set(found.ids).size, found.total]).toEqual([RECORDS, RECORDS]);
  const sorted = { sort: { by: 'metadata.weight' } };
  const part = await engine.call('search/ids', { search: sorted, first: 0, end: 2 }, neverCancelled);
  expect(part.ids).toEqual([0, 1].map((weight) => idOf(inverse(weight))));
});

test('fields in use, counted', async () => {
  const { fields, records } = await fixture.engine.call('records/fields', {}, neverCancelled);
  expect(records).toBe(RECORDS + 1);
  const described = fields.map(({ path, count, type }) => `${path} ${String(count)} ${type}`);
  expect(described).toContain(`metadata.weight ${String(RECORDS)} number`);
  expect(described).toContain(`input.text ${String(RECORDS)} text`);
  expect(described[0]).toBe(`expected_output ${String(RECORDS + 1)} number`);
});

test('a search is answered while many records of one file are edited, and an edit can be cancelled', async () => {
  const ids = Array.from({ length: RECORDS }, (_, at) => idOf(at));
  const order: string[] = [];
  const change = { set: 'status', value: 'approved' } as const;
  const editing = fixture.engine.call('records/edit', { ids, change }, neverCancelled).then((plan) => {
    order.push(`${String(plan.edited.length)} edited`);
  });
  const searching = fixture.search({ text: 'parcel 7' }).then(() => order.push('found'));
  await Promise.all([editing, searching]);
  expect(order).toEqual(['found', `${String(RECORDS)} edited`]);

  const token = { isCancellationRequested: false };
  const cancelled = fixture.engine.call('records/edit', { ids, change }, token);
  token.isCancellationRequested = true;
  await expect(cancelled).rejects.toThrow(/cancelled/);
});

/** The record whose weight is this. */
function inverse(weight: number): number {
  for (let at = 0; at < RECORDS; at += 1) if ((at * 7) % RECORDS === weight) return at;
  throw new Error('no such weight');
}
