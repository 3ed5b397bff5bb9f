import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buildProduct } from '../build/build.ts';
import { runCommand, say } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { repositoryRoot } from '../process/paths.ts';
import { run } from '../process/run.ts';

/**
 * `npm run bench [-- word… [--option…]]`: runs the benchmarks whose file names contain one of the words, or all, one by
 * one. Options, from the first one on, are theirs.
 */
await runCommand(async (args) => {
  const firstOption = args.findIndex((arg) => arg.startsWith('--'));
  const words = firstOption === -1 ? args : args.slice(0, firstOption);
  const options = args.slice(words.length);
  const folder = path.join(repositoryRoot, 'test', 'bench');
  const all = (await readdir(folder)).filter((file) => file.endsWith('.bench.ts')).sort();
  const chosen = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (chosen.length === 0) throw new ExpectedFailure(`No benchmark matches; there are ${all.join(', ')}.`);
  await buildProduct();
  let failed = 0;
  for (const file of chosen) {
    say(`benchmark ${file}`);
    const { code } = await run(process.execPath, ['--expose-gc', path.join(folder, file), ...options], {
      cwd: repositoryRoot,
      show: true,
    });
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
});
