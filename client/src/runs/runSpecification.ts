import * as vscode from 'vscode';
import { recordAtCursor, recordOf } from '../commands/search.ts';
import type { Server } from '../languageClient.ts';
import type { CliTasks } from '../tasks/cliTasks.ts';
import { chooseSpecification } from './chooseRun.ts';
import { estimateText } from './estimateText.ts';
import { runFolder, startRun, type StartParts } from './startRun.ts';

/** What specifications are run with. */
export interface RunParts extends StartParts {
  server: Server;
  tasks: CliTasks;
}

/** Starts a run specification, after the person has agreed. */
export async function runSpecification(parts: RunParts, argument: unknown): Promise<void> {
  const specification = await chosenSpecification(parts.server, argument);
  if (specification === undefined) return;
  const { id, name } = specification;
  await startRun(parts, { name, args: [id], verb: 'Run' });
}

/** Shows in a task what a run would do; no model is asked. */
export async function dryRun({ server, tasks }: RunParts, argument: unknown): Promise<void> {
  const specification = await chosenSpecification(server, argument);
  const folder = specification && (await runFolder());
  if (specification === undefined || folder === undefined) return;
  const { id, name } = specification;
  await vscode.tasks.executeTask(tasks.dryRunTask(name, [id, '--dry-run'], folder));
}

/** Says what a run would ask and cost, and starts nothing. */
export async function estimateRun({ server }: RunParts, argument: unknown): Promise<void> {
  const specification = await chosenSpecification(server, argument);
  if (specification === undefined) return;
  const { id, name } = specification;
  const plan = await server.call('runs/plan', { specId: id });
  if (plan === null) throw new Error(`No run specification has the id ${id}.`);
  const title = `Estimate of “${name}”`;
  await vscode.window.showInformationMessage(title, { modal: true, detail: estimateText(plan).join('\n') });
}

/** The specification that a lens or the tree names, else the one at the cursor, else the one that the person chooses. */
async function chosenSpecification(
  server: Server,
  argument: unknown,
): Promise<{ id: string; name: string } | undefined> {
  const named = recordOf(argument);
  const { id, name } = named ?? (await recordAtCursor(server)) ?? {};
  const record = id === undefined ? null : await server.call('records/get', { id });
  if (record?.kind === 'run') return { id: record.id, name: record.name };
  // One that the tree names may not be known to the index yet.
  return named === undefined ? chooseSpecification(server) : { id: named.id, name: name ?? named.id };
}
