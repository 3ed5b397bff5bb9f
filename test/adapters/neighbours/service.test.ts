import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MapAnswer } from '../../../shared/src/protocol/neighbours.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';

/** Questions about the same few things, so that each has near neighbours. */
const ITEMS = ['parcel', 'letter', 'package', 'delivery', 'shipment', 'order'];
const ASKED = [
  'Where is my',
  'I am waiting for my',
  'When will I get my',
  'Please track my',
  'Has somebody seen my',
];
const ORDINARY = Object.fromEntries(
  ITEMS.flatMap((item) => ASKED.map((asked) => [`${item} ${asked}`, `${asked} ${item}?`])),
);
const PLANTED = {
  copy: 'where is  my PARCEL?',
  near: 'Where is my parcel??',
  stranger: 'Photosynthesis turns carbon dioxide into sugar',
};

function coordinatesOf({ points = '' }: MapAnswer): number[] {
  const bytes = Buffer.from(points, 'base64');
  return Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16LE(at * 2));
}

describe('records with near neighbours', () => {
  let fixture: EngineFixture;
  beforeAll(async () => {
    fixture = await startEngine({
      'a.example.yaml': exampleFile({ ...ORDINARY, ...PLANTED }),
      'b.example.yaml': exampleFile({ contradiction: 'Where is my letter?' }).replace(
        'intent: none',
        'intent: other',
      ),
    });
    await fixture.build();
  });
  afterAll(() => fixture.close());
  const call: EngineFixture['engine']['call'] = (...args) => fixture.engine.call(...args);

  test('planted duplicates are found, with what tells that they are some', async () => {
    const answer = await call('duplicates/find', { threshold: 0.97, others: true }, neverCancelled);
    const groups = answer.groups.map(({ members, evidence, conflict }) => ({
      names: members.map(({ record }) => record.name).sort(),
      ...{ evidence, conflict },
    }));
    expect(groups[0]).toEqual({
      names: ['contradiction', 'letter Where is my'],
      ...{ evidence: 'same-text', conflict: true },
    });
    const parcels = answer.groups.find(({ members }) => members.some(({ record }) => record.name === 'copy'));
    expect(parcels?.members.map(({ record }) => record.name).sort()).toEqual([
      'copy',
      'near',
      'parcel Where is my',
    ]);
    expect(parcels?.evidence).toBe('mixed');
    for (const { cosine, textOverlap } of parcels?.members.slice(1) ?? []) {
      expect(cosine).toBeGreaterThan(0.97);
      expect(textOverlap).toBeGreaterThan(0.8);
    }
    expect(parcels?.lowestCosine).toBeGreaterThan(0.9);
    expect(answer.others).toHaveLength(answer.recordCount - answer.groupCount);
    expect(answer.conflictCount).toBe(1);
  });

  test('groups are paged', async () => {
    const whole = await call('duplicates/find', { threshold: 0.9 }, neverCancelled);
    const second = await call('duplicates/find', { threshold: 0.9, limit: 1, offset: 1 }, neverCancelled);
    expect(whole.groupCount).toBeGreaterThan(1);
    expect(second.groups).toEqual([whole.groups[1]]);
  });

  test('a planted stranger is the first outlier, with its nearest', async () => {
    const answer = await call('outliers/find', { limit: 3 }, neverCancelled);
    const [first] = answer.outliers;
    expect(first?.record.name).toBe('stranger');
    expect(first?.standing).toBeGreaterThan(3.5);
    expect(first?.nearest.cosine).toBeLessThan(0.5);
    expect([answer.count, answer.judged, answer.total, answer.withoutVector]).toEqual([34, 34, 34, 0]);
  });

  test('functions with too few records are named, not judged', async () => {
    const where = { field: 'name', in: ['copy', 'near', 'stranger'] };
    const answer = await call('outliers/find', { where }, neverCancelled);
    expect([answer.outliers, answer.judged, answer.tooFew]).toEqual([
      [],
      0,
      [{ functionName: '', count: 3 }],
    ]);
  });

  test('a map has every record, is the same again, and is not sent twice', async () => {
    const first = await call('map/project', { colour: 'expected_output.intent' }, neverCancelled);
    expect([first.placed, first.method, first.ids?.length]).toEqual([34, 'umap', 34]);
    expect(coordinatesOf(first)).toHaveLength(68);
    expect(first.colours?.legend).toEqual([
      { value: 'none', count: 33 },
      { value: 'other', count: 1 },
    ]);
    expect(Buffer.from(first.colours?.codes ?? '', 'base64')).toHaveLength(34);
    const again = await call('map/project', { known: first.key }, neverCancelled);
    expect([again.key, again.ids, again.points]).toEqual([first.key, undefined, undefined]);
    const plane = await call('map/project', { method: 'pca' }, neverCancelled);
    expect(plane.method).toBe('pca');
    expect(plane.key).not.toBe(first.key);
  });

  test('few records are placed by their principal directions, and none at all is no error', async () => {
    const few = await call(
      'map/project',
      { where: { field: 'name', in: ['copy', 'stranger'] } },
      neverCancelled,
    );
    expect([few.method, few.placed]).toEqual(['pca', 2]);
    expect(few.how).toContain('Too few records for UMAP');
    const one = await call('map/project', { where: { field: 'name', eq: 'copy' } }, neverCancelled);
    expect(coordinatesOf(one)).toEqual([32_768, 32_768]);
    const filters = { functions: ['nobody'] };
    const none = await call('map/project', { filters }, neverCancelled);
    expect([none.placed, none.ids, none.total]).toEqual([0, [], 0]);
    expect((await call('duplicates/find', { filters }, neverCancelled)).groups).toEqual([]);
    expect((await call('outliers/find', { filters }, neverCancelled)).outliers).toEqual([]);
  });

  test('what was deleted is in no answer any more, and what came is in the next', async () => {
    await call('duplicates/find', {}, neverCancelled);
    fixture.folder.write('workspace/b.example.yaml', exampleFile({ newcomer: 'Where is my order?' }));
    fixture.engine.pathsChanged([fixture.uri('b.example.yaml')]);
    await fixture.until(async () => (await fixture.find('Where is my order?')).includes('newcomer'));
    await fixture.build();
    const { groups } = await call('duplicates/find', { threshold: 0.99 }, neverCancelled);
    const names = groups.flatMap(({ members }) => members.map(({ record }) => record.name));
    expect(names).toContain('newcomer');
    expect(names).not.toContain('contradiction');
  });
});

