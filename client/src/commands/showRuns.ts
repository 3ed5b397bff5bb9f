import * as vscode from 'vscode';
import type { RecordSummary } from '../../../shared/src/protocol/records.ts';
import { recordId } from '../authoring/recordId.ts';
import type { Server } from '../languageClient.ts';
import { openRecord } from './openRecord.ts';

/** Opens the run that names a record: the one that a lens is about, or the one at the cursor. Of several one is chosen. */
export async function showRuns(server: Server, argument: unknown): Promise<void> {
  const id = await recordId(server, argument);
  if (id === undefined) return;
  const { records } = await server.call('records/list', { kind: 'run', referringTo: id });
  if (records.length === 0) {
    void vscode.window.showInformationMessage('No run names this record.');
    return;
  }
  const chosen = records.length === 1 ? records[0] : await choose(records);
  if (chosen !== undefined) await openRecord(chosen, false);
}

async function choose(runs: readonly RecordSummary[]): Promise<RecordSummary | undefined> {
  const items = runs.map((run) => ({
    label: run.name,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(run.uri, true)),
    run,
  }));
  const placeHolder = 'Which run?';
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.run;
}
