import path from 'node:path';
import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';

/**
 * Shows what a program that DSPy saved as JSON says: its instructions, and its examples with the records that they came from.
 * Nothing of the file is run.
 */
export async function readSavedProgram(
  cli: CliRunner,
  documents: ReadOnlyDocuments,
  argument: unknown,
): Promise<void> {
  if (!requireTrust('Reading a program runs the command line program,')) return;
  const folder = await requireFolder('The examples of a program are looked up in the records of a folder');
  if (folder === undefined) return;
  const file = argument instanceof vscode.Uri ? argument : await chooseFile(folder.uri);
  if (file === undefined) return;
  const name = path.posix.basename(file.path);
  const { exitCode, out, error } = await cli.run(`Reading ${name}`, ['dspy', 'read', file.fsPath], folder);
  if (exitCode === 130 || exitCode === undefined) return;
  if (exitCode !== 0) throw new Error(error.replace(/^databits: /, ''));
  await documents.show(name, 'txt', out);
}

async function chooseFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Read a Program That DSPy Saved',
      openLabel: 'Read',
      defaultUri: folder,
      filters: { 'DSPy program': ['json'] },
    })) ?? [];
  return file;
}
