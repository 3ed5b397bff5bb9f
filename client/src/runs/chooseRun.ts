import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';

/** Lets the person choose a run that has a receipt; `undefined` where there is none, which is then said. */
export async function chooseRun(server: Server, placeHolder: string): Promise<string | undefined> {
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
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.runId;
}
