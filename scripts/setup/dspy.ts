import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../process/command.ts';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';
import { runOrFail } from '../process/run.ts';

/** The cache folder whose environment the tests of runs share; made by the product's own command. */
export const dspyCache = path.join(toolsFolder, 'dspy-cache');

const runner = path.join(repositoryRoot, 'runner');

/** Sets DSPy up as a user would, adds what the runner's own tests and checks need, and answers the Python of it. */
export async function ensureDspy(): Promise<string> {
  const python = await setUp();
  const lock = await readFile(path.join(runner, 'requirements-dev.lock'), 'utf8');
  const mark = path.join(path.dirname(path.dirname(python)), 'development.lock');
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === lock) return python;
  await step('fetching the tools for the runner’s tests', async () => {
    const options = ['--quiet', '--require-hashes', '--only-binary=:all:', '--disable-pip-version-check'];
    await runOrFail(python, ['-m', 'pip', 'install', ...options, '-r', 'requirements-dev.lock'], {
      cwd: runner,
    });
    await writeFile(mark, lock);
  });
  return python;
}

async function setUp(): Promise<string> {
  const program = path.join(repositoryRoot, 'server', 'src', 'hosts', 'cli', 'main.ts');
  const databits = (name: string): Promise<string> =>
    runOrFail(process.execPath, [program, 'dspy', name, '--cache', dspyCache, '--json']);
  const output = await step('setting up DSPy (65 packages, half a minute)', () => databits('setup'));
  const answer = output.trim().split('\n').at(-1) ?? '';
  return (JSON.parse(answer) as { python: string }).python;
}
