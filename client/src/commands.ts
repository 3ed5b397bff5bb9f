import * as vscode from 'vscode';
import { COMMAND_IDS, type CommandId } from './commandIds.ts';
import { offerFolder } from './folder.ts';
import { ApiCallError } from './languageClient.ts';

/** What a command does; arguments come from menus, lenses and other commands and must be looked at. */
export type CommandHandler = (argument: unknown, second: unknown) => void | Promise<void>;

/** One handler for every command. */
export type CommandTable = Record<CommandId, CommandHandler>;

/** Registers the whole table. A failure becomes one message; its details go to the log. */
export function registerCommands(table: CommandTable, log: vscode.LogOutputChannel): vscode.Disposable[] {
  return COMMAND_IDS.map((id) =>
    vscode.commands.registerCommand(id, async (argument: unknown, second: unknown) => {
      try {
        await table[id](argument, second);
      } catch (error) {
        await reportFailure(id, error, log);
      }
    }),
  );
}

async function reportFailure(id: CommandId, error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  if (error instanceof ApiCallError) {
    if (error.code === 'no-folder') void offerFolder(error.message);
    else if (error.code !== 'cancelled') void vscode.window.showErrorMessage(error.message);
    return;
  }
  log.error(id, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = error instanceof Error ? error.message : String(error);
  const choice = await vscode.window.showErrorMessage(`DataBits: ${message}`, 'Show Output');
  if (choice !== undefined) log.show(true);
}
