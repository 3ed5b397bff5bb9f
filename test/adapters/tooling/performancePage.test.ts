import { expect, test } from 'vitest';
import { logScale } from '../../../scripts/report/chartFrame.ts';
import { markedPart, withMarkedPart } from '../../../scripts/report/markedPart.ts';
import { performanceCharts } from '../../../scripts/report/performanceCharts.ts';
import { FIGURE_KINDS, keepsBudget } from '../../../scripts/report/performanceFigures.ts';
import { performancePart, sizeSection } from '../../../scripts/report/performancePage.ts';
import {
  withPart,
  type Comparison,
  type Figure,
  type PartResult,
  type PerformanceResults,
} from '../../../scripts/report/performanceResults.ts';

const comparison: Comparison = {
  ...{ subject: 'vectors', engine: 'DataBits <exact>', admitted: 5 },
  ...{ p50: 0.5, p95: 2, recall: 1, filled: 250 },
};

function part(figures: Record<string, Figure>, comparisons: Comparison[] = []): PartResult {
  return {
    date: '2026-11-26T14:30:00.000Z',
    commit: 'abc1234',
    machine: { processor: 'Test', cores: 2, memory: 8, system: 'linux 6', node: '24.0.0' },
    load: { before: 0.5, after: 1.25 },
    seconds: 12,
    figures,
    comparisons,
    notRun: comparisons.length === 0 ? {} : { other: 'no binaries.' },
  };
}

const RESULTS: PerformanceResults = {
  sizes: {
    '1000': { search: part({ 'search.100': { p50: 2, p95: 9.5 } }) },
    '100000': {
      search: part({ 'search.100': { p50: 8, p95: 12.25 }, 'recall.100': 0.985 }),
      cold: part({ 'cold.full': { missing: 'not used at this size' }, 'cold.reused': 0 }),
      vectors: part({}, [comparison]),
    },
  },
};

/** The lines of a text that contain another, without the padding of tables. */
function linesWith(text: string, what: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '))
    .filter((line) => line.includes(what));
}

test('budgets are held against the 95th percentile', () => {
  expect(linesWith(sizeSection(RESULTS, '1000'), 'hybrid, 100 % admitted |')).toEqual([
    '| hybrid, 100 % admitted | 2 / 9.5 ms | ≤ 10 ms | kept |',
  ]);
  expect(linesWith(sizeSection(RESULTS, '100000'), 'hybrid, 100 % admitted |')).toEqual([
    '| hybrid, 100 % admitted | 8 / 12.3 ms | ≤ 10 ms | **missed** |',
  ]);
});

test('the page names what misses its budget, and only that', () => {
  const [missed = ''] = performancePart(RESULTS).split('## Missed budgets')[1]?.split('## 1,000') ?? [];
  expect(linesWith(missed, '100,000')).toEqual([
    '| 100,000 | hybrid, 100 % admitted | 8 / 12.3 ms | ≤ 10 ms |',
    '| 100,000 | recall@10 by meaning, 100 % admitted | 0.9850 | ≥ 0.99 |',
  ]);
  expect(linesWith(missed, '| 1,000 ')).toEqual([]);
});

test('what was not measured is said, never left out', () => {
  const section = sizeSection(RESULTS, '100000');
  for (const { what, group } of FIGURE_KINDS) {
    const isWholeGroupMissing = section.includes(`### ${group}\n\nNot measured.`);
    if (!isWholeGroupMissing) expect(linesWith(section, `| ${what} `), what).not.toEqual([]);
    expect(section).toContain(`### ${group}`);
  }
  expect(linesWith(section, 'by meaning, default model |')[0]).toContain('| not used at this size |');
  expect(linesWith(section, 'hybrid, 50 % admitted |')[0]).toContain('| not measured |');
  expect(section).toContain('- other: no binaries.');
});

test('a part replaces its own result alone, and sizes ascend', () => {
  const more = withPart(RESULTS, 10_000, 'sql', part({ 'sql.first': 1 }));
  expect(Object.keys(more.sizes)).toEqual(['1000', '10000', '100000']);
  const again = withPart(more, 100_000, 'search', part({ 'search.100': 3 }));
  expect(again.sizes['100000']?.['search']?.figures).toEqual({ 'search.100': 3 });
  expect(again.sizes['100000']?.['cold']).toBe(RESULTS.sizes['100000']?.['cold']);
});

test('charts show every measured point, and names from the results are no markup', () => {
  const charts = new Map(performanceCharts(RESULTS).map(({ file, svg }) => [file, svg]));
  expect([...charts.keys()]).toEqual(['performance-search.svg', 'performance-vectors.svg']);
  const search = charts.get('performance-search.svg') ?? '';
  // Two points, and the sign of the legend.
  expect(search.match(/<circle/g)).toHaveLength(3);
  expect(search).toContain('budget for 100,000: 10 ms');
  const vectors = charts.get('performance-vectors.svg') ?? '';
  expect(vectors).toContain('DataBits &lt;exact&gt;');
  expect(vectors).toContain('0.5 ms, recall 1.000');
});

test('no results give a page without tables or charts', () => {
  expect(performancePart({ sizes: {} })).toBe('## Missed budgets\n\nNone.');
});

test('a scale of powers of ten', () => {
  const scale = logScale([2, 300], 0, 300);
  expect(scale.ticks).toEqual([1, 10, 100, 1000]);
  expect(scale.ticks.map((tick) => Math.round(scale.at(tick)))).toEqual([0, 100, 200, 300]);
  expect(logScale([5], 0, 10).ticks).toEqual([1, 10]);
});

test('every figure has one name, and no more than one budget', () => {
  expect(new Set(FIGURE_KINDS.map(({ id }) => id)).size).toBe(FIGURE_KINDS.length);
  for (const kind of FIGURE_KINDS) expect(kind.most === undefined || kind.least === undefined).toBe(true);
  const [budget] = FIGURE_KINDS.filter(({ least }) => least === 90);
  expect(budget && [89.9, 90].map((value) => keepsBudget(budget, value))).toEqual([false, true]);
});

test('the marked part of a document is replaced, and the rest stays', () => {
  const document = 'Before.\n\n<!-- tables: written by `make` -->\n\nold\n\n<!-- end of tables -->\nAfter.\n';
  const replaced = withMarkedPart(document, 'make', 'new');
  expect(replaced).toBe(document.replace('old', 'new'));
  expect(markedPart(replaced, 'make')).toBe('new');
});
