import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import path from 'node:path';
import { toolsFolder, repositoryRoot } from '../../../scripts/process/paths.ts';
import { run, runOrFail } from '../../../scripts/process/run.ts';
import type { Machine, PartResult } from '../../../scripts/report/performanceResults.ts';
import type { Findings } from './part.ts';

const PROCESS = path.join(import.meta.dirname, 'partProcess.ts');

/** Runs a part in a process of its own; `undefined` where it failed, which the screen shows. */
export async function runPart(name: string, size: number): Promise<PartResult | undefined> {
  const folder = path.join(toolsFolder, 'bench');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `findings-${String(process.pid)}.json`);
  rmSync(file, { force: true });
  const [before, start] = [load(), performance.now()];
  // Vectors of a million records need more than the usual heap.
  const options = ['--expose-gc', '--max-old-space-size=8192'];
  const { code } = await run(process.execPath, [...options, PROCESS, name, String(size), file], {
    cwd: repositoryRoot,
    show: true,
  });
  if (code !== 0) return undefined;
  const { figures, comparisons = [], notRun = {} } = JSON.parse(readFileSync(file, 'utf8')) as Findings;
  rmSync(file);
  return {
    date: new Date().toISOString(),
    commit: await commit(),
    machine: machine(),
    load: { before, after: load() },
    seconds: (performance.now() - start) / 1000,
    figures,
    comparisons,
    notRun,
  };
}

function load(): number {
  return loadavg()[0] ?? NaN;
}

function machine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release().split('-')[0] ?? ''}`,
    node: process.versions.node,
  };
}

/** The commit that is measured; a star says that files were changed since. */
async function commit(): Promise<string> {
  const git = (...args: string[]): Promise<string> => runOrFail('git', args, { cwd: repositoryRoot });
  const changed = await git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs');
  return `${(await git('rev-parse', '--short', 'HEAD')).trim()}${changed.trim() === '' ? '' : '*'}`;
}
