import path from 'node:path';
import { missingEntries, allEntries } from '../build/entries.ts';
import { runCommand } from '../process/command.ts';
import { repositoryRoot } from '../process/paths.ts';
import { run, type RunResult } from '../process/run.ts';
import { ensureDspy } from '../setup/dspy.ts';
import { findLongFiles } from '../test/fileLengths.ts';

/** One check: a name for its line, and the work that says whether it passed and what it found. */
interface Check {
  readonly name: string;
  readonly run: () => Promise<RunResult>;
}

const script =
  (...parts: string[]) =>
  (...args: string[]) =>
  (): Promise<RunResult> =>
    run(process.execPath, [path.join(repositoryRoot, ...parts), ...args], { cwd: repositoryRoot });

const tool = (...parts: string[]): ReturnType<typeof script> => script('node_modules', ...parts);

const checks: readonly Check[] = [
  { name: 'generated files are fresh', run: script('scripts', 'generate.ts')('--check') },
  { name: 'every bundle has its source', run: checkEntries },
  { name: 'third-party notices are fresh', run: script('scripts', 'commands', 'notices.ts')('--check') },
  { name: 'types (tsc)', run: tool('typescript', 'bin', 'tsc')('-b', '--pretty', 'false') },
  {
    name: 'lint (eslint)',
    run: tool('eslint', 'bin', 'eslint.js')(
      '.',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      '.tools/eslint/',
    ),
  },
  {
    name: 'layout (prettier)',
    run: tool('prettier', 'bin', 'prettier.cjs')('--check', '.', '--log-level', 'warn'),
  },
  {
    name: 'layers, cycles, orphans (dependency-cruiser)',
    run: tool(
      'dependency-cruiser',
      'bin',
      'dependency-cruiser.mjs',
    )(
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['shared/src', 'server/src', 'client/src', 'webviews/src', 'scripts'],
    ),
  },
  { name: 'runner (ruff, mypy)', run: checkRunner },
  { name: 'length of files', run: findLongFiles },
];

/** `npm run check`: everything that is checked without running the product; goes on after a failure and lists all. */
await runCommand(async () => {
  const failed: string[] = [];
  for (const check of checks) {
    const start = performance.now();
    const { code, output } = await check.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
    if (code !== 0) failed.push(check.name);
    if (code !== 0 || check.run === findLongFiles) process.stdout.write(output);
  }
  if (failed.length > 0) console.log(`failed: ${failed.join('; ')}`);
  return failed.length === 0 ? 0 : 1;
});

/** The Python package: style, layout and types. */
async function checkRunner(): Promise<RunResult> {
  const python = await ensureDspy();
  const results = [];
  for (const tool of [['ruff', 'check'], ['ruff', 'format', '--check'], ['mypy']])
    results.push(await run(python, ['-m', ...tool], { cwd: path.join(repositoryRoot, 'runner') }));
  return {
    code: Math.max(...results.map(({ code }) => code)),
    output: results.map(({ code, output }) => (code === 0 ? '' : output)).join(''),
  };
}

async function checkEntries(): Promise<RunResult> {
  const missing = missingEntries(allEntries()).map((entry) => `${entry.source} is missing\n`);
  return Promise.resolve({ code: missing.length === 0 ? 0 : 1, output: missing.join('') });
}
