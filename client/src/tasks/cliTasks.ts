import process from 'node:process';
import * as vscode from 'vscode';
import type { RecordSummary } from '../../../shared/src/protocol/records.ts';
import { cliEnvironment } from './cliEnvironment.ts';

/** The type of our tasks in tasks.json. */
export const TASK_TYPE = 'databits';

/** The problem matcher of runs. */
const RUN_MATCHER = '$databits-run';

/** A run specification that can be carried out. */
export type NamedSpecification = Pick<RecordSummary, 'id' | 'name' | 'uri'>;

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
  readonly #specifications: () => Promise<readonly NamedSpecification[]>;

  /** `specifications` are those of the workspace: each is offered as a task. */
  constructor(cliFile: string, specifications: () => Promise<readonly NamedSpecification[]>) {
    this.#cliFile = cliFile;
    this.#specifications = specifications;
  }

  async provideTasks(): Promise<vscode.Task[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const offered = folders.flatMap((folder) =>
      OFFERED.filter(({ needsArguments }) => needsArguments !== true).map(({ task, name, args }) =>
        this.#task({ type: TASK_TYPE, task }, name, [...args], folder),
      ),
    );
    // Without --yes: the terminal shows what the run would do, and asks.
    const runs = (await this.#specifications()).flatMap(({ id, name, uri }) => {
      const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri));
      return folder === undefined ? [] : [this.runTask(name, [id], folder)];
    });
    return [...offered, ...runs];
  }

  /** An execution of a run specification, which has a name. Errors that have a place come to the problems. */
  runTask(
    name: string,
    args: readonly string[],
    folder: vscode.WorkspaceFolder,
    environment: Readonly<Record<string, string>> = {},
  ): vscode.Task {
    return this.#runTask(`Run ${name}`, args, folder, environment);
  }

  /** What a run specification would do. */
  dryRunTask(name: string, args: readonly string[], folder: vscode.WorkspaceFolder): vscode.Task {
    return this.#runTask(`Dry run of ${name}`, args, folder);
  }

  #runTask(
    name: string,
    args: readonly string[],
    folder: vscode.WorkspaceFolder,
    environment: Readonly<Record<string, string>> = {},
  ): vscode.Task {
    const definition: CliTaskDefinition = { type: TASK_TYPE, task: 'run', args: [...args] };
    const task = this.#task(definition, name, ['run', ...args], folder, environment);
    task.problemMatchers = [RUN_MATCHER];
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
    environment: Readonly<Record<string, string>> = {},
  ): vscode.Task {
    const env = { ...cliEnvironment(), ...environment };
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