test('without a model equal texts are found all the same, and answers say why there is no more', async () => {
  const fixture = await startEngine(
    { 'a.example.yaml': exampleFile({ one: 'Where is it?', two: 'where is IT?', three: 'Something else' }) },
    { keywordOnly: true },
  );
  const { engine } = fixture;
  const duplicates = await engine.call('duplicates/find', {}, neverCancelled);
  expect(duplicates.groups.map(({ size, evidence }) => [size, evidence])).toEqual([[2, 'same-text']]);
  expect(duplicates.groups[0]?.lowestCosine).toBeUndefined();
  expect(duplicates.withoutVector).toBe(3);
  const map = await engine.call('map/project', {}, neverCancelled);
  expect([map.placed, map.withoutVector]).toEqual([0, 3]);
  expect(map.notice).toMatch(/^No vectors can be compared: ./);
  expect((await engine.call('outliers/find', {}, neverCancelled)).judged).toBe(0);
  await fixture.close();
});

test('records that all say the same are one group, no outliers and one point', async () => {
  const same = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`r${String(at)}`, 'The same words']),
  );
  const fixture = await startEngine({ 'a.example.yaml': exampleFile(same) });
  await fixture.build();
  const { engine } = fixture;
  const { groups } = await engine.call('duplicates/find', {}, neverCancelled);
  expect(groups.map(({ size, evidence }) => [size, evidence])).toEqual([[40, 'same-text']]);
  const { outliers, unusual } = await engine.call('outliers/find', {}, neverCancelled);
  expect([outliers.length, unusual]).toEqual([40, 0]);
  const plane = await engine.call('map/project', { method: 'pca' }, neverCancelled);
  expect(plane.placed).toBe(40);
  expect((await engine.call('map/project', {}, neverCancelled)).placed).toBe(40);
  await fixture.close();
});
