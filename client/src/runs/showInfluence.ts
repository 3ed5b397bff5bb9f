import * as vscode from 'vscode';
import type { Influence, NearExample } from '../../../shared/src/protocol/influence.ts';
import { openRecord } from '../commands/openRecord.ts';
import type { Server } from '../languageClient.ts';
import { isFields } from '../webviews/fields.ts';
import { namedRun } from './chooseRun.ts';

interface RowItem extends vscode.QuickPickItem {
  id: string;
}

interface ExampleItem extends vscode.QuickPickItem {
  example: NearExample;
}

/**
 * Lists the examples of a run that are nearest to one of its rows, and opens the chosen one beside. The argument names run and
 * row (`{runId, row}`); what it does not name the person chooses.
 */
export async function showInfluence(server: Server, argument: unknown): Promise<void> {
  const { row: givenRow } = isFields(argument) ? argument : {};
  const runId = await namedRun(server, argument, 'A row of which run?');
  if (runId === undefined) return;
  const row = typeof givenRow === 'string' ? givenRow : await chooseRow(server, runId);
  if (row === undefined) return;
  const found = await server.call('runs/influence', { runId, row });
  const example = await chooseExample(found);
  if (example !== undefined) await openRecord(example.place, true);
}

async function chooseRow(server: Server, runId: string): Promise<string | undefined> {
  const detail = await server.call('runs/get', { runId });
  const { val = [], test = [] } = detail?.receipt?.members ?? {};
  const items = Object.entries({ val, test }).flatMap(([split, rows]) =>
    rows.map(({ id }): RowItem => ({ label: detail?.names[id.toLowerCase()] ?? id, description: split, id })),
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage('The run has no row of val or test.');
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which row?' }))?.id;
}

async function chooseExample({ row, nearest, unknown }: Influence): Promise<NearExample | undefined> {
  if (nearest.length === 0) {
    const reason = unknown === 0 ? 'The run had no examples to show.' : 'Its examples have no vectors yet.';
    void vscode.window.showInformationMessage(`There is nothing to compare the row with: ${reason}`);
    return undefined;
  }
  const items = nearest.map((example): ExampleItem => ({
    label: example.name,
    description: `similarity ${example.cosine.toFixed(2)}${example.isDemo ? ' · in the final prompt' : ''}`,
    detail: detailOf(example),
    example,
  }));
  const title = `Examples nearest to “${row.name}”: a hint where to look, no proof of influence`;
  const placeHolder = 'Open one of them';
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))
    ?.example;
}

function detailOf({ effect, isCurrent }: NearExample): string {
  const changed = isCurrent ? '' : ' It was changed since the run.';
  if (effect === undefined) return `The run did not measure what it changes.${changed}`;
  const interval = `95 % interval ${effect.low.toFixed(3)} to ${effect.high.toFixed(3)}`;
  return effect.estimate === undefined
    ? `Not enough evidence of an effect (${interval}).${changed}`
    : `Effect over all rows of val: ${effect.estimate.toFixed(3)} (${interval}).${changed}`;
}
