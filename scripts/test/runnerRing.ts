import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';
import { run } from '../process/run.ts';
import { ensureDspy } from '../setup/dspy.ts';
import { couldNotRun, sumResults, type RingResult } from './rings.ts';
import { runVitestRing } from './vitestRing.ts';

/** Runs the Python package's own tests, then runs by command line; both with real DSPy. */
export async function runRunnerRing(): Promise<RingResult> {
  const python = await ensureDspy();
  return sumResults([await runPytest(python), await runVitestRing('runner')]);
}

async function runPytest(python: string): Promise<RingResult> {
  const report = path.join(toolsFolder, 'results', 'pytest.xml');
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  const { code } = await run(python, ['-m', 'pytest', '--durations=5', `--junitxml=${report}`], {
    cwd: path.join(repositoryRoot, 'runner'),
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    show: true,
  });
  if (!existsSync(report)) return couldNotRun;
  return countReport(await readFile(report, 'utf8'), code);
}

/** A test that was skipped proves nothing and counts as failed; so does an end that no test explains. */
function countReport(xml: string, code: number): RingResult {
  const suite = /<testsuite [^>]*>/.exec(xml)?.[0] ?? '';
  const count = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count('failures') + count('errors') + count('skipped');
  return { passed: count('tests') - failed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
