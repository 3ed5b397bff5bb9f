import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { RecordEdits } from '../../../shared/src/protocol/writing.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import type { LastChange } from '../editing/lastChange.ts';
import { referrerQuestion, referrerText, refusalText, summaryOf, type Done } from '../editing/planTexts.ts';
import { withPlanProgress } from '../editing/withPlanProgress.ts';
import type { Server } from '../languageClient.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { isParamsOf } from '../webviews/messages.ts';
import { undoLastChange } from './undoLastChange.ts';

/** From so many records on a plan may take a second and more. */
const MANY_RECORDS = 1000;

/** What changes of records need of the extension. */
export interface EditPorts {
  server: Server;
  documents: ReadOnlyDocuments;
  lastChange: LastChange;
}

/**
 * Changes many records in one way, for pages: the parameters are those of `records/edit`. Before records are deleted
 * the user is asked, whatever the page says.
 */
export async function editRecords(ports: EditPorts, argument: unknown): Promise<void> {
  if (!isParamsOf('records/edit', argument)) return;
  const { ids, change } = argument;
  if (!('delete' in change)) return applyPlan(await ports.server.call('records/edit', argument), ports);
  const plan = await planDeletion(ports, ids, false);
  if (plan === undefined) return;
  const choice = await askBeforeDeleting(plan, ids.length);
  const chosen = choice === 'all' ? await planDeletion(ports, ids, true) : choice && plan;
  if (chosen !== undefined) await applyPlan(chosen, ports, 'deleted');
}

function planDeletion(
  { server }: EditPorts,
  ids: string[],
  force: boolean,
): Promise<RecordEdits | undefined> {
  const plan = (token?: vscode.CancellationToken): Promise<RecordEdits> =>
    server.call('records/delete', { ids, force }, token);
  return ids.length < MANY_RECORDS ? plan() : withPlanProgress(server, ids.length, plan);
}

/** Deletes one record, after a question where others refer to it. */
export function deleteRecord(ports: EditPorts, id: string): Promise<void> {
  return editRecords(ports, { ids: [id], change: { delete: true } });
}

/** `all`: delete those that are referred to, too; `free`: only the others. One record by itself needs no question. */
async function askBeforeDeleting(
  { edited, refused }: RecordEdits,
  chosen: number,
): Promise<'all' | 'free' | undefined> {
  const held = refused.filter(({ referredBy }) => referredBy !== undefined);
  if (held.length === 0 && edited.length <= 1) return 'free';
  const all = 'Delete Anyway';
  const free = held.length === 0 ? 'Delete' : 'Delete the Others';
  const question =
    held.length === 0 ? `Delete ${numeral(edited.length)} records?` : referrerQuestion(held.length, chosen);
  const choice = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: referrerText(held) },
    // The first one is what Enter chooses.
    ...(edited.length === 0 ? [] : [free]),
    ...(held.length === 0 ? [] : [all]),
  );
  return choice === all ? 'all' : choice === free ? 'free' : undefined;
}

/** Applies a plan and says what became of each record; what touched several files can be taken back by a button. */
export async function applyPlan(plan: RecordEdits, ports: EditPorts, done: Done = 'changed'): Promise<void> {
  if (await applyRecordEdits(plan, ports.lastChange)) await sayOutcome(plan, ports, done);
}

/** Says what a plan did that was applied; it ends when the message was answered or put away. */
export async function sayOutcome(
  plan: RecordEdits,
  { documents, lastChange }: EditPorts,
  done: Done = 'changed',
): Promise<void> {
  const undo = plan.files.length > 1 ? ['Undo'] : [];
  if (plan.refused.length === 0 && undo.length === 0) {
    void vscode.window.setStatusBarMessage(summaryOf(plan, done), 5000);
    return;
  }
  const choice =
    plan.refused.length === 0
      ? await vscode.window.showInformationMessage(summaryOf(plan, done), ...undo)
      : await vscode.window.showWarningMessage(summaryOf(plan, done), 'Show Reasons', ...undo);
  if (choice === 'Undo') await undoLastChange(lastChange);
  if (choice === 'Show Reasons')
    await documents.show('Records left as they are', 'txt', refusalText(plan.refused));
}
