import * as vscode from 'vscode';
import type { RunSummary } from '../../../shared/src/protocol/runs.ts';
import type { CommandTable } from '../commands.ts';
import type { Server } from '../languageClient.ts';
import { requireTrust } from '../trust.ts';
import { allRuns, pickRun } from './chooseRun.ts';
import { queueKeyOf, runIdOf } from './runNode.ts';
import { dryRun, estimateRun, runSpecification, type RunParts } from './runSpecification.ts';
import { sentencesOf, startRun } from './startRun.ts';

type ExecutionCommand =
  | 'databits.runSpecification'
  | 'databits.estimateRun'
  | 'databits.dryRun'
  | 'databits.cancelRun'
  | 'databits.resumeRun'
  | 'databits.rerunExactly'
  | 'databits.openReceipt'
  | 'databits.openRun'
  | 'databits.compareChosenRuns'
  | 'databits.copyRunId'
  | 'databits.removeFromQueue'
  | 'databits.startQueue';

/** The commands on runs; lenses pass the id of a specification, pages the id of a run, the tree its lines. */
export function executionCommands(parts: RunParts): Pick<CommandTable, ExecutionCommand> {
  return {
    'databits.runSpecification': (argument) => runSpecification(parts, argument),
    'databits.estimateRun': (argument) => estimateRun(parts, argument),
    'databits.dryRun': (argument) => dryRun(parts, argument),
    'databits.cancelRun': (argument) => cancelRun(parts, argument),
    'databits.resumeRun': (argument) => resumeRun(parts, argument),
    'databits.rerunExactly': (argument) => rerunExactly(parts, argument),
    'databits.openReceipt': (argument) => openReceipt(parts.server, argument),
    'databits.openRun': (argument) => openRun(parts.server, argument),
    'databits.compareChosenRuns': (argument, chosen) => compareRuns(argument, chosen),
    'databits.copyRunId': async (argument) => {
      const run = await chosenRun(parts.server, argument, () => true);
      if (run !== undefined) await vscode.env.clipboard.writeText(run.runId);
    },
    'databits.removeFromQueue': (argument) => {
      const key = queueKeyOf(argument);
      if (key !== undefined) parts.queue.remove(key);
    },
    'databits.startQueue': () => parts.queue.resume(),
  };
}

/** Asks a run to end, by a file that it looks for: another window or a terminal may have started it. */
async function cancelRun({ server, cli }: RunParts, argument: unknown): Promise<void> {
  const run = await chosenRun(server, argument, ({ status }) => status === 'running');
  if (run === undefined || !requireTrust('Runs are cancelled')) return;
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return;
  const { exitCode, error } = await cli.runQuietly(['runs', 'stop', run.runId], folder);
  if (exitCode !== 0) throw new Error(sentencesOf(error));
  void vscode.window.showInformationMessage(
    `“${run.specName}” ends at its next question, and keeps the best so far.`,
  );
}

async function resumeRun(parts: RunParts, argument: unknown): Promise<void> {
  const run = await chosenRun(parts.server, argument, isResumable);
  if (run === undefined) return;
  const args = [run.specId, '--resume', run.runId];
  await startRun(parts, { name: run.specName, args, runId: run.runId, verb: 'Go on with' });
}

/** Anything that was begun and did not come to its end. */
function isResumable({ status }: RunSummary): boolean {
  return status !== 'running' && status !== 'succeeded' && status !== 'pending';
}

async function rerunExactly(parts: RunParts, argument: unknown): Promise<void> {
  const run = await chosenRun(parts.server, argument, ({ receiptUri }) => receiptUri !== undefined);
  if (run?.receiptUri === undefined) return;
  const args = ['--exactly', vscode.Uri.parse(run.receiptUri).fsPath];
  await startRun(parts, { name: run.specName, args, verb: 'Run once more, with its records as they were,' });
}

async function openReceipt(server: Server, argument: unknown): Promise<void> {
  const run = await chosenRun(server, argument, ({ receiptUri }) => receiptUri !== undefined);
  if (run?.receiptUri === undefined) return;
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(run.receiptUri));
}

/** Opens the page of a run; its receipt where there is no such page. */
async function openRun(server: Server, argument: unknown): Promise<void> {
  const runId = runIdOf(argument);
  if (runId === undefined) return;
  if (await hasCommand('databits.showRun')) await vscode.commands.executeCommand('databits.showRun', runId);
  else await openReceipt(server, runId);
}

async function compareRuns(argument: unknown, chosen: unknown): Promise<void> {
  const nodes = Array.isArray(chosen) ? (chosen as unknown[]) : [argument];
  const ids = nodes.flatMap((node) => runIdOf(node) ?? []);
  if (ids.length < 2) {
    void vscode.window.showInformationMessage('Choose two or more executions first, with Ctrl or Shift.');
    return;
  }
  if (await hasCommand('databits.compareRuns'))
    await vscode.commands.executeCommand('databits.compareRuns', ids);
}

async function hasCommand(id: string): Promise<boolean> {
  return (await vscode.commands.getCommands(true)).includes(id);
}

/** The run that is named, else one that somebody picks among those that fit. Says why where there is none. */
async function chosenRun(
  server: Server,
  argument: unknown,
  fits: (run: RunSummary) => boolean,
): Promise<RunSummary | undefined> {
  const runs = await allRuns(server);
  const id = runIdOf(argument);
  if (id !== undefined) {
    const found = runs.find(({ runId }) => runId === id.toLowerCase());
    if (found !== undefined && fits(found)) return found;
    throw new Error('That run is in another state by now; look at the list of runs.');
  }
  const fitting = runs.filter(fits);
  if (fitting.length > 0) return pickRun(fitting, 'Which run?');
  void vscode.window.showInformationMessage('There is no run for that.');
  return undefined;
}
