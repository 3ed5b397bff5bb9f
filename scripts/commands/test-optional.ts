import path from 'node:path';
import { runCommand } from '../process/command.ts';
import { repositoryRoot } from '../process/paths.ts';
import { run } from '../process/run.ts';
import { ensureDspy } from '../setup/dspy.ts';

/**
 * `npm run test:optional [-- word…]`: tests with parts that are too large for every day (MLflow, a Ray cluster, a real language
 * model); those whose file names contain one of the words, or all. Each says what it needs.
 */
await runCommand(async (words) => {
  await ensureDspy();
  const vitest = path.join(repositoryRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'optional', '--reporter=default', ...words];
  return (await run(process.execPath, args, { cwd: repositoryRoot, show: true })).code;
});
