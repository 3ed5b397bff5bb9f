import type { Command } from 'commander';
import { installedPython, setUpEnvironment } from '../../../adapters/dspy/environment.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf } from '../globalOptions.ts';

interface SetupInput {
  python?: string;
}

/** `databits dspy …`: the Python environment that runs are carried out in. */
export function addDspyCommands(program: Command, register: Register): void {
  const group = program
    .command('dspy')
    .description('set up DSPy, which optimization runs are carried out with');
  const setup = group
    .command('setup')
    .description('make a private Python environment and install the locked packages')
    .option('--python <path>', 'the Python to use (default: the first fitting one of the PATH)');
  register(setup, (parsed): SetupInput => parsed.opts<SetupInput>(), setUp);
  register(
    group.command('check').description('say whether DSPy is set up'),
    () => undefined,
    (_input, context) => check(context),
  );
}

async function setUp({ python }: SetupInput, context: CommandContext): Promise<number> {
  const { terminal, token, options } = context;
  const progress = (text: string, done: number): void =>
    terminal.progress(`Setting up DSPy: ${String(Math.round(100 * done))} %, ${text}`);
  const found = await setUpEnvironment({ cacheFolder: cacheFolderOf(options), python, progress }, token);
  terminal.clearProgress();
  await terminal.line(options.json === true ? JSON.stringify({ python: found }) : `DSPy is set up: ${found}`);
  return EXIT.ok;
}

async function check({ terminal, options }: CommandContext): Promise<number> {
  const found = installedPython(cacheFolderOf(options));
  if (found === undefined) throw new OperationalError('DSPy is not set up; run databits dspy setup.');
  await terminal.line(options.json === true ? JSON.stringify({ python: found }) : `DSPy is set up: ${found}`);
  return EXIT.ok;
}
