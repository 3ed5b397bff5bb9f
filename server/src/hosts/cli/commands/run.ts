import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { isJsonObject, type JsonObject } from '../../../../../shared/src/json.ts';
import { visibleText } from '../../../../../shared/src/visibleText.ts';
import { listedPrices } from '../../../adapters/dspy/modelPrices.ts';
import { neededPython } from '../../../adapters/dspy/environment.ts';
import { readReceipt } from '../../../adapters/dspy/receipts.ts';
import { runFiles, type RunFiles } from '../../../adapters/dspy/locations.ts';
import { rayRun } from '../../../adapters/ray/rayRun.ts';
import { runProcess } from '../../../adapters/dspy/runProcess.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { removeOldRuns } from '../../../adapters/runs/oldRuns.ts';
import { eventText } from '../../../core/optimization/eventText.ts';
import type { RunPlan } from '../../../core/optimization/planRun.ts';
import type { RunEvent } from '../../../core/optimization/runEvent.ts';
import { startedPlan } from '../../../core/optimization/runProgress.ts';
import { createId, isUuid } from '../../../core/records/identity.ts';
import { begunLine, begunRun } from '../begunRun.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf, workspaceFolder } from '../globalOptions.ts';
import { wholeNumber } from '../parseOption.ts';
import { failurePlace } from '../failurePlace.ts';
import { LocatedError, type FilePlace } from '../locatedError.ts';
import { prepareExactRun, prepareRun, type PreparedRun } from '../preparedRun.ts';
import { endpointOf } from '../modelEndpoint.ts';
import { nearestRows } from '../nearestRows.ts';
import { chosenCluster, clusterOf, clusterOfBegun, rayLine, refusalOfRay } from '../rayCluster.ts';
import { planReport, receiptReport } from '../runReport.ts';
import { WatchedRun } from '../watchedRun.ts';

interface RunInput {
  specification: string | undefined;
  dryRun?: boolean;
  yes?: boolean;
  allowCode?: boolean;
  threads: number;
  resume?: string;
  runId?: string;
  keepFollowed?: boolean;
  /** The receipt of the run that is to be done once more. */
  exactly?: string;
  endpoint?: string;
  ray?: string;
  here?: boolean;
  rayPython?: string;
}

const HELP = `
Rows come from the dataset's splits: the optimizer learns from train, programs are compared on val, and test is asked at
the end only. At the end a receipt is written beside the specification, <name>.<run id>.result.json, also where the run was
stopped (Ctrl+C), reached a cap or failed: it names every record that was used, each trial and what was gained.

With --exactly each record is taken as it was: from the workspace where it has not changed, else from git's history. A run of which
one is nowhere any more is refused.

With --endpoint every model whose settings have no api_base is asked there, such as Ollama, llama.cpp or vLLM on this machine; no key is
needed, and none of another provider is sent.

The model's key comes from the environment variable that api_key_env names; it is written nowhere.

Examples:
  databits run runs/better-intents.run.yaml --dry-run
  databits run 01a1c136-1a3b-7ca8-949a-e793572ba392 --yes
  databits run runs/better-intents.run.yaml --resume 019a…
  databits run runs/better-intents.run.yaml --endpoint http://127.0.0.1:11434/v1
  databits run --exactly runs/better-intents.019a….result.json`;

/** `databits run`. */
export function addRunCommand(program: Command, register: Register): void {
  const command = program
    .command('run [specification]')
    .description('carry out a run specification with DSPy, by its id or file')
    .option('--dry-run', 'say what would be done and asked, and ask no model')
    .option('--yes', 'start without asking')
    .option('--allow-code', 'let Python of the workspace run, which metrics and tools name')
    .option('--threads <number>', 'questions that are asked at once', wholeNumber(1), 1)
    .option('--resume <run id>', 'go on with an execution that was stopped or killed')
    .option(
      '--endpoint <url>',
      'OpenAI-compatible server for models that name none (also DATABITS_DSPY_ENDPOINT)',
    )
    .option('--ray <address>', 'submit it to this Ray cluster, such as http://127.0.0.1:8265')
    .option('--here', 'carry it out on this machine, also where a Ray cluster is set')
    .option(
      '--ray-python <path>',
      'a Python of the cluster that has DSPy (default: it installs the packages)',
    )
    .option('--run-id <id>', 'the id of the execution, a UUID that none has; a new one when left out')
    .option('--keep-followed', 'go on without the terminal while an editor follows the run')
    .option('--exactly <receipt>', 'do the run of a receipt again, with its records as they were then')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): RunInput => ({
      ...parsed.opts<Omit<RunInput, 'specification'>>(),
      specification: parsed.args[0],
    }),
    run,
  );
}

