import path from 'node:path';
import { Option, type Command } from 'commander';
import { installedPython, setUpEnvironment } from '../../../adapters/dspy/environment.ts';
import { readSmallFile } from '../../../adapters/files/readSmallFile.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { parseJson } from '../../../core/importing/parseJson.ts';
import { demoSources } from '../../../core/optimization/demoSources.ts';
import { readSavedProgram } from '../../../core/optimization/savedProgram.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf } from '../globalOptions.ts';
import { readRecords } from '../readRecords.ts';
import { savedProgramReport, type TracedProgram } from '../savedProgramReport.ts';

interface SetupInput {
  python?: string;
  with?: 'mlflow';
}

/** `databits dspy …`: the Python environment that runs are carried out in. */
export function addDspyCommands(program: Command, register: Register): void {
  const group = program
    .command('dspy')
    .description('set up DSPy, which optimization runs are carried out with');
  const setup = group
    .command('setup')
    .description('make a private Python environment and install the locked packages')
    .option('--python <path>', 'the Python to use (default: the first fitting one of the PATH)')
    .addOption(new Option('--with <package>', 'what runs can be written to as well').choices(['mlflow']));
  register(setup, (parsed): SetupInput => parsed.opts<SetupInput>(), setUp);
  const read = group
    .command('read <file>')
    .description('show a program that DSPy saved as JSON, and the records that its examples came from');
  register(read, (parsed): string => parsed.args[0] ?? '', readProgram);
  register(
    group.command('check').description('say whether DSPy is set up'),
    () => undefined,
    (_input, context) => check(context),
  );
}

async function setUp({ python, with: more }: SetupInput, context: CommandContext): Promise<number> {
  const { terminal, token, options } = context;
  const progress = (text: string, done: number): void =>
    terminal.progress(`Setting up DSPy: ${String(Math.round(100 * done))} %, ${text}`);
  const cacheFolder = cacheFolderOf(options);
  const found = await setUpEnvironment({ cacheFolder, python, progress }, token);
  // In an environment of its own: its packages would change those that runs are made with.
  if (more !== undefined) await setUpEnvironment({ cacheFolder, python, kind: more, progress }, token);
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

async function readProgram(file: string, context: CommandContext): Promise<number> {
  const { terminal, options } = context;
  const text = readSmallFile(path.resolve(file));
  if (text === undefined) throw new OperationalError(`There is no file ${file}.`);
  if ('reason' in text) throw new OperationalError(`${file} is not read: ${text.reason}.`);
  const parsed = parseJson(text.text);
  const program = 'mistake' in parsed ? parsed : readSavedProgram(parsed.value);
  if ('mistake' in program) throw new OperationalError(`${file} is no saved program: ${program.mistake}.`);
  const find = demoSources((await readRecords(['example'], context)).of('example'));
  const sources = program.predictors.map(({ demos }) => demos.map(({ values }) => find(values)));
  const traced = { ...program, sources };
  if (options.json === true) await terminal.line(JSON.stringify(tracedJson(traced), undefined, 2));
  else for (const line of savedProgramReport(traced)) await terminal.line(line);
  return EXIT.ok;
}

/** The program with the source of each demo beside it. */
function tracedJson({ predictors, versions, sources }: TracedProgram): object {
  const traced = predictors.map((predictor, at) => ({
    ...predictor,
    demos: predictor.demos.map((demo, number) => ({ ...demo, source: sources[at]?.[number] ?? null })),
  }));
  return { versions, predictors: traced };
}
