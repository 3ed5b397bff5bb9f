import path from 'node:path';
import { runCommand } from '../process/command.ts';
import { repositoryRoot } from '../process/paths.ts';
import { run } from '../process/run.ts';

/** `npm run format [-- path…]`: lays the sources out. */
await runCommand(async (args) => {
  const prettier = path.join(repositoryRoot, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  const files = args.length === 0 ? ['.'] : args;
  const options = ['--write', '--log-level', 'warn'];
  return (await run(process.execPath, [prettier, ...options, ...files], { cwd: repositoryRoot, show: true }))
    .code;
});
