import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withMarkedPart } from '../report/markedPart.ts';
import { performanceCharts } from '../report/performanceCharts.ts';
import { PERFORMANCE_COMMAND, performancePart } from '../report/performancePage.ts';
import type { PerformanceResults } from '../report/performanceResults.ts';

const PAGE = 'docs/performance.md';

/** The page of measured speeds with its charts, from the results that the benchmark has written. */
export function generatePerformance(root: string): [path: string, text: string][] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const results = JSON.parse(read('docs/performance.json')) as PerformanceResults;
  const charts = performanceCharts(results).map(({ file, svg }): [string, string] => [
    `docs/images/${file}`,
    svg,
  ]);
  const page = withMarkedPart(read(PAGE), PERFORMANCE_COMMAND, performancePart(results));
  return [[PAGE, page], ...charts];
}
