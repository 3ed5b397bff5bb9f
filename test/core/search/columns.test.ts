import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { CellValue } from '../../../shared/src/protocol/fields.ts';
import { FieldCounter } from '../../../server/src/core/search/fieldsInUse.ts';
import { search, searchSlots } from '../../../server/src/core/search/search.ts';
import { similarities } from '../../../server/src/core/search/similarities.ts';
import { sourceOf } from './support.ts';

const LONG = 'ä'.repeat(400);

test.each<[string, JsonObject, string, CellValue | undefined]>([
  ['a text', { labels: { intent: 'track' } }, 'labels.intent', 'track'],
  ['a number', { version: 3 }, 'version', 3],
  ['nothing', { version: 3 }, 'labels.intent', undefined],
  ['null', { metadata: { x: null } }, 'metadata.x', null],
  ['a list', { capability_tags: ['a', 'b'] }, 'capability_tags', { json: '["a","b"]' }],
  ['an object', { labels: { a: 1 } }, 'labels', { json: '{"a":1}' }],
  ['a name with a dot', { metadata: { 'a.b': 1 } }, 'metadata.a.b', 1],
  ['a long text, cut', { name: LONG }, 'name', `${'ä'.repeat(300)}…`],
  ['the mean of the scores', { quality_scores: { a: 1, b: 0.5 } }, 'quality', 0.75],
  ['no scores', {}, 'quality', undefined],
  ['how often it was used', {}, 'usage', 7],
  ['an effect without evidence', { effectiveness_score: 0.5 }, 'effectiveness', undefined],
  ['what every object has', {}, 'constructor', undefined],
])('a result has the value of a column: %s', (_, value, column, expected) => {
  const source = { ...sourceOf([{ id: 'a', value }]), usage: () => 7 };
  const [result] = search(source, { columns: [column] }, undefined).results;
  expect(result?.values).toEqual(expected === undefined ? {} : { [column]: expected });
});

test('results have no values where nobody asks for columns', () => {
  expect(search(sourceOf([{ id: 'a', value: {} }]), {}, undefined).results[0]).not.toHaveProperty('values');
});

test('fields in use are counted with what they mostly hold', () => {
  const counter = new FieldCounter();
  counter.add({ version: 1, labels: { intent: 'a', 'x.y': { z: 1 } }, tags: [{ deep: 1 }] });
  counter.add({ version: 2, labels: { intent: 5 } });
  counter.add({ version: 3, labels: { intent: 6 }, note: null });
  expect(counter.list().map(({ path, count, type }) => `${path} ${String(count)} ${type}`)).toEqual([
    'labels 3 object',
    'labels.intent 3 number',
    'version 3 number',
    'labels.x.y 1 object',
    'labels.x.y.z 1 number',
    'note 1 null',
    'tags 1 list',
  ]);
});

test('names without end do not fill the list of fields', () => {
  const counter = new FieldCounter();
  const names = Array.from({ length: 20_000 }, (_, at) => [`id-${String(at)}`, at] as const);
  counter.add({ metadata: Object.fromEntries(names), ['n'.repeat(300)]: 1 });
  expect(counter.list()).toHaveLength(500);
  expect(counter.list()[0]?.path).toBe('metadata');
});

test.each<[string, Parameters<typeof searchSlots>[1], Parameters<typeof searchSlots>[3], number[], number]>([
  ['all in the order of the file', {}, {}, [0, 1, 2, 3], 4],
  ['places of the order', {}, { first: 1, end: 3 }, [1, 2], 4],
  ['places of a sorted order', { sort: { by: 'name' } }, { first: 0, end: 2 }, [3, 2], 4],
  ['what a text finds', { text: 'parcel' }, {}, [0, 1], 2],
  ['what passes the filters', { text: 'parcel', filters: { domains: ['mail'] } }, {}, [1], 1],
  ['what a predicate admits', { where: { field: 'domain', eq: 'mail' } }, {}, [1], 1],
  ['what nothing finds', { text: 'nosuchword' }, {}, [], 0],
])('ids of %s', (_, params, part, slots, total) => {
  const source = sourceOf([
    { id: 'a', value: { name: 'd', input: 'parcel' } },
    { id: 'b', value: { name: 'c', input: 'parcel', domain: 'mail' } },
    { id: 'c', value: { name: 'b', input: 'refund' } },
    { id: 'd', value: { name: 'a', input: 'invoice' } },
  ]);
  const found = searchSlots(source, params, undefined, part);
  expect(found.slots.toSorted((one, other) => (params.sort ? 0 : one - other))).toEqual(slots);
  expect(found.total).toBe(total);
});

test('a path is counted once for a record that has it in two ways', () => {
  const counter = new FieldCounter();
  counter.add({ metadata: { 'a.b': 1, a: { b: 2 } } });
  expect(counter.list().find(({ path }) => path === 'metadata.a.b')?.count).toBe(1);
});

test('ids of a varied order are in that order', () => {
  const near = [1, 0, 0];
  const source = sourceOf([
    { id: 'a', value: { input: 'parcel' }, vector: near },
    { id: 'b', value: { input: 'parcel' }, vector: near },
    { id: 'c', value: { input: 'parcel' }, vector: [0.8, 0.6, 0] },
  ]);
  const params = { text: 'parcel', diversity: 0.3 };
  const vector = { vector: Float32Array.from(near), coverage: 1 };
  const { slots } = searchSlots(source, params, vector, {});
  expect(slots).toEqual(searchSlots(source, params, vector, { end: 3 }).slots);
  expect(slots).toEqual([0, 2, 1]);
});

test.each<[string, string[], (number | null)[][]]>([
  [
    'two vectors',
    ['a', 'b'],
    [
      [1, 0.6],
      [0.6, 1],
    ],
  ],
  [
    'a record without a vector',
    ['a', 'none'],
    [
      [1, null],
      [null, null],
    ],
  ],
  [
    'an id of no record',
    ['A', 'gone'],
    [
      [1, null],
      [null, null],
    ],
  ],
])('similarity of %s', (_, ids, cosines) => {
  const { index } = sourceOf([
    { id: 'a', value: {}, vector: [1, 0, 0] },
    { id: 'b', value: {}, vector: [0.6, 0.8, 0] },
    { id: 'none', value: {} },
  ]);
  const rounded = similarities(index, ids).cosines.map((row) =>
    row.map((cosine) => (cosine === null ? null : Math.round(cosine * 1000) / 1000)),
  );
  expect(rounded).toEqual(cosines);
});
