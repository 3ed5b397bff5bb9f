import path from 'node:path';
import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import { setUp, type SetupParts } from '../setup/setUp.ts';
import { requireTrust } from '../trust.ts';

interface ProgramChoice extends vscode.QuickPickItem {
  from: 'copy' | 'file' | 'package';
}

const CHOICES: readonly ProgramChoice[] = [
  {
    from: 'copy',
    label: 'Copy it into the repository',
    detail: 'About 3 MB in .github/databits. Nothing is downloaded; add the workflow again after an update.',
  },
  {
    from: 'file',
    label: 'Use a packed program of the repository',
    detail: 'A .tgz file that npm pack made and that is committed.',
  },
  {
    from: 'package',
    label: 'Install a package by npm',
    detail: 'A package with its version that is published where the runner finds it.',
  },
];

/** Adds a GitHub Actions workflow that reviews pull requests, after showing it. */
export async function addReviewWorkflow(parts: SetupParts): Promise<void> {
  if (!requireTrust('The review workflow is written')) return;
  const folder = await requireFolder('The review workflow belongs to a repository');
  if (folder === undefined) return;
  const given = await chooseProgram(folder);
  if (given === undefined) return;
  // What is there is shown beside what would be: who agrees has seen it.
  const args = ['setup', 'workflow', '--force', ...given];
  await setUp({ what: 'the review workflow', args }, folder, parts);
}

/** The arguments that say which program the workflow runs; `undefined` where the person gave up. */
async function chooseProgram(folder: vscode.WorkspaceFolder): Promise<string[] | undefined> {
  const choice = await vscode.window.showQuickPick(CHOICES, {
    title: 'Add Review Workflow to Repository',
    placeHolder: 'How does the program get to the machine that runs the workflow?',
    ignoreFocusOut: true,
  });
  if (choice === undefined) return undefined;
  if (choice.from === 'copy') return [];
  const given = choice.from === 'file' ? await choosePacked(folder) : await askPackage();
  return given === undefined ? undefined : ['--package', given];
}

async function choosePacked(folder: vscode.WorkspaceFolder): Promise<string | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: 'The Packed Program',
      defaultUri: folder.uri,
      filters: { 'Packed programs': ['tgz'] },
    })) ?? [];
  return chosen === undefined
    ? undefined
    : path.relative(folder.uri.fsPath, chosen.fsPath).replaceAll(path.sep, '/');
}

function askPackage(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'The Package with Its Version',
    placeHolder: 'databits@1.2.3',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^\S+@\d+\.\d+\.\d+\S*$/.test(text.trim()) ? undefined : 'Name and version, such as databits@1.2.3.',
  });
}
