import * as vscode from 'vscode';
import { requireAnyFolder } from '../folder.ts';
import type { CliResult } from '../tasks/cliProcess.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';

/** Lets the command line program check every folder, as CI would, and says what it found; the log has the report. */
export async function checkWorkspace(cli: CliRunner, log: vscode.LogOutputChannel): Promise<void> {
  if (!requireTrust('The check of the workspace runs a program,')) return;
  if (!requireAnyFolder('The check reads the records of a folder')) return;
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const result = await cli.run(`Checking ${folder.name}`, ['check'], folder);
    if (result.exitCode === 130 || result.exitCode === undefined) return;
    if (result.exitCode > 1) throw new Error(result.error);
    log.info(`databits check in ${folder.name}:\n${result.out.trim()}`);
    void report(folder.name, result, log);
  }
}

/** Problems that were found are the check's result, not its failure. */
async function report(
  name: string,
  { exitCode, out }: CliResult,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const counts = out.split('\n').find((line) => / in [\d,]+ records? in /.test(line)) ?? 'Done.';
  const message = `Checked ${name}: ${counts}`;
  if (exitCode === 1) await vscode.commands.executeCommand('workbench.actions.view.problems');
  const choice =
    exitCode === 0
      ? await vscode.window.showInformationMessage(message, 'Show Report')
      : await vscode.window.showWarningMessage(message, 'Show Report');
  if (choice !== undefined) log.show(true);
}
