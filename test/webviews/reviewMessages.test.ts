import { expect, test } from 'vitest';
import { worstTone } from '../../webviews/src/pages/review/words.ts';
import { readFromPage } from '../../client/src/webviews/messages.ts';
import { readReviewView, REVIEW_PAGE } from '../../client/src/webviews/reviewMessages.ts';
import { filterRecords, recordMark } from '../../webviews/src/pages/review/recordFilter.ts';
import { manyChanges } from './support/reviewedStates.ts';

const HASH = 'a'.repeat(64);
const read = (request: string, params: object): unknown =>
  readFromPage({ type: 'host', request, params }, REVIEW_PAGE);

test('requests of the page are taken as they should be, and nothing else is', () => {
  const records = [{ id: 'a', contentHash: HASH }];
  expect(read('decide', { decision: 'approved', records, more: 1 })).toEqual({
    type: 'host',
    request: 'decide',
    params: { decision: 'approved', records },
  });
  for (const params of [
    { decision: 'deleted', records },
    { decision: 'approved', records: [] },
    { decision: 'approved', records: [{ id: '', contentHash: HASH }] },
    { decision: 'approved', records: [{ id: 'a' }] },
  ])
    expect(read('decide', params)).toBeUndefined();
  expect(read('comment', { recordId: 'r', field: ['input', 2], contentHash: HASH, text: 'x' })).toBeDefined();
  expect(read('comment', { recordId: 'r', field: [{}], contentHash: HASH, text: 'x' })).toBeUndefined();
  expect(read('comment', { recordId: 'r', field: [], contentHash: 'short', text: 'x' })).toBeUndefined();
  expect(
    read('open', { uri: 'https://x/a.yaml', position: { line: 0, character: 0 }, aside: false }),
  ).toBeUndefined();
  expect(read('showVersions', { id: 'r' })).toBeDefined();
  expect(read('showVersions', { id: '' })).toBeUndefined();
  expect(read('command', { command: 'workbench.action.quit' })).toBeUndefined();
  expect(
    readFromPage({ type: 'call', id: 1, method: 'records/edit', params: {} }, REVIEW_PAGE),
  ).toBeUndefined();
});

test('what is looked at comes back as it was, without what this version does not know', () => {
  const view = {
    shows: 'overview',
    texts: 'side',
    filter: { kind: 'example', notViewed: true, text: 'a' },
    chosen: 'x',
  };
  expect(readReviewView(view)).toEqual(view);
  expect(readReviewView({ ...view, shows: 'map', filter: { kind: 'table', stand: 'odd' } })).toEqual({
    shows: 'records',
    texts: 'side',
    filter: {},
    chosen: 'x',
  });
  expect(readReviewView(7)).toBeUndefined();
});

test('filters join: what fulfils both fulfils each', () => {
  const { records } = manyChanges();
  const facts = { withProblems: new Set<string>(), viewed: new Set(records.slice(0, 3).map(recordMark)) };
  const changed = filterRecords(records, { change: 'changed' }, facts);
  const both = filterRecords(records, { change: 'changed', notViewed: true }, facts);
  expect(both).toEqual(
    changed.filter((record) => filterRecords(records, { notViewed: true }, facts).includes(record)),
  );
  expect(filterRecords(records, {}, facts)).toEqual(records);
});

test('some problems look like the worst of them', () => {
  expect(worstTone(['information', 'hint'])).toBe('info');
  expect(worstTone(['information', 'warning'])).toBe('warning');
  expect(worstTone(['warning', 'error', 'hint'])).toBe('error');
});
