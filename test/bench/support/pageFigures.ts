import { writeFileSync } from 'node:fs';
import type { Figure } from '../../../scripts/report/performanceResults.ts';

/** Names the file that a benchmark of a page writes its figures to, for the common table. */
export const FIGURES_VARIABLE = 'DATABITS_BENCH_FIGURES';

/** Hands figures to the benchmark that started this one, if one did. */
export function handFigures(figures: Record<string, Figure>): void {
  const file = process.env[FIGURES_VARIABLE];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
}
