import process from 'node:process';
import * as vscode from 'vscode';
import { readCacheFolder } from '../settings.ts';

/** The type of our tasks in tasks.json. */
export const TASK_TYPE = 'databits';

/** A definition as it stands in tasks.json. */
interface CliTaskDefinition extends vscode.TaskDefinition {
  task: string;
  args?: string[];
}

/** The tasks, with the arguments of the command line program. */
const OFFERED: readonly { task: string; name: string; args: readonly string[]; needsArguments?: true }[] = [
  { task: 'check', name: 'check', args: ['check'] },
  { task: 'index build', name: 'index build', args: ['index', 'build'] },
  // What to extract stands in the user's own arguments, so it is not offered without them.
  { task: 'extract', name: 'extract', args: ['extract'], needsArguments: true },
  // Which specification stands in the arguments too.
  { task: 'run', name: 'run', args: ['run'], needsArguments: true },
];

/** Makes tasks that run our command line program with the editor's own Node; no shell takes part. */
export class CliTasks implements vscode.TaskProvider {
  readonly #cliFile: string;

  constructor(cliFile: string) {
    this.#cliFile = cliFile;
  }

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.flatMap((folder) =>
      OFFERED.filter(({ needsArguments }) => needsArguments !== true).map(({ task, name, args }) =>
        this.#task({ type: TASK_TYPE, task }, name, [...args], folder),
      ),
    );
  }

  /** A run specification's task, which several may be of at once. */
  runTask(args: readonly string[], folder: vscode.WorkspaceFolder): vscode.Task {
    const definition: CliTaskDefinition = { type: TASK_TYPE, task: 'run', args: [...args] };
    const task = this.#task(definition, `run ${args[0] ?? ''}`, ['run', ...args], folder);
    // The end of a run is worth reading, and so is what came before it.
    task.presentationOptions = {
      reveal: vscode.TaskRevealKind.Always,
      panel: vscode.TaskPanelKind.Dedicated,
    };
    return task;
  }

  /** Completes a task of the user's tasks.json: its arguments follow ours. */
  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const definition = task.definition as CliTaskDefinition;
    const offered = OFFERED.find((candidate) => candidate.task === definition.task);
    if (offered === undefined) return undefined;
    const own = Array.isArray(definition.args)
      ? definition.args.filter((arg) => typeof arg === 'string')
      : [];
    const folder = isFolder(task.scope) ? task.scope : vscode.workspace.workspaceFolders?.[0];
    return this.#task(definition, offered.name, [...offered.args, ...own], folder);
  }

  #task(
    definition: vscode.TaskDefinition,
    name: string,
    args: string[],
    folder: vscode.WorkspaceFolder | undefined,
  ): vscode.Task {
    const cacheFolder = readCacheFolder();
    const env = {
      // The editor's program is Electron on the desktop; this makes it a plain Node.
      ELECTRON_RUN_AS_NODE: '1',
      ...(cacheFolder === undefined ? {} : { DATABITS_CACHE: cacheFolder }),
    };
    // The workspace folder, also where it lies deeper in a repository: as the editor sees it.
    const where = folder === undefined ? [] : ['--folder', folder.uri.fsPath];
    const options = { env, ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }) };
    const execution = new vscode.ProcessExecution(
      process.execPath,
      [this.#cliFile, ...where, ...args],
      options,
    );
    const scope = folder ?? vscode.TaskScope.Workspace;
    // Without a problem matcher: the server reports the same problems already, and nothing shall appear twice.
    const task = new vscode.Task(definition, scope, name, 'DataBits', execution, []);
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, showReuseMessage: false };
    return task;
  }
}

function isFolder(scope: vscode.Task['scope']): scope is vscode.WorkspaceFolder {
  return typeof scope === 'object' && 'uri' in scope;
}
