import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import type { CliResult } from '../tasks/cliProcess.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';
import { describeSetup, readSetup, type SetupReport } from './setupReport.ts';

/** Where the memory of a window keeps which program git was told to call. */
const MEMORY_KEY = 'mergeDriver.program';

/** Lets git merge record files by the command line program; everything that is written is shown before. */
export class MergeDriver {
  readonly #cli: CliRunner;
  readonly #log: vscode.LogOutputChannel;
  readonly #memory: vscode.Memento;
  /** The editor's own Node and the program: both move when they are updated. */
  readonly #program: string;

  constructor(cli: CliRunner, log: vscode.LogOutputChannel, memory: vscode.Memento, program: string) {
    this.#cli = cli;
    this.#log = log;
    this.#memory = memory;
    this.#program = program;
  }

  /** Sets the driver up in a repository, or takes it out where it is set up. */
  async setUp(): Promise<void> {
    if (!requireTrust('The merge driver is a setting of git, which is changed')) return;
    const folder = await requireFolder('The merge driver is set up in a repository');
    if (folder === undefined) return;
    const plan = await this.#run(['--install', '--dry-run'], folder);
    if (plan === undefined) return;
    const setup = readSetup(plan.out);
    if (setup.isComplete) return this.#offerRemoval(setup, folder);
    const choice = await vscode.window.showInformationMessage(
      'Let git merge record files record by record and field by field?',
      { modal: true, detail: describeSetup(setup) },
      'Set Up',
    );
    if (choice === undefined || (await this.#run(['--install'], folder)) === undefined) return;
    await this.#memory.update(MEMORY_KEY, this.#program);
    void this.#tellSetUp(setup, folder);
  }

  /** After an update of the editor or the extension: tells git where the program lies now, where it was told before. */
  async refresh(): Promise<void> {
    const known = this.#memory.get<string>(MEMORY_KEY);
    if (known === undefined || known === this.#program || !vscode.workspace.isTrusted) return;
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const { exitCode, error } = await this.#cli.runQuietly(['merge', '--update'], folder);
      if (exitCode !== 0)
        this.#log.warn(`The merge driver in ${folder.name} still names the old program: ${error}`);
    }
    await this.#memory.update(MEMORY_KEY, this.#program);
  }

  async #offerRemoval({ root }: SetupReport, folder: vscode.WorkspaceFolder): Promise<void> {
    const message = `The merge driver is set up in ${root}.`;
    // A message at the side may come as the progress goes, and then the editor does not show it.
    const options = { modal: true, detail: 'Git merges record files by lines again where it is taken out.' };
    if ((await vscode.window.showInformationMessage(message, options, 'Remove')) !== undefined)
      await this.#remove(folder);
  }

  async #tellSetUp({ attributes }: SetupReport, folder: vscode.WorkspaceFolder): Promise<void> {
    const advice =
      attributes.lines.length === 0 ? '' : ' Commit .gitattributes, so that others can use it, too.';
    const message = `DataBits: git merges record files by their fields now.${advice}`;
    const choice = await vscode.window.showInformationMessage(message, 'Open .gitattributes', 'Undo');
    if (choice === 'Undo') await this.#remove(folder);
    else if (choice !== undefined)
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(attributes.file));
  }

  async #remove(folder: vscode.WorkspaceFolder): Promise<void> {
    if ((await this.#run(['--uninstall'], folder)) === undefined) return;
    await this.#memory.update(MEMORY_KEY, undefined);
    void vscode.window.showInformationMessage('DataBits: git merges record files by lines again.');
  }

  /** `undefined` where the user stopped it. */
  async #run(args: readonly string[], folder: vscode.WorkspaceFolder): Promise<CliResult | undefined> {
    const result = await this.#cli.run('Setting up the merge driver', ['merge', ...args, '--json'], folder);
    if (result.exitCode === 130 || result.exitCode === undefined) return undefined;
    if (result.exitCode !== 0) throw new Error(result.error.replace(/^databits: /, ''));
    return result;
  }
}
