import type { Command } from 'commander';
import type { CommandContext, Register } from '../commandContext.ts';
import { buildVectors, withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { statusLines } from '../statusReport.ts';

const HELP = `
Search does this by itself; run it beforehand to have the time when it does not matter, for example in CI with a kept
cache. Stopping keeps what is done.

Example:
  databits index build --progress`;

/** `databits index build`. */
export function addIndexCommand(program: Command, register: Register): void {
  const index = program.command('index').description('work with the search index');
  const command = index
    .command('build')
    .description('read all records and embed those that have no vector yet')
    .addHelpText('after', HELP);
  register(command, () => undefined, build);
}

async function build(_input: undefined, context: CommandContext): Promise<number> {
  const { terminal, options } = context;
  const status = await withEngine({ embedding: true }, context, (engine) => buildVectors(engine, context));
  if (options.json === true) await terminal.line(JSON.stringify(status, undefined, 2));
  else for (const line of statusLines(status)) await terminal.line(line);
  return status.phase === 'failed' ? EXIT.failure : EXIT.ok;
}
