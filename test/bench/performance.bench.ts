import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../scripts/process/paths.ts';
import { sizeSection } from '../../scripts/report/performancePage.ts';
import { withPart, type PerformanceResults } from '../../scripts/report/performanceResults.ts';
import { benchFolder, RECORDS_PER_FILE } from './performance/benchWorkspace.ts';
import { PARTS, partsOf } from './performance/parts.ts';
import { runPart } from './performance/runPart.ts';

/**
 * Speed of the built product with stores of four sizes, beside its budgets and what one would take instead. Each part
 * runs in a process of its own, and its result is kept at once in docs/performance.json, from which `npm run generate`
 * draws docs/performance.md. `--size 1000,10000` and `--parts search,sql` run some; `--keep` leaves workspace and
 * caches for the next run; `--dry` writes no results.
 */
const SIZES = [1000, 10_000, 100_000, 1_000_000];
const RESULTS = path.join(repositoryRoot, 'docs', 'performance.json');

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: process.env['DATABITS_BENCH_SIZE'] ?? SIZES.join(',') },
    parts: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
  },
});
const sizes = values.size.split(',').map(Number);
if (sizes.some((size) => size < RECORDS_PER_FILE || size % RECORDS_PER_FILE !== 0))
  throw new Error('--size takes thousands, with commas between them.');
const wanted = values.parts === '' ? undefined : values.parts.split(',');
const unknown = wanted?.find((part) => PARTS[part] === undefined);
if (unknown !== undefined)
  throw new Error(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`);

const keptResults = (): PerformanceResults => JSON.parse(readFileSync(RESULTS, 'utf8')) as PerformanceResults;
let results = keptResults();
for (const size of sizes) {
  for (const part of partsOf(size).filter((name) => wanted?.includes(name) ?? true)) {
    console.log(`${new Date().toISOString().slice(11, 19)} ${String(size)} records: ${part}`);
    const result = await runPart(part, size);
    if (result === undefined) {
      process.exitCode = 1;
      continue;
    }
    // Another run may have written meanwhile.
    results = withPart(values.dry ? results : keptResults(), size, part, result);
    if (!values.dry) writeFileSync(RESULTS, `${JSON.stringify(results, undefined, 2)}\n`);
  }
  console.log(`\n${sizeSection(results, String(size))}\n`);
  if (!values.keep) rmSync(benchFolder(size), { recursive: true, force: true });
}
