import * as vscode from 'vscode';
import { counted } from '../../../shared/src/counted.ts';
import { feedbackLines, feedbackSummary } from '../../../shared/src/feedbackText.ts';
import type { RunFeedback } from '../../../shared/src/protocol/feedback.ts';
import { applyRecordEdits, previewRecordEdits } from '../editing/applyRecordEdits.ts';
import { sayOutcome, type EditPorts } from '../commands/editRecords.ts';
import { namedRun } from './chooseRun.ts';

const WRITE = 'Write';
const PREVIEW = 'Review Each…';
const SHOW = 'Show Findings';

/**
 * Takes over into the records what a run found out: shows what would change and what is left as it is, and writes it as
 * one edit, which undo takes back, once the person agrees to all of it, or to what they choose in the editor's preview.
 */
export async function applyRunFeedback(ports: EditPorts, argument: unknown): Promise<void> {
  const runId = await namedRun(ports.server, argument, 'The findings of which run?');
  if (runId === undefined) return;
  const feedback = await ports.server.call('runs/feedback', { runId });
  const choice = await ask(feedback);
  if (choice === SHOW) {
    await ports.documents.show('Findings of the run', 'txt', feedbackLines(feedback).join('\n'));
  } else if (choice === PREVIEW) {
    if (await previewRecordEdits(feedback.plan, ports.lastChange, 'Findings of the run'))
      void vscode.window.setStatusBarMessage(
        'DataBits: the findings that you chose are in the records.',
        5000,
      );
  } else if (choice === WRITE && (await applyRecordEdits(feedback.plan, ports.lastChange)))
    await sayOutcome({ ...feedback.plan, refused: [] }, ports);
}

async function ask(feedback: RunFeedback): Promise<string | undefined> {
  const { changes } = feedback;
  const canWrite = changes.length > 0;
  const question = canWrite
    ? `Write what the run found into ${counted(changes.length, 'example')}?`
    : 'The run has nothing new for the records.';
  const lines = feedbackSummary(feedback);
  const undo = canWrite ? ['“Undo Last Change of Records” takes it back.'] : [];
  const detail = [...lines, ...undo].join('\n');
  const choices = [...(canWrite ? [WRITE, PREVIEW] : []), ...(lines.length > 0 ? [SHOW] : [])];
  return vscode.window.showInformationMessage(question, { modal: true, detail }, ...choices);
}
