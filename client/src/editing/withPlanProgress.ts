import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { RecordEdits } from '../../../shared/src/protocol/writing.ts';
import type { Server } from '../languageClient.ts';
import { PlanSteps } from './planSteps.ts';

/**
 * Shows how far the planning of a change of records is, which for many of them takes seconds, and lets the user cancel it.
 * `undefined` where that was done; the user has then been told.
 */
export async function withPlanProgress(
  server: Server,
  records: number,
  plan: (token: vscode.CancellationToken) => Promise<RecordEdits>,
): Promise<RecordEdits | undefined> {
  const noun = records === 1 ? 'record' : 'records';
  const title = `DataBits: looking at ${numeral(records)} ${noun}`;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const found = await vscode.window.withProgress(options, async (progress, token) => {
    const steps = new PlanSteps();
    const events = server.onEvent((message) => {
      const step = message.event === 'index/status' ? steps.next(message.payload) : undefined;
      if (step !== undefined) progress.report(step);
    });
    try {
      const edits = await plan(token);
      // It may have been cancelled just as the answer came.
      return token.isCancellationRequested ? undefined : edits;
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      events.dispose();
    }
  });
  if (found === undefined)
    vscode.window.setStatusBarMessage('DataBits: the change was cancelled; nothing was changed.', 5000);
  return found;
}
