import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import { readPython } from '../settings.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';

/** Sets DSPy up where the person wants it. Answers true where it is set up at the end. */
export async function setUpDspy(cli: CliRunner): Promise<boolean> {
  if (!requireTrust('Setting up DSPy runs Python,')) return false;
  const folder = await requireFolder('Runs read the records of a folder');
  if (folder === undefined) return false;
  const python = readPython(folder.uri) ?? (await interpreterOfPythonExtension(folder.uri));
  const options = python === undefined ? [] : ['--python', python];
  const { exitCode, out, error } = await cli.run('Setting up DSPy', ['dspy', 'setup', ...options], folder);
  if (exitCode === 130 || exitCode === undefined) throw new vscode.CancellationError();
  if (exitCode !== 0) throw new Error(error.replace(/^databits: /, ''));
  void vscode.window.showInformationMessage(`DataBits: ${out.trim()}`);
  return true;
}

/** True where DSPy is set up, or the person had it set up now. */
export async function requireDspy(cli: CliRunner, folder: vscode.WorkspaceFolder): Promise<boolean> {
  const { exitCode } = await cli.runQuietly(['dspy', 'check'], folder);
  if (exitCode === 0) return true;
  const choice = await vscode.window.showInformationMessage(
    'Runs are carried out with DSPy, which is not set up on this machine.',
    {
      modal: true,
      detail:
        'A private Python environment is made in the cache folder, and some 65 packages are fetched into it, each checked against its hash. Python 3.11 or newer has to be there.',
    },
    'Set Up DSPy',
  );
  return choice !== undefined && (await setUpDspy(cli));
}

/** The interpreter that is chosen in the Python extension, where that runs. */
async function interpreterOfPythonExtension(resource: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<unknown>('ms-python.python');
  if (extension === undefined) return undefined;
  try {
    return pathOf(await extension.activate(), resource);
  } catch {
    // Another extension’s failure is no reason not to look on the PATH.
    return undefined;
  }
}

function pathOf(api: unknown, resource: vscode.Uri): string | undefined {
  if (!isObject(api) || !isObject(api['environments'])) return undefined;
  const find = api['environments']['getActiveEnvironmentPath'];
  if (typeof find !== 'function') return undefined;
  const found: unknown = Reflect.apply(find, api['environments'], [resource]);
  const path = isObject(found) ? found['path'] : undefined;
  return typeof path === 'string' && path !== '' ? path : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
