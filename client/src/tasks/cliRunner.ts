import * as vscode from 'vscode';
import { cliEnvironment } from './cliEnvironment.ts';
import { runCli, type CliResult } from './cliProcess.ts';

/**
 * Runs the command line program for a command of the editor, with a notification that can cancel it. Not as a task:
 * tasks that run once would stay among the recently used ones, with the paths of their files.
 */
export class CliRunner {
  readonly #cliFile: string;

  constructor(cliFile: string) {
    this.#cliFile = cliFile;
  }

  /** Runs the program without showing anything. */
  runQuietly(args: readonly string[], folder: vscode.WorkspaceFolder): Promise<CliResult> {
    const { signal } = new AbortController();
    return runCli({
      ...{ file: this.#cliFile, args, folder: folder.uri.fsPath },
      ...{ environment: cliEnvironment(), signal },
    });
  }

  async run(title: string, args: readonly string[], folder: vscode.WorkspaceFolder): Promise<CliResult> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, async (_progress, token) => {
      const controller = new AbortController();
      const subscription = token.onCancellationRequested(() => {
        controller.abort();
      });
      try {
        const { signal } = controller;
        return await runCli({
          ...{ file: this.#cliFile, args, folder: folder.uri.fsPath },
          ...{ environment: cliEnvironment(), signal },
        });
      } finally {
        subscription.dispose();
      }
    });
  }
}
