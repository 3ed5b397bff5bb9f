import * as vscode from 'vscode';
import { counted } from '../../../shared/src/counted.ts';
import { feedbackLines, feedbackSummary } from '../../../shared/src/feedbackText.ts';
import type { RunFeedback } from '../../../shared/src/protocol/feedback.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import { sayOutcome, type EditPorts } from '../commands/editRecords.ts';
import { chooseRun } from './chooseRun.ts';

const WRITE = 'Write';
const SHOW = 'Show All Changes';

/**
 * Takes over into the records what a run found out: shows what would change and what is left as it is, and writes it as
 * one edit, which undo takes back, once the person agrees.
 */
export async function applyRunFeedback(ports: EditPorts, argument: unknown): Promise<void> {
  const runId =
    typeof argument === 'string' ? argument : await chooseRun(ports.server, 'The findings of which run?');
  if (runId === undefined) return;
  const feedback = await ports.server.call('runs/feedback', { runId });
  if (!(await agrees(feedback, ports))) return;
  if (await applyRecordEdits(feedback.plan, ports.lastChange))
    await sayOutcome({ ...feedback.plan, refused: [] }, ports);
}

async function agrees(feedback: RunFeedback, { documents }: EditPorts): Promise<boolean> {
  const { changes } = feedback;
  const canWrite = changes.length > 0;
  const question = canWrite
    ? `Write what the run found into ${counted(changes.length, 'example')}?`
    : 'The run has nothing new for the records.';
  const lines = feedbackSummary(feedback);
  const undo = canWrite ? ['“Undo Last Change of Records” takes it back.'] : [];
  const detail = [...lines, ...undo].join('\n');
  const choices = [...(canWrite ? [WRITE] : []), ...(lines.length > 0 ? [SHOW] : [])];
  const choice = await vscode.window.showInformationMessage(question, { modal: true, detail }, ...choices);
  if (choice !== SHOW) return choice === WRITE;
  await documents.show('Findings of the run', 'txt', feedbackLines(feedback).join('\n'));
  if (!canWrite) return false;
  // Beside the text, which can be read meanwhile.
  return (await vscode.window.showInformationMessage(question, WRITE)) === WRITE;
}
