import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';
import { run } from '../process/run.ts';
import { couldNotRun, type RingName, type RingResult } from './rings.ts';

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Runs one vitest project on the screen and counts from its JSON report. */
export async function runVitestRing(ring: RingName): Promise<RingResult> {
  const vitest = path.join(repositoryRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const report = path.join(toolsFolder, 'results', `${ring}.json`);
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  const args = [
    'run',
    '--project',
    ring,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await run(process.execPath, [vitest, ...args], { cwd: repositoryRoot, show: true });
  if (!existsSync(report)) return couldNotRun;
  return countReport(JSON.parse(await readFile(report, 'utf8')) as VitestReport, code);
}

/**
 * A file that could not be loaded counts as one failure, and so does a skipped test, which proves nothing. If vitest
 * still ended badly (an error outside of tests, or no test at all), that is one failure too.
 */
function countReport(report: VitestReport, exitCode: number): RingResult {
  const isBroken = (file: VitestReport['testResults'][number]): boolean =>
    file.status === 'failed' && file.assertionResults.length === 0;
  const broken = report.testResults.filter(isBroken).length;
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + broken;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
