import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import type { Server } from '../languageClient.ts';
import { readTrackingUri } from '../settings.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';
import { namedRun } from './chooseRun.ts';

/** Writes a run (its id, else the one that the person chooses) to MLflow, which is made ready where the person wants it. */
export async function exportToMlflow(server: Server, cli: CliRunner, argument: unknown): Promise<void> {
  if (!requireTrust('An export runs Python,')) return;
  const folder = await requireFolder('An export reads the runs of a folder');
  const runId = await namedRun(server, argument, 'Export which run?');
  if (folder === undefined || runId === undefined) return;
  const receiptUri = (await server.call('runs/get', { runId }))?.summary.receiptUri;
  if (receiptUri === undefined) {
    void vscode.window.showInformationMessage('This run has no receipt yet: wait until it ends.');
    return;
  }
  const uri = readTrackingUri() ?? (await askWhere());
  if (uri === undefined) return;
  const args = ['export-mlflow', vscode.Uri.parse(receiptUri, true).fsPath, '--tracking-uri', uri];
  const run = (): Promise<string | undefined> => outputOf(cli, 'Exporting to MLflow', args, folder);
  const told = await run().catch(async (error: unknown) => {
    if (!(error instanceof Error) || !error.message.startsWith('MLflow is not set up')) throw error;
    return (await isSetUp(cli, folder)) ? run() : undefined;
  });
  if (told !== undefined) void vscode.window.showInformationMessage(`MLflow: ${told.trim()}`);
}

async function askWhere(): Promise<string | undefined> {
  const value = await vscode.window.showInputBox({
    title: 'Export Run to MLflow',
    prompt: 'Where MLflow keeps runs: sqlite:/// and a file, or the address of a server.',
    placeHolder: 'sqlite:////home/me/mlflow.db',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^(sqlite:\/\/\/|https?:\/\/).+/.test(text.trim()) ? undefined : 'It begins with sqlite:/// or http.',
  });
  return value?.trim();
}

async function isSetUp(cli: CliRunner, folder: vscode.WorkspaceFolder): Promise<boolean> {
  const choice = await vscode.window.showInformationMessage(
    'MLflow is not set up on this machine.',
    {
      modal: true,
      detail:
        'A private Python environment of its own is made in the cache folder; each package is checked against its hash.',
    },
    'Set Up MLflow',
  );
  if (choice === undefined) return false;
  return (
    (await outputOf(cli, 'Setting up MLflow', ['dspy', 'setup', '--with', 'mlflow'], folder)) !== undefined
  );
}

/** What the program said; `undefined` where it was stopped. */
async function outputOf(
  cli: CliRunner,
  title: string,
  args: readonly string[],
  folder: vscode.WorkspaceFolder,
): Promise<string | undefined> {
  const { exitCode, out, error } = await cli.run(title, args, folder);
  if (exitCode === 130 || exitCode === undefined) return undefined;
  if (exitCode !== 0) throw new Error(error.replace(/^databits: /, ''));
  return out;
}
