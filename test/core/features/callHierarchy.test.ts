import { expect, test } from 'vitest';
import type { CallHierarchyItem } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { derivedFrom, prepareLineageAt, sourcesOf } from '../../../server/src/core/features/callHierarchy.ts';
import { createFixture, describeRange } from './support/featureFixture.ts';

/** Compares the record at `<|>`, what was derived from it (`<`) and its sources (`>`), with the places that say so. */
async function checkLineage(fixture: string, expected: readonly string[]): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const { open } = cursor.file;
  const items = (await prepareLineageAt(open, cursor.position, context, neverCancelled)) ?? [];
  const lines: string[] = [];
  for (const item of items) {
    lines.push(describe(item));
    // As a client sends it back.
    const sent = JSON.parse(JSON.stringify(item)) as CallHierarchyItem;
    for (const { from, fromRanges } of await derivedFrom(sent, context, neverCancelled))
      lines.push(
        `< ${describe(from)} | ${fromRanges.map((range) => describeRange(from.uri, range)).join(' ')}`,
      );
    for (const { to, fromRanges } of await sourcesOf(sent, context, neverCancelled))
      lines.push(
        `> ${describe(to)} | ${fromRanges.map((range) => describeRange(item.uri, range)).join(' ')}`,
      );
  }
  expect(lines).toEqual(expected);
}

function describe({ name, detail, uri, selectionRange }: CallHierarchyItem): string {
  return `${name} | ${detail ?? ''} | ${describeRange(uri, selectionRange)}`;
}

const workspace = (cursor: 'record' | 'reference'): string => `
  #- a.databit.yaml
  databit_id: s
  version: 2
  name: Source
  #- b.example.yaml
  example_id: a
  name: Mid${cursor === 'record' ? '<|>' : ''}dle
  attribution:
    derived_from:
      - databit_id: ${cursor === 'reference' ? '<|>' : ''}S
      - { databit_id: s, version: 1 }
      - example_id: gone
      - run_id: r
  #- c%20d.example.yaml
  example_id: b
  version: 1
  name: Derived
  attribution: { derived_from: [{ example_id: a }] }
  #- d.dataset.yaml
  members: { ids: [a, s] }
`;

test('what was derived from a record, and its sources, the unknown ones too', async () => {
  await checkLineage(workspace('record'), [
    'Middle | Example, b.example.yaml | b.example.yaml:1:12-13',
    '< Derived | Example 1, c d.example.yaml | c%20d.example.yaml:1:12-13 | c%20d.example.yaml:4:44-45',
    '> Source | DataBit 2, a.databit.yaml | a.databit.yaml:1:12-13 | b.example.yaml:5:18-19 b.example.yaml:6:20-21',
    '> Unknown Example | No record has the id gone | b.example.yaml:7:18-22 | b.example.yaml:7:18-22',
  ]);
});

test('from a reference to the record that it names', async () => {
  await checkLineage(workspace('reference'), [
    'Source | DataBit 2, a.databit.yaml | a.databit.yaml:1:12-13',
    '< Middle | Example, b.example.yaml | b.example.yaml:1:12-13 | b.example.yaml:5:18-19 b.example.yaml:6:20-21',
  ]);
});

test('a copy of a record has its own sources', async () => {
  await checkLineage(
    'example_id: a\nname: One\n---\nexample_id: a\nname: Tw<|>o\nattribution: { derived_from: [{ example_id: x }] }\n',
    [
      'Two | Example, records.example.yaml | records.example.yaml:4:12-13',
      '> Unknown Example | No record has the id x | records.example.yaml:6:44-45 | records.example.yaml:6:44-45',
    ],
  );
});

test('nothing for a record without an id, and for items of other makers', async () => {
  await checkLineage('name: <|>x\n', []);
  const { cursor, context } = createFixture('example_id: <|>a\n');
  const [item] = (await prepareLineageAt(cursor.file.open, cursor.position, context, neverCancelled)) ?? [];
  if (item === undefined) throw new Error('The record is an item.');
  for (const data of [undefined, null, 1, { id: 2 }]) {
    expect(await derivedFrom({ ...item, data }, context, neverCancelled)).toEqual([]);
    expect(await sourcesOf({ ...item, data }, context, neverCancelled)).toEqual([]);
  }
});
