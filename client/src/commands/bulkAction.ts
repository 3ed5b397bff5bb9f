import * as vscode from 'vscode';
import { MOST_IDS } from '../../../shared/src/protocol/searchIds.ts';
import type { HostRequests } from '../../../shared/src/protocol/webview.ts';
import type { RecordChange } from '../../../shared/src/protocol/writing.ts';
import { chooseBulkValue } from '../editing/bulkValue.ts';
import { confirmationOf } from '../editing/planTexts.ts';
import { withPlanProgress } from '../editing/withPlanProgress.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { applyPlan, editRecords, type EditPorts } from './editRecords.ts';
import { exportChosen } from './exportChosen.ts';

/** What bulk actions need of the extension. */
export interface BulkPorts extends EditPorts {
  cli: CliRunner;
}

/**
 * Does one thing with many records: asks for the value, plans the change with a notification that can cancel it, says
 * how many records it touches, and applies it as one edit, which can be taken back.
 */
export async function runBulkAction(
  ports: BulkPorts,
  { action, ids }: HostRequests['bulkAction'],
): Promise<void> {
  if (action === 'export') return exportChosen(ports.cli, ids);
  if (action === 'delete') return editRecords(ports, { ids, change: { delete: true } });
  const change = await chooseBulkValue(ports.server, action, ids.length);
  if (change !== undefined) await changeAll(ports, ids.slice(0, MOST_IDS), change);
}

/** Plans one change of many records with a notification that can cancel it, asks where it touches several, and applies it. */
export async function changeAll(ports: BulkPorts, ids: string[], change: RecordChange): Promise<void> {
  const plan = await withPlanProgress(ports.server, ids.length, (token) =>
    ports.server.call('records/edit', { ids, change }, token),
  );
  if (plan === undefined) return;
  if (plan.edited.length > 1 || 'add' in change) {
    const { question, detail } = confirmationOf(change, plan, ids.length);
    const go = 'Change';
    if (plan.files.length > 0) {
      const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, go);
      if (choice !== go) return;
    }
  }
  await applyPlan(plan, ports);
}
