import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import { neededPython } from '../../../adapters/dspy/environment.ts';
import { readReceipt } from '../../../adapters/dspy/receipts.ts';
import { runFiles, type RunFiles } from '../../../adapters/dspy/locations.ts';
import { runProcess } from '../../../adapters/dspy/runProcess.ts';
import { commitState } from '../../../adapters/git/commitState.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { planRun, type RunPlan } from '../../../core/optimization/planRun.ts';
import { createId } from '../../../core/records/identity.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf, workspaceFolder } from '../globalOptions.ts';
import { wholeNumber } from '../parseOption.ts';
import { readRun } from '../readRunRecords.ts';
import { eventReport, planReport, receiptReport } from '../runReport.ts';

interface RunInput {
  specification: string;
  dryRun?: boolean;
  yes?: boolean;
  allowCode?: boolean;
  threads: number;
  resume?: string;
}

const HELP = `
Rows come from the dataset's splits: the optimizer learns from train, programs are compared on val, and test is asked at
the end only. At the end a receipt is written beside the specification, <name>.<run id>.result.json, also where the run was
stopped (Ctrl+C), reached a cap or failed: it names every record that was used, each trial and what was gained.

The model's key comes from the environment variable that api_key_env names; it is written nowhere.

Examples:
  databits run runs/better-intents.run.yaml --dry-run
  databits run 01a1c136-1a3b-7ca8-949a-e793572ba392 --yes
  databits run runs/better-intents.run.yaml --resume 019a…`;

/** `databits run`. */
export function addRunCommand(program: Command, register: Register): void {
  const command = program
    .command('run <specification>')
    .description('carry out a run specification with DSPy, by its id or file')
    .option('--dry-run', 'say what would be done and asked, and ask no model')
    .option('--yes', 'start without asking')
    .option('--allow-code', 'let Python of the workspace run, which metrics and tools name')
    .option('--threads <number>', 'questions that are asked at once', wholeNumber(1), 1)
    .option('--resume <run id>', 'go on with an execution that was stopped or killed')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): RunInput => ({
      ...parsed.opts<Omit<RunInput, 'specification'>>(),
      specification: parsed.args[0] ?? '',
    }),
    run,
  );
}

async function run(input: RunInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const { records, file, files: read } = await readRun(input.specification, context);
  const plan = planRun(records);
  terminal.clearProgress();
  if ('problems' in plan) throw new OperationalError(plan.problems.join('\n'));
  if (input.dryRun === true) {
    if (options.json === true) await terminal.line(JSON.stringify(plan, undefined, 2));
    else for (const line of planReport(plan)) await terminal.line(line);
    return EXIT.ok;
  }
  if (plan.code.length > 0 && input.allowCode !== true)
    throw new OperationalError(
      `The run would execute ${plan.code.join(', ')}; look at it, and allow it with --allow-code.`,
    );
  const cacheFolder = cacheFolderOf(options);
  const python = neededPython(cacheFolder);
  if (input.yes !== true && !(await isConfirmed(plan, context))) return EXIT.interrupted;
  const runId = input.resume ?? createId(Date.now(), randomBytes(16));
  const files = runFiles(cacheFolder, runId);
  if (input.resume !== undefined && !existsSync(files.input))
    throw new OperationalError(
      `There is nothing here of a run ${input.resume}; start it anew without --resume.`,
    );
  const receipt = path.join(path.dirname(file), `${nameOf(file)}.${runId}.result.json`);
  if (readReceipt(receipt)?.outcome === 'succeeded')
    throw new OperationalError(`The run ${runId} came to its end; start a new one without --resume.`);
  terminal.note(`Run ${runId}`);
  const end = await runProcess(
    {
      ...{ python, files },
      ...(input.resume === undefined && {
        input: await runnerInput(plan, { runId, files, receipt, threads: input.threads, read }, context),
      }),
      onEvent: (event) => {
        const line = eventReport(event);
        if (line !== undefined) terminal.note(line);
      },
    },
    token,
  );
  if (!existsSync(receipt))
    throw new OperationalError(
      `${end.error ?? 'The run ended without a receipt.'} Its output is in ${files.output}.`,
    );
  return report(receipt, end.code, context);
}

/** Asks on a terminal; elsewhere nobody could answer. */
async function isConfirmed(plan: RunPlan, { terminal }: CommandContext): Promise<boolean> {
  for (const line of planReport(plan)) terminal.note(line);
  if (!process.stdin.isTTY) throw new OperationalError('Start it with --yes.');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question('Start? [y/N] ');
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}

interface RunPlaces {
  runId: string;
  files: RunFiles;
  receipt: string;
  threads: number;
  /** The record files that the run is made of. */
  read: readonly string[];
}

async function runnerInput(
  plan: RunPlan,
  { runId, files, receipt, threads, read }: RunPlaces,
  { options }: CommandContext,
): Promise<object> {
  const folder = workspaceFolder(options);
  const { provenance, ...input } = plan.input;
  const state = await commitState(folder, read);
  return {
    input_version: 1,
    run_id: runId,
    ...input,
    threads,
    workspace: folder,
    provenance: { ...provenance, ...state },
    places: { events: files.events, receipt, state: files.state },
  };
}

async function report(receipt: string, code: number, { terminal, options }: CommandContext): Promise<number> {
  const text = readFileSync(receipt, 'utf8');
  if (options.json === true) await terminal.line(text.trimEnd());
  else {
    for (const line of receiptReport(JSON.parse(text) as JsonObject)) await terminal.line(line);
    await terminal.line(`Receipt: ${path.relative('', receipt)}`);
  }
  return code === 0 ? EXIT.ok : EXIT.problems;
}

function nameOf(file: string): string {
  return path.basename(file).replace(/\.run\.ya?ml$/, '');
}
