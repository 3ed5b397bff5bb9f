import type { Command } from 'commander';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SERVER_NODE_ARGUMENTS } from '../../../../../shared/src/protocol/lsp.ts';
import { runsFromSource } from '../../../adapters/entryPoints.ts';
import type { Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';

const HELP = `
Speaks the Language Server Protocol on standard input and output, for an editor that starts it.
docs/editors.md says how to set up Neovim, Helix, Emacs and others.

Example:
  databits lsp --stdio`;

/** `databits lsp`. */
export function addLspCommand(program: Command, register: Register): void {
  const command = program
    .command('lsp')
    .description('run the language server for an editor')
    .option('--stdio', 'on standard input and output, as always; editors like to say it')
    .addHelpText('after', HELP);
  register(command, () => undefined, runServer);
}

/** Signals that end the server together with this process. */
const ENDING = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** A process of its own, since its memory is set up by Node's arguments. Told of this one, it ends even if this is killed. */
function runServer(): Promise<number> {
  const file = runsFromSource() ? '../../lsp/main.ts' : './server.js';
  const server = fileURLToPath(new URL(file, import.meta.url));
  const own = ['--stdio', `--clientProcessId=${String(process.pid)}`];
  const child = spawn(process.execPath, [...SERVER_NODE_ARGUMENTS, server, ...own], { stdio: 'inherit' });
  for (const signal of ENDING) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? EXIT.failure);
    });
  });
}
