import type { Comparison, Figure } from '../../../scripts/report/performanceResults.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';

/** What a part found: figures by the names of the table of figures, and ways compared with each other. */
export interface Findings {
  figures: Record<string, Figure>;
  comparisons?: Comparison[];
  notRun?: Record<string, string>;
}

/** A part of the benchmark; it runs in a process of its own. */
export type Part = (workspace: BenchWorkspace) => Promise<Findings>;

export const seconds = (milliseconds: number): number => milliseconds / 1000;
