import path from 'node:path';
import * as vscode from 'vscode';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { planOf, type PlannedFile, type SetupPlan } from './setupPlan.ts';
import { undoSetup } from './undoSetup.ts';

/** What is set up, in words and as arguments of the command line program. */
export interface Setup {
  /** "the review workflow". */
  what: string;
  args: readonly string[];
}

/** What a set-up works with. */
export interface SetupParts {
  cli: CliRunner;
  documents: ReadOnlyDocuments;
}

/**
 * Plans a set-up by the command line program, shows what would change, and writes it where the person agrees. What was written
 * can be taken back by the message's button.
 */
export async function setUp(
  { what, args }: Setup,
  folder: vscode.WorkspaceFolder,
  { cli, documents }: SetupParts,
): Promise<void> {
  const plan = planOf(await runSetup(cli, `Planning ${what}`, ['--json', ...args, '--plan'], folder));
  if (plan.files.length === 0) {
    void vscode.window.showInformationMessage(`DataBits: ${what} is there and up to date.`);
    return;
  }
  const closePreview = await preview(plan, what, documents);
  const isAgreed = await agrees(plan, what, folder);
  await closePreview();
  if (!isAgreed) return;
  const written = planOf(await runSetup(cli, `Adding ${what}`, ['--json', ...args], folder));
  void offerUndo(written);
}

async function runSetup(
  cli: CliRunner,
  title: string,
  args: readonly string[],
  folder: vscode.WorkspaceFolder,
): Promise<string> {
  const { exitCode, out, error } = await cli.run(title, args, folder);
  if (exitCode === 130 || exitCode === undefined) throw new vscode.CancellationError();
  if (exitCode !== 0) throw new Error(error.replace(/^databits: /, ''));
  return out;
}

/** The text that people may want to read, beside what is there now. What it answers closes it. */
async function preview(
  plan: SetupPlan,
  what: string,
  documents: ReadOnlyDocuments,
): Promise<() => Promise<void>> {
  const file = plan.files.find(({ isProgram }) => !isProgram);
  if (file === undefined) return () => Promise.resolve();
  const { name, ext } = path.parse(file.path);
  // Hooks are scripts of the shell, and have no extension.
  const extension = ext === '' ? 'sh' : ext.slice(1);
  return documents.compare(
    { name: `${name} now`, text: file.before ?? '', extension },
    { name: `${name} then`, text: file.after ?? '', extension },
    `${path.basename(file.path)}: ${what}`,
  );
}

async function agrees(
  { files, notes }: SetupPlan,
  what: string,
  folder: vscode.WorkspaceFolder,
): Promise<boolean> {
  const lines = files.map((file) => `${verbOf(file)} ${path.relative(folder.uri.fsPath, file.path)}`);
  const detail = [...lines, '', ...notes].join('\n').trim();
  const choice = await vscode.window.showInformationMessage(`Add ${what}?`, { modal: true, detail }, 'Add');
  return choice !== undefined;
}

function verbOf({ before }: PlannedFile): string {
  return before === undefined ? 'writes' : 'changes';
}

async function offerUndo(plan: SetupPlan): Promise<void> {
  const choice = await vscode.window.showInformationMessage(`DataBits: ${plan.done}`, 'Open', 'Undo');
  if (choice === 'Open') {
    const file = plan.files.find(({ isProgram }) => !isProgram);
    if (file !== undefined) await vscode.window.showTextDocument(vscode.Uri.file(file.path));
  }
  if (choice === 'Undo') await undoSetup(plan);
}
