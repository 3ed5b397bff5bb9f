import * as vscode from 'vscode';
import { failedRows } from '../../../shared/src/failedRows.ts';
import type { RunDetail } from '../../../shared/src/protocol/runs.ts';
import type { RunDraftParams } from '../../../shared/src/protocol/writing.ts';
import { sayOutcome, type EditPorts } from '../commands/editRecords.ts';
import { openRecord } from '../commands/openRecord.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import { isFields } from '../webviews/fields.ts';
import { namedRun } from './chooseRun.ts';

/** What is to be drafted: a row that the run failed, or a demo of its final prompt. */
type Chosen = Omit<RunDraftParams, 'receiptUri'>;

interface ChoiceItem extends vscode.QuickPickItem {
  chosen: Chosen;
}

/**
 * Drafts examples from what a run found, behind those that they come from: the row or demo that the argument names
 * (`{runId, row}` or `{runId, demo}`), else those that the person chooses, of the run that it names where it does. One edit, which undo takes back.
 */
export async function draftFromRun(ports: EditPorts, argument: unknown): Promise<void> {
  const given = isFields(argument) ? argument : {};
  const runId = await namedRun(ports.server, argument, 'From which run?');
  const detail = runId === undefined ? null : await ports.server.call('runs/get', { runId });
  if (detail === null) return;
  const { receiptUri } = detail.summary;
  if (receiptUri === undefined) {
    void vscode.window.showInformationMessage('This run has no receipt yet: wait until it ends.');
    return;
  }
  const chosen = readChosen(given) ?? (await chooseParts(detail));
  if (chosen === undefined) return;
  const plan = await ports.server.call('runs/draft', { receiptUri, ...chosen });
  if (!(await applyRecordEdits(plan, ports.lastChange))) return;
  const [first] = plan.edited;
  if (first !== undefined) await showDraft(first.uri, first.id);
  await sayOutcome(plan, ports, 'drafted');
}

/** The draft stands behind its source, somewhere in a file of many records. */
async function showDraft(uri: string, id: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const line = document.positionAt(Math.max(0, document.getText().indexOf(id))).line;
  await openRecord({ uri, position: { line, character: 0 } }, false);
}

function readChosen({ row, demo }: Record<string, unknown>): Chosen | undefined {
  if (typeof row === 'string') return { failures: [row] };
  if (!isFields(demo)) return undefined;
  const { predictor, demo: place } = demo;
  return typeof predictor === 'number' && typeof place === 'number'
    ? { demos: [{ predictor, demo: place }] }
    : undefined;
}

async function chooseParts({ receipt, names }: RunDetail): Promise<Chosen | undefined> {
  if (receipt === undefined) return undefined;
  const failures = failedRows(receipt).map((id): ChoiceItem => ({
    ...{ label: names[id] ?? id, description: 'failed by the result' },
    chosen: { failures: [id] },
  }));
  const demos = (receipt.program ?? []).flatMap(({ demos: all }, predictor) =>
    all.flatMap(({ augmented, inputs, example_id: id = '' }, demo): ChoiceItem[] => {
      if (!augmented) return [];
      const label = names[id.toLowerCase()] ?? JSON.stringify(inputs).slice(0, 80);
      return [
        { label, description: 'demo with the model’s answer', chosen: { demos: [{ predictor, demo }] } },
      ];
    }),
  );
  if (failures.length + demos.length === 0) {
    void vscode.window.showInformationMessage(
      'The run failed no row of val, and its prompt has no demo with the model’s own answer.',
    );
    return undefined;
  }
  const placeHolder = 'Which ones become drafts?';
  const picked = await vscode.window.showQuickPick([...demos, ...failures], {
    placeHolder,
    canPickMany: true,
  });
  if (picked === undefined || picked.length === 0) return undefined;
  return {
    failures: picked.flatMap(({ chosen }) => chosen.failures ?? []),
    demos: picked.flatMap(({ chosen }) => chosen.demos ?? []),
  };
}
