import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import { readRay } from '../settings.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';
import { runChoices, runDetail } from './runChoices.ts';
import type { RunQueue } from './runQueue.ts';
import { savedAll } from './savedAll.ts';
import { requireDspy } from './setUpDspy.ts';

/** What a run is started with. */
export interface StartParts {
  cli: CliRunner;
  queue: RunQueue;
}

/** A run that is to be started, once somebody has agreed. */
export interface WantedRun {
  /** The name of its specification. */
  name: string;
  /** Arguments of `databits run` that say which. */
  args: readonly string[];
  /** The run that goes on; absent for a new one. */
  runId?: string;
  /** Begins the question: "Run", "Run again". */
  verb: string;
}

/** Starts a run as a task, or lets it wait, after the person has seen what it would do and how many calls it may make. */
export async function startRun(
  { cli, queue }: StartParts,
  { name, args, runId, verb }: WantedRun,
): Promise<void> {
  const folder = await runFolder();
  const isRaySet = 'DATABITS_RAY_ADDRESS' in readRay();
  if (folder === undefined || !(isRaySet || (await requireDspy(cli, folder)))) return;
  const plan = await planOf(cli, args, folder);
  const choices = runChoices(plan, runId === undefined);
  const title = await vscode.window.showInformationMessage(
    `${verb} “${name}”?`,
    { modal: true, detail: runDetail(plan) },
    ...choices.map((choice) => choice.title),
  );
  const chosen = choices.find((choice) => choice.title === title);
  if (chosen === undefined) return;
  if (isRaySet && chosen.isHere && !(await requireDspy(cli, folder))) return;
  const key = runId ?? randomUUID();
  const named = runId === undefined ? ['--run-id', key] : [];
  await queue.add({
    ...{ key, name, folder: folder.uri.toString() },
    args: [...args, ...named, '--yes', '--keep-followed', ...chosen.args],
    ...(/(?:with|by) vscode\//.test(plan) && { usesEditorModels: true }),
  });
}

/** The folder that runs are carried out in, with everything saved; `undefined` where there is none. */
export async function runFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  if (!requireTrust('Runs are carried out')) return undefined;
  const folder = await requireFolder('Runs read the records of a folder');
  return folder !== undefined && (await savedAll('A run')) ? folder : undefined;
}

async function planOf(
  cli: CliRunner,
  args: readonly string[],
  folder: vscode.WorkspaceFolder,
): Promise<string> {
  const { exitCode, out, error } = await cli.run('Planning the run', ['run', ...args, '--dry-run'], folder);
  if (exitCode === 130 || exitCode === undefined) throw new vscode.CancellationError();
  if (exitCode !== 0) throw new Error(sentencesOf(error));
  return out;
}

/** What the command line program says of a failure, without the places that tasks read. */
export function sentencesOf(error: string): string {
  const lines = error.split('\n').filter((line) => !line.startsWith('  at '));
  return lines.map((line) => line.replace(/^databits: /, '')).join(' ');
}
