import * as vscode from 'vscode';
import type { JsonObject } from '../../../shared/src/json.ts';
import {
  DRAFT_ACTION,
  NEAREST_ACTION,
  RUN_ACTIONS,
  SPECIFICATION_ACTIONS,
  type RunsHostRequests,
} from '../../../shared/src/protocol/runsPage.ts';
import type { EditPorts } from '../commands/editRecords.ts';
import { chooseFolder, exists, usualFolder } from '../commands/newRecord.ts';
import { openRecord } from '../commands/openRecord.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import type { Server } from '../languageClient.ts';
import type { HostRequest } from '../webviews/relay.ts';
import { reportFailure } from '../webviews/reportFailure.ts';

const LONGEST_STEM = 60;

type Request = Exclude<HostRequest<RunsHostRequests>, { request: 'saveState' }>;

/** What the requests are carried out with. */
export interface RunsRequestPorts extends EditPorts {
  log: vscode.LogOutputChannel;
}

/** The commands that the page offers, as far as the editor has them. */
export async function offeredCommands(): Promise<string[]> {
  const known = new Set(await vscode.commands.getCommands(true));
  return [...RUN_ACTIONS, ...SPECIFICATION_ACTIONS, NEAREST_ACTION].filter((command) => known.has(command));
}

/** Carries out what the page of runs asks; a failure is shown. `created` hears of a specification that was written. */
export async function carryOutRunsRequest(
  ports: RunsRequestPorts,
  message: Request,
  created: (specId: string) => void,
): Promise<void> {
  try {
    await carryOut(ports, message, created);
  } catch (error) {
    reportFailure(error, ports.log);
  }
}

async function carryOut(
  ports: RunsRequestPorts,
  message: Request,
  created: (specId: string) => void,
): Promise<void> {
  switch (message.request) {
    case 'runAction':
      await vscode.commands.executeCommand(message.params.action, message.params.runId);
      return;
    case 'specificationAction':
      await vscode.commands.executeCommand(message.params.action, { id: message.params.specId });
      return;
    case 'draft':
      await vscode.commands.executeCommand(DRAFT_ACTION, message.params);
      return;
    case 'nearest':
      await vscode.commands.executeCommand(NEAREST_ACTION, message.params);
      return;
    case 'create': {
      const id = await createSpecification(ports, message.params.value);
      if (id !== undefined) created(id);
      return;
    }
    case 'openRecord':
      return openById(ports.server, message.params.id);
    case 'copy':
      await vscode.env.clipboard.writeText(message.params.text);
      vscode.window.setStatusBarMessage('DataBits: copied.', 3000);
      return;
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage');
  }
}

async function openById(server: Server, id: string): Promise<void> {
  const record = await server.call('records/get', { id });
  if (record === null) throw new Error('This record is not in the workspace any more.');
  await openRecord(record, true);
}

/** Writes a specification as a file of its own and opens it. Answers its id; `undefined` where nothing was written. */
async function createSpecification(ports: RunsRequestPorts, value: JsonObject): Promise<string | undefined> {
  const folder = await chooseFolder();
  if (folder === 'cancelled') return undefined;
  if (folder === undefined) throw new Error('Open a folder that shall hold the specification.');
  const uri = await freshFile(ports.server, folder, typeof value['name'] === 'string' ? value['name'] : '');
  const plan = await ports.server.call('records/create', { kind: 'run', value, uri: uri.toString() });
  const [refused] = plan.refused;
  if (refused !== undefined) throw new Error(`The specification cannot be written: ${refused.reason}`);
  const [record] = plan.edited;
  if (record === undefined || !(await applyRecordEdits(plan, ports.lastChange))) return undefined;
  await openRecord({ uri: record.uri, position: { line: 0, character: 0 } }, true, true);
  return record.id;
}

/** A file that is not there yet, beside the other specifications. */
async function freshFile(server: Server, folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['run'];
  const stem = words.join('-').slice(0, LONGEST_STEM);
  const place = await usualFolder(server, 'run', folder);
  for (let number = 1; ; number += 1) {
    const file = `${stem}${number === 1 ? '' : `-${String(number)}`}.run.yaml`;
    const uri = vscode.Uri.joinPath(folder, place, file);
    if (!(await exists(uri))) return uri;
  }
}