async function run(input: RunInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const { exactly, specification } = input;
  if ((exactly === undefined) === (specification === undefined))
    throw new OperationalError('Give a specification, or a receipt with --exactly.');
  const prepared =
    exactly === undefined
      ? await prepareRun(specification ?? '', endpointOf(input.endpoint), context)
      : await prepareExactRun(exactly, context);
  terminal.clearProgress();
  const { plan, place } = prepared;
  const cacheFolder = cacheFolderOf(options);
  const begun = input.resume === undefined ? undefined : begunRun(input.resume, cacheFolder);
  const ray = begun === undefined ? chosenCluster(input) : clusterOfBegun(input, begun.run.files);
  const told = [
    ...planReport(plan, listedPrices(cacheFolder)),
    ...(begun === undefined ? [] : [begunLine(begun)]),
    ...(ray === undefined ? [] : [rayLine(plan, ray)]),
  ];
  if (input.dryRun === true) {
    if (options.json === true) await terminal.line(JSON.stringify(plan, undefined, 2));
    else for (const line of told) await terminal.line(line);
    return EXIT.ok;
  }
  if (plan.code.length > 0 && input.allowCode !== true)
    throw new OperationalError(
      `The run would execute ${plan.code.join(', ')}; look at it, and allow it with --allow-code.`,
    );
  const python = ray === undefined ? neededPython(cacheFolder) : '';
  const refusal = ray === undefined ? undefined : refusalOfRay(plan);
  if (refusal !== undefined) throw new OperationalError(refusal);
  if (input.yes !== true && !(await isConfirmed(told, context))) return EXIT.interrupted;
  const runId = begun?.runId ?? newRunId(input.runId);
  const files = runFiles(cacheFolder, runId);
  if (input.runId !== undefined && existsSync(files.input))
    throw new OperationalError(`The run ${runId} was begun already; go on with it by --resume.`);
  const receipt = begun?.run.head?.receipt ?? prepared.receiptOf(runId);
  if (readReceipt(receipt)?.outcome === 'succeeded')
    throw new OperationalError(`The run ${runId} came to its end; start a new one without --resume.`);
  if (begun === undefined) removeOldRuns(cacheFolder, Date.now() / 1000);
  terminal.note(`Run ${runId}`);
  const places = { runId, files, receipt, threads: input.threads };
  const onEvent = (event: RunEvent): void => {
    const line = eventText(event);
    if (line !== undefined) terminal.note(line);
  };
  const begin = {
    ...{ files, onEvent },
    ...(begun === undefined && {
      input: await runnerInput(prepared, places, context),
      plan: startedPlan(plan),
    }),
  };
  const following = input.keepFollowed === true ? keptFollowed(files, context) : token;
  const end = await (ray === undefined
    ? runProcess({ ...begin, python }, following)
    : rayRun(
        {
          ...{ ...begin, ...clusterOf(ray, input.rayPython), runId, receipt },
          ...{ workspace: workspaceFolder(options), code: plan.code.map(fileOf) },
        },
        following,
      ));
  const placeOf = (error: string): FilePlace =>
    failurePlace(error, plan.code, workspaceFolder(options), place);
  // A receipt of an earlier execution says nothing of this one.
  if (end.code === 2 || !existsSync(receipt)) {
    const error = end.error ?? 'The run ended without a receipt.';
    const output = existsSync(files.output) ? ` Its output is in ${files.output}.` : '';
    throw new LocatedError([`${error}${output}`], placeOf(error));
  }
  return report(receipt, placeOf, context);
}

/** Goes on without the terminal as long as an editor follows the run. */
function keptFollowed(files: RunFiles, { token, terminal }: CommandContext): WatchedRun {
  const watched = new WatchedRun(token, files, Date.now);
  process.on('SIGHUP', () => {
    watched.leave();
    terminal.mute();
  });
  return watched;
}

function newRunId(given: string | undefined): string {
  const id = given?.toLowerCase() ?? createId(Date.now(), randomBytes(16));
  if (isUuid(id)) return id;
  throw new OperationalError(`${given ?? ''} is no UUID; leave --run-id out to get one.`);
}

/** `path.py` of `path.py:function`. */
function fileOf(code: string): string {
  return code.slice(0, code.lastIndexOf(':'));
}

/** Asks on a terminal; elsewhere nobody could answer. */
async function isConfirmed(lines: readonly string[], { terminal }: CommandContext): Promise<boolean> {
  for (const line of lines) terminal.note(line);
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
}

async function runnerInput(
  { plan, commit, isOfThePast }: PreparedRun,
  { runId, files, receipt, threads }: RunPlaces,
  context: CommandContext,
): Promise<object> {
  const { options } = context;
  const { provenance, ...input } = plan.input;
  const isNearest = input.optimizer['name'] === 'KNNFewShot';
  if (isNearest && isOfThePast)
    throw new OperationalError(
      'KNNFewShot looks neighbours up among the present records, and some changed since that run: check out its commit first.',
    );
  const optimizer = isNearest ? await withNeighbours(plan, context) : input.optimizer;
  return {
    input_version: 1,
    run_id: runId,
    ...input,
    optimizer,
    threads,
    workspace: workspaceFolder(options),
    provenance: { ...provenance, ...(await commit()) },
    places: { events: files.events, receipt, state: files.state },
  };
}

async function withNeighbours(plan: RunPlan, context: CommandContext): Promise<JsonObject> {
  const { neighbours, note } = await nearestRows(plan, context);
  context.terminal.note(note);
  const { optimizer } = plan.input;
  const { parameters } = optimizer;
  return { ...optimizer, parameters: { ...(isJsonObject(parameters) ? parameters : {}), neighbours } };
}

async function report(
  receipt: string,
  placeOf: (error: string) => FilePlace,
  { terminal, options }: CommandContext,
): Promise<number> {
  const text = readFileSync(receipt, 'utf8');
  const value = JSON.parse(text) as JsonObject;
  if (options.json === true) await terminal.line(text.trimEnd());
  else {
    for (const line of receiptReport(value)) await terminal.line(line);
    await terminal.line(`Receipt: ${path.relative('', receipt)}`);
  }
  if (value['outcome'] !== 'failed') return EXIT.ok;
  const { error: told } = value;
  const error = visibleText(typeof told === 'string' ? (told.split('\n')[0] ?? '') : 'The run failed.');
  terminal.note(new LocatedError([error], placeOf(error)).report.trimEnd());
  return EXIT.problems;
}
