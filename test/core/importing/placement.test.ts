import { expect, test } from 'vitest';
import { Placement, stemOf, type SeriesFile } from '../../../server/src/core/importing/placement.ts';

const series = { stem: 'train', suffix: '.example.yaml', recordsPerFile: 2 };

function names(existing: SeriesFile[], count: number): string {
  const placement = new Placement(series, existing);
  return Array.from({ length: count }, () => placement.next().slice(6, 10)).join(' ');
}

test.each<[SeriesFile[], string]>([
  [[], '0001 0001 0002 0002 0003'],
  [[{ name: 'train-0001.example.yaml', records: 1 }], '0001 0002 0002 0003 0003'],
  [
    [
      { name: 'train-0002.example.yaml', records: 2 },
      { name: 'train-0001.example.yaml', records: 1 },
    ],
    '0003 0003 0004 0004 0005',
  ],
  [[{ name: 'train-0001.example.yaml', records: 7 }], '0002 0002 0003 0003 0004'],
  [
    [
      { name: 'training-0009.example.yaml', records: 1 },
      { name: 'train-x.example.yaml', records: 1 },
    ],
    '0001 0001 0002 0002 0003',
  ],
])('beside %j new records go to %s', (existing, expected) => {
  expect(names(existing, 5)).toBe(expected);
});

test.each([
  ['train.csv', 'train'],
  ['BFCL_v4_live_simple.json', 'bfcl-v4-live-simple'],
  ['/data/My Fragen (alt).tar.parquet', 'my-fragen-alt-tar'],
  ['..', 'import'],
  ['Données', 'données'],
])('the stem of %s is %s', (source, expected) => {
  expect(stemOf(source)).toBe(expected);
});
