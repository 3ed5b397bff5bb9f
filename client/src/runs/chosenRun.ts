import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';

/** The id of a run with a receipt that the person chooses; `undefined` where there is none, or nothing was chosen. */
export async function chooseRun(server: Server): Promise<string | undefined> {
  const { specifications, orphans } = await server.call('runs/list', {});
  const runs = [...specifications.flatMap(({ executions }) => executions), ...orphans];
  const items = runs
    .filter(({ receiptUri }) => receiptUri !== undefined)
    .map(({ runId, specName, startedAt, optimizer = '' }) => ({
      label: specName,
      description: `${optimizer} · ${new Date(startedAt).toLocaleString()}`,
      runId,
    }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage('There is no run with a receipt yet.');
    return undefined;
  }
  const placeHolder = 'Which run?';
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.runId;
}
