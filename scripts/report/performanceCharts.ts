import { barChart } from './barChart.ts';
import { readable } from './chartFrame.ts';
import { lineChart, type LineSeries } from './lineChart.ts';
import { SELECTIVITIES } from './performanceFigures.ts';
import { figuresOf, numberOf, type PerformanceResults } from './performanceResults.ts';

/** A picture of the page, with its file name below docs/images. */
export interface Chart {
  file: string;
  title: string;
  svg: string;
}

/** The charts that the results give: those without a measured point are left out. */
export function performanceCharts(results: PerformanceResults): Chart[] {
  const over = (names: Readonly<Record<string, string>>): LineSeries[] =>
    Object.entries(names).map(([id, name]) => ({ name, points: pointsOf(results, id) }));
  const searches = Object.fromEntries(
    SELECTIVITIES.map((percent) => [`search.${percent}`, `${percent} % admitted`]),
  );
  return [
    lines('search', 'Search over the connection: 95th percentile', 'ms', over(searches), 10),
    lines(
      'start',
      'From the start of the process to the first answers',
      's',
      over({
        'cold.keywords': 'cold, by keywords',
        'cold.quick': 'cold, by meaning, quick model',
        'cold.full': 'cold, default model',
        'warm.keywords': 'warm, by keywords',
        'warm.meaning': 'warm, by meaning',
      }),
      2,
    ),
    lines(
      'changes',
      'Changes: told → found',
      'ms',
      over({
        'change.saved': 'one record on the disk',
        'switch.keywords': 'branch switch, by keywords',
        'switch.quick': 'branch switch, quick model',
        'switch.git': 'git checkout itself',
      }),
      2000,
    ),
    lines(
      'memory',
      'Memory (PSS) of all processes and size of the cache',
      'MB',
      over({
        'memory.cold': 'memory, cold index',
        'memory.warm': 'memory, warm',
        'memory.searched': 'memory, after searches',
        'disk.workspace': 'record files',
        'disk.records': 'cache of documents',
      }),
      900,
    ),
    ...engines(results),
  ].flatMap((chart) => chart ?? []);
}

function pointsOf(results: PerformanceResults, id: string): LineSeries['points'] {
  return Object.keys(results.sizes).flatMap((size) => {
    const value = numberOf(figuresOf(results, size)[id]);
    return value === undefined || value <= 0 ? [] : [{ x: Number(size), y: value }];
  });
}

function lines(
  name: string,
  title: string,
  unit: string,
  all: LineSeries[],
  budget: number,
): Chart | undefined {
  const series = all.filter(({ points }) => points.length > 0);
  if (series.length === 0) return undefined;
  const limit = { name: `budget for 100,000: ${readable(budget)} ${unit}`, value: budget };
  const svg = lineChart({ title, xName: 'records', yName: unit, series, budget: limit });
  return { file: `performance-${name}.svg`, title, svg };
}

/** Bars of the median of each engine, at the largest size where more than the product's own engine ran. */
function engines(results: PerformanceResults): Chart[] {
  return (['vectors', 'keywords'] as const).flatMap((subject) => {
    const sizes = Object.entries(results.sizes).map(([size, parts]) => ({
      size: Number(size),
      rows: Object.values(parts)
        .flatMap(({ comparisons }) => comparisons)
        .filter((row) => row.subject === subject),
    }));
    const chosen = sizes.filter(({ rows, size }) => rows.length > 0 && size <= 100_000).at(-1);
    if (chosen === undefined) return [];
    const records = chosen.size.toLocaleString('en-US');
    const title =
      subject === 'vectors'
        ? `The ten nearest of ${records} vectors: median of a query`
        : `Keywords over ${records} records: median of a query`;
    const groups = [...Map.groupBy(chosen.rows, ({ admitted }) => admitted)].map(([admitted, rows]) => ({
      name: subject === 'vectors' ? `filter admits ${String(admitted)} %` : 'ten best',
      bars: rows.map(({ engine, p50, recall }) => ({
        name: engine,
        value: p50,
        ...(recall === undefined ? {} : { note: `, recall ${recall.toFixed(3)}` }),
      })),
    }));
    return { file: `performance-${subject}.svg`, title, svg: barChart(title, 'ms', groups) };
  });
}
