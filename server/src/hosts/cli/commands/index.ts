import type { Command } from 'commander';
import type { CommandContext, Register } from '../commandContext.ts';
import { buildVectors, withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { addModelOptions, MODEL_HELP, readModelOptions, type ModelOptions } from '../modelOptions.ts';
import { statusLines } from '../statusReport.ts';
import { verificationLines } from '../verificationReport.ts';

const HELP = `
Search does this by itself; run it beforehand to have the time when it does not matter, for example in CI with a kept
cache. Stopping keeps what is done.

Example:
  databits index build --progress`;

const VERIFY_HELP = `
Reads and analyses every file anew, without the cache, and compares records, problems, filter values, keywords and the
keys of vectors with what the cache and the index give. Changes nothing. The exit code is 1 where something differs: then
delete the cache folder (databits status names it), which loses nothing.

Example:
  databits index verify`;

/** `databits index build` and `databits index verify`. */
export function addIndexCommand(program: Command, register: Register): void {
  const index = program.command('index').description('work with the search index');
  const command = addModelOptions(index.command('build'))
    .description('read all records and embed those that have no vector yet')
    .addHelpText('after', `${MODEL_HELP}\n${HELP}`);
  register(command, (parsed) => parsed.opts<ModelOptions>(), build);
  const verifyCommand = index
    .command('verify')
    .description('compare the index with the files')
    .addHelpText('after', VERIFY_HELP);
  register(verifyCommand, () => undefined, verify);
}

async function verify(_input: undefined, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const found = await withEngine({ embedding: true }, context, (engine) =>
    engine.call('index/verify', {}, token),
  );
  if (found.cancelled) return EXIT.interrupted;
  if (options.json === true) await terminal.line(JSON.stringify(found, undefined, 2));
  else for (const line of verificationLines(found)) await terminal.line(line);
  return found.total === 0 ? EXIT.ok : EXIT.problems;
}

async function build(input: ModelOptions, context: CommandContext): Promise<number> {
  const { terminal, options } = context;
  const use = { embedding: true, model: readModelOptions(input) };
  const status = await withEngine(use, context, (engine) => buildVectors(engine, context));
  if (options.json === true) await terminal.line(JSON.stringify(status, undefined, 2));
  else for (const line of statusLines(status)) await terminal.line(line);
  // What is not in the cache is gone when this ends, which is all that it is for.
  return status.phase === 'failed' || status.notice !== undefined ? EXIT.failure : EXIT.ok;
}
