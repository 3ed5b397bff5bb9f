import path from 'node:path';
import * as vscode from 'vscode';
import { SCHEMAS } from '../../../shared/src/generated/schemas.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';
import { sayOutcome, type EditPorts } from '../commands/editRecords.ts';
import { checkPath } from '../commands/recordText.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import { chosenRecords } from './chosenRecords.ts';

/** Most files that are offered; others can be typed. */
const MOST_FILES = 2000;

/** Moves the records that are selected in the editor to the end of another file, with their comments. */
export async function moveRecords(ports: EditPorts): Promise<void> {
  const chosen = await chosenRecords(ports.server);
  const [first] = chosen?.records ?? [];
  if (chosen === undefined || first === undefined) return;
  const { editor, records } = chosen;
  const title =
    records.length === 1 ? `Move “${first.name}” to` : `Move ${String(records.length)} records to`;
  const target = await chooseFile(title, first.kind, editor.document.uri);
  if (target === undefined) return;
  const ids = records.map(({ id }) => id);
  const plan = await ports.server.call('records/move', { ids, uri: target.toString() });
  if (!(await applyRecordEdits(plan, ports.lastChange))) return;
  if (plan.edited.length > 0) await vscode.window.showTextDocument(target, { preview: false });
  await sayOutcome(plan, ports, 'moved');
}

/** An existing file of the kind, or the path of a new one. */
async function chooseFile(title: string, kind: RecordKind, own: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { suffix } = SCHEMAS.records[kind]['x-record'];
  const files = await vscode.workspace.findFiles(`**/*.${suffix}.{yaml,yml}`, undefined, MOST_FILES);
  const others = files
    .filter((uri) => uri.toString() !== own.toString())
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  const fresh = { label: '$(new-file) New file…', uri: undefined };
  const choice = await vscode.window.showQuickPick([fresh, ...others], { title, matchOnDescription: true });
  if (choice === undefined) return undefined;
  return choice.uri ?? askForPath(title, suffix, own);
}

async function askForPath(title: string, suffix: string, own: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(own)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) return undefined;
  const near = path.posix.relative(folder.path, path.posix.dirname(own.path));
  const value = path.posix.join(near.startsWith('..') ? '' : near, `new.${suffix}.yaml`);
  const start = value.lastIndexOf('/') + 1;
  const typed = await vscode.window.showInputBox({
    ...{ title, value, valueSelection: [start, start + 'new'.length] as [number, number] },
    prompt: `Path of the file in ${path.posix.basename(folder.path)}.`,
    validateInput: (input) => checkPath(input, suffix),
  });
  return typed === undefined ? undefined : vscode.Uri.joinPath(folder, typed.trim());
}
