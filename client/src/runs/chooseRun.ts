import * as vscode from 'vscode';
import type { RunSpecification, RunSummary } from '../../../shared/src/protocol/runs.ts';
import { MOST_COMPARED } from '../../../shared/src/protocol/runsPage.ts';
import type { Server } from '../languageClient.ts';
import { runLine, specificationWords } from './runLine.ts';
import { runIdOf } from './runNode.ts';

interface RunItem extends vscode.QuickPickItem {
  run: RunSummary;
}

/**
 * The run that a page (its id) or a line of the tree names, else the one that the person chooses among those with a receipt;
 * `undefined` where there is none, which is then said.
 */
export async function namedRun(
  server: Server,
  argument: unknown,
  placeHolder: string,
): Promise<string | undefined> {
  const named = runIdOf(argument);
  if (named !== undefined) return named;
  const runs = (await allRuns(server)).filter(hasReceipt);
  if (runs.length > 0) return (await pickRun(runs, placeHolder))?.runId;
  void vscode.window.showInformationMessage('There is no run with a receipt yet.');
  return undefined;
}

/** The runs that the person chooses among those with a receipt, two at least; `undefined` where there are none. */
export async function chooseRuns(server: Server, placeHolder: string): Promise<string[] | undefined> {
  const runs = (await allRuns(server)).filter(hasReceipt);
  if (runs.length < 2) {
    void vscode.window.showInformationMessage('There are no two runs with a receipt yet.');
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(itemsOf(runs), {
    ...{ placeHolder, matchOnDescription: true, matchOnDetail: true, canPickMany: true },
  });
  if (picked === undefined) return undefined;
  if (picked.length >= 2 && picked.length <= MOST_COMPARED) return picked.map(({ run }) => run.runId);
  void vscode.window.showInformationMessage(`Choose 2 to ${String(MOST_COMPARED)} runs.`);
  return undefined;
}

/** The specification that the person chooses; `undefined` where there is none, which is then said. */
export async function chooseSpecification(server: Server): Promise<RunSpecification | undefined> {
  const { specifications } = await server.call('runs/list', {});
  if (specifications.length === 0) {
    void vscode.window.showInformationMessage('There is no run specification yet: “New Run” makes one.');
    return undefined;
  }
  const items = specifications.map((specification) => ({
    ...{ label: specification.name, description: specificationWords(specification), specification },
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(specification.uri)),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    ...{ placeHolder: 'Which run specification?', matchOnDescription: true, matchOnDetail: true },
  });
  return picked?.specification;
}

/** All executions, also those whose specification is gone. */
export async function allRuns(server: Server): Promise<RunSummary[]> {
  const { specifications, orphans } = await server.call('runs/list', {});
  return [...specifications.flatMap(({ executions }) => executions), ...orphans];
}

/** Lets the person choose one of some runs, the newest first. */
export async function pickRun(
  runs: readonly RunSummary[],
  placeHolder: string,
): Promise<RunSummary | undefined> {
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(itemsOf(runs), options))?.run;
}

function itemsOf(runs: readonly RunSummary[]): RunItem[] {
  return runs
    .toSorted((one, other) => other.startedAt - one.startedAt)
    .map((run) => {
      const { label, description } = runLine(run, Date.now());
      const name = run.specName === '' ? run.runId : run.specName;
      const detail = [run.optimizer, run.runId].filter((part) => part !== undefined).join(' · ');
      return { label: name, description: `${label} · ${description}`, detail, run };
    });
}

function hasReceipt({ receiptUri }: RunSummary): boolean {
  return receiptUri !== undefined;
}
