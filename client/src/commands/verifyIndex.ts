import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';

/** Compares the index with the files, with progress; what differs goes to the log. */
export async function verifyIndex(server: Server, log: vscode.LogOutputChannel): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Comparing the index with the files',
    cancellable: true,
  };
  const found = await vscode.window.withProgress(options, (_progress, token) =>
    server.call('index/verify', {}, token),
  );
  if (found.cancelled) return;
  const records = numeral(found.records);
  if (found.total === 0) {
    void vscode.window.showInformationMessage(`DataBits: the index is right about all ${records} records.`);
    return;
  }
  for (const { uri, line, message } of found.differences) {
    const place = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    log.warn(`${place}${line === undefined ? '' : `:${String(line + 1)}`}: ${message}`);
  }
  const differences = numeral(found.total);
  const choice = await vscode.window.showWarningMessage(
    `DataBits: the index differs from the files in ${differences} places. Delete the cache folder and restart the server.`,
    'Show Output',
  );
  if (choice !== undefined) log.show(true);
}
