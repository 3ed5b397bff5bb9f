import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../../scripts/process/run.ts';
import { repositoryRoot } from '../../../scripts/process/paths.ts';
import { FIGURES_VARIABLE } from '../support/pageFigures.ts';
import type { Findings } from './part.ts';

/** The benchmarks of pages: each draws 100,000 rows of its own and writes its figures where this variable says. */
const BENCHMARKS = ['sqlGrid', 'browser'];

/** Scrolls the pages' tables in a browser; runs once, since the pages never hold more than they show. */
export async function pages(): Promise<Findings> {
  const figures: Findings['figures'] = {};
  for (const name of BENCHMARKS) {
    const file = path.join(tmpdir(), `databits-${name}-${String(process.pid)}.json`);
    const env = { ...process.env, [FIGURES_VARIABLE]: file };
    // A missed budget is an exit code of 1: the figures say so themselves.
    await run(process.execPath, [path.join(repositoryRoot, 'test', 'bench', `${name}.bench.ts`)], {
      env,
      show: true,
    });
    Object.assign(figures, JSON.parse(readFileSync(file, 'utf8')));
    rmSync(file);
  }
  return { figures };
}
