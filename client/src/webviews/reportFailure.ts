import * as vscode from 'vscode';
import { ApiCallError } from '../languageClient.ts';

/** Tells the user what went wrong with a request of a page, and the log with its stack; nothing of what was cancelled. */
export function reportFailure(error: unknown, log: vscode.LogOutputChannel): void {
  if (error instanceof vscode.CancellationError) return;
  if (error instanceof ApiCallError && error.code === 'cancelled') return;
  log.error(error instanceof Error ? error : String(error));
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
