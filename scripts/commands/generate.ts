import path from 'node:path';
import { runCommand } from '../process/command.ts';
import { repositoryRoot } from '../process/paths.ts';
import { run } from '../process/run.ts';

/** `npm run generate [-- --check]`: writes what is made from the schemas. */
await runCommand(async (args) => {
  const script = path.join(repositoryRoot, 'scripts', 'generate.ts');
  return (await run(process.execPath, [script, ...args], { cwd: repositoryRoot, show: true })).code;
});
