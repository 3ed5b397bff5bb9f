import { parseArgs } from 'node:util';
import { packageVsix } from '../build/vsix.ts';
import { runCommand, say } from '../process/command.ts';

/** `npm run package [-- --target linux-x64]`: the extension as a file that VS Code installs. */
await runCommand(async (args) => {
  const { values } = parseArgs({ args: [...args], options: { target: { type: 'string' } } });
  say(`wrote ${await packageVsix(values.target)}`);
  return 0;
});
