import * as vscode from 'vscode';
import { recordAtCursor, recordOf } from '../commands/search.ts';
import { requireFolder } from '../folder.ts';
import type { DataBitsServer } from '../languageClient.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import type { CliTasks } from '../tasks/cliTasks.ts';
import { requireTrust } from '../trust.ts';
import { savedAll } from './savedAll.ts';
import { requireDspy } from './setUpDspy.ts';

/** What a run is started with. */
export interface RunParts {
  server: DataBitsServer;
  cli: CliRunner;
  tasks: CliTasks;
}

/** Starts a run specification as a task, after the person has seen what it would do and how many calls it may make. */
export async function runSpecification(parts: RunParts, argument: unknown): Promise<void> {
  const ready = await prepare(parts.server, argument);
  if (ready === undefined || !(await requireDspy(parts.cli, ready.folder))) return;
  const { id, folder } = ready;
  const plan = await planOf(parts.cli, id, folder);
  const code = /^Python of the workspace that would run: (.*)\.$/m.exec(plan)?.[1];
  const [title = '', ...rest] = plan.trim().split('\n');
  const choice = await vscode.window.showInformationMessage(
    `Run ${title}?`,
    { modal: true, detail: rest.join('\n') },
    code === undefined ? 'Run' : 'Run with This Code',
  );
  if (choice === undefined) return;
  const allowed = code === undefined ? [] : ['--allow-code'];
  await vscode.tasks.executeTask(parts.tasks.runTask([id, '--yes', ...allowed], folder));
}

/** Shows in a task what a run would do; no model is asked. */
export async function dryRun({ server, tasks }: RunParts, argument: unknown): Promise<void> {
  const ready = await prepare(server, argument);
  if (ready === undefined) return;
  await vscode.tasks.executeTask(tasks.runTask([ready.id, '--dry-run'], ready.folder));
}

async function prepare(
  server: DataBitsServer,
  argument: unknown,
): Promise<{ id: string; folder: vscode.WorkspaceFolder } | undefined> {
  const record = recordOf(argument) ?? (await recordAtCursor(server));
  if (record === undefined) {
    void vscode.window.showInformationMessage('Put the cursor into a run specification first.');
    return undefined;
  }
  if (!requireTrust('Runs are carried out')) return undefined;
  const folder = await requireFolder('Runs read the records of a folder');
  if (folder === undefined || !(await savedAll('A run'))) return undefined;
  return { id: record.id, folder };
}

async function planOf(cli: CliRunner, id: string, folder: vscode.WorkspaceFolder): Promise<string> {
  const { exitCode, out, error } = await cli.run('Planning the run', ['run', id, '--dry-run'], folder);
  if (exitCode === 130 || exitCode === undefined) throw new vscode.CancellationError();
  if (exitCode !== 0) throw new Error(error.replace(/^databits: /, ''));
  return out;
}
