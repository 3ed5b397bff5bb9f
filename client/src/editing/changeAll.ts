import * as vscode from 'vscode';
import type { RecordChange } from '../../../shared/src/protocol/writing.ts';
import { applyPlan, type EditPorts } from '../commands/editRecords.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { confirmationOf } from './planTexts.ts';
import { withPlanProgress } from './withPlanProgress.ts';

/** What bulk actions need of the extension. */
export interface BulkPorts extends EditPorts {
  cli: CliRunner;
  /** Remembers the reviewer's name over all windows. */
  memory: vscode.Memento;
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
