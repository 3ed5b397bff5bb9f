import { readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { PlannedFile, SetupPlan } from './setupPlan.ts';

/** Takes back what a set-up wrote. A file that somebody changed since stays as it is, and is named. */
export async function undoSetup({ files }: SetupPlan): Promise<void> {
  const kept: string[] = [];
  for (const file of files)
    if (!(await takeBack(file))) kept.push(vscode.workspace.asRelativePath(file.path));
  if (kept.length === 0) void vscode.window.showInformationMessage('DataBits: taken back.');
  else
    void vscode.window.showWarningMessage(
      `DataBits: taken back, but for what is not as it was written: ${kept.join(', ')}.`,
    );
}

async function takeBack({ path, before, after, isProgram }: PlannedFile): Promise<boolean> {
  // A program that was there before was only brought up to date: an older one helps nobody.
  if (isProgram && before !== undefined) return true;
  const now = await readFile(path, 'utf8').catch(() => undefined);
  if (!isProgram && now !== after) return false;
  if (before === undefined) {
    await rm(path, { force: true });
    await removeEmptyFolders(path);
  } else await writeFile(path, before);
  return true;
}

/** Folders of the workflow that are empty now; those of git stay. */
async function removeEmptyFolders(file: string): Promise<void> {
  if (!/[/\\]\.github[/\\]/.test(file)) return;
  // A folder that is not empty refuses to go.
  for (const folder of [dirname(file), dirname(dirname(file))]) await rmdir(folder).catch(() => undefined);
}
