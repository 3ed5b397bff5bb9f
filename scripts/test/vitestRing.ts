import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';
import { say } from '../process/command.ts';
import { run } from '../process/run.ts';
import { couldNotRun, sumResults, type RingName, type RingResult } from './rings.ts';

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

/** What a run of vitest left. */
interface Run {
  readonly code: number;
  readonly files: readonly FileReport[];
}

/**
 * Runs one vitest project on the screen and counts from its JSON report. A file whose process a signal ended is run once
 * more, which is said: V8 does so now and then when threads come and go (see `vitest.config.ts`). Twice is a failure.
 */
export async function runVitestRing(ring: RingName): Promise<RingResult> {
  const first = await runVitest(ring, []);
  if (first === undefined) return couldNotRun;
  const cut = first.files.filter(wasCutOff).map(({ name }) => name);
  if (cut.length === 0) return countRun(first);
  say(`${ring}: a process ended within ${cut.join(', ')}, which is run once more`);
  const again = await runVitest(ring, cut);
  const others = { code: 0, files: first.files.filter((file) => !wasCutOff(file)) };
  return sumResults([countRun(others), again === undefined ? couldNotRun : countRun(again)]);
}

/** `undefined` where it left no report. */
async function runVitest(ring: RingName, only: readonly string[]): Promise<Run | undefined> {
  const vitest = path.join(repositoryRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const report = path.join(toolsFolder, 'results', `${ring}.json`);
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  const args = [
    ...['run', '--project', ring, '--reporter=default', '--reporter=json'],
    ...[`--outputFile.json=${report}`, ...only],
  ];
  const { code } = await run(process.execPath, [vitest, ...args], { cwd: repositoryRoot, show: true });
  if (!existsSync(report)) return undefined;
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as VitestReport;
  return { code, files: testResults };
}

/** True for a file whose tests did not come to their end, though none of them failed. */
function wasCutOff({ status, assertionResults }: FileReport): boolean {
  const statuses = assertionResults.map((one) => one.status);
  return status === 'failed' && statuses.includes('pending') && !statuses.includes('failed');
}

/**
 * A file that could not be loaded counts as one failure, and so does a skipped test, which proves nothing. If vitest
 * still ended badly (an error outside of tests, or no test at all), that is one failure too.
 */
function countRun({ code, files }: Run): RingResult {
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.length - passed + broken.length;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
