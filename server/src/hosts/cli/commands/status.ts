import type { Command } from 'commander';
import { defaultCacheFolder } from '../../../adapters/index/locations.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { statusLines } from '../statusReport.ts';

const HELP = `
Reads the workspace; does not wait for embedding.

Example:
  databits status --json`;

/** `databits status`. */
export function addStatusCommand(program: Command, register: Register): void {
  const command = program
    .command('status')
    .description('say what the workspace holds and how far its search index is')
    .addHelpText('after', HELP);
  register(command, () => undefined, showStatus);
}

async function showStatus(_input: undefined, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const folder = workspaceFolder(options);
  const cache = options.cache ?? defaultCacheFolder();
  const status = await withEngine({ embedding: true }, context, (engine) =>
    engine.call('index/status', {}, token),
  );
  if (options.json === true) {
    await terminal.line(JSON.stringify({ folder, cache, ...status }, undefined, 2));
    return EXIT.ok;
  }
  for (const line of [`Workspace: ${folder}`, `Cache: ${cache}`, ...statusLines(status)])
    await terminal.line(line);
  return EXIT.ok;
}
