import * as vscode from 'vscode';
import type { TextPosition } from '../../../shared/src/problem.ts';
import type { VersionText } from '../../../shared/src/protocol/records.ts';
import { PRESENT, readStateName, type NamedContent } from '../../../shared/src/protocol/versionHistory.ts';
import type { EditPorts } from '../commands/editRecords.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import type { NamedText } from '../readOnlyDocuments.ts';

/** A version of a record. */
export interface NamedVersion extends NamedContent {
  id: string;
}

const GONE = 'Git does not have this version any more; read the versions again.';

/** Gives a record the content of a version: an edit in the record's file, which is shown, not saved, and can be undone. */
export async function restoreVersion(ports: EditPorts, { id, contentHash }: NamedVersion): Promise<void> {
  const { server } = ports;
  const plan = await server.call('records/restore', { id, contentHash });
  const [refused] = plan.refused;
  if (refused !== undefined) {
    void vscode.window.showWarningMessage(`The version was not restored. ${refused.reason}`);
    return;
  }
  const [edited] = plan.edited;
  if (edited === undefined) {
    void vscode.window.showInformationMessage('The record has this content now.');
    return;
  }
  const before = await server.call('records/get', { id });
  // Opened first, so that the change is seen where it is made.
  if (before !== null) await showRecord(before);
  if (!(await applyRecordEdits(plan, ports.lastChange))) return;
  if (before === null) await showRecord({ uri: edited.uri, position: await placeOf(edited.uri, id) });
  const label = edited.version === undefined ? '' : ` as version ${String(edited.version)}`;
  vscode.window.setStatusBarMessage(`DataBits: restored${label}; Undo takes it back.`, 8000);
}

/** Where a record has come back: its id is nowhere else, but in what refers to it, which may stand before it. */
async function placeOf(uri: string, id: string): Promise<TextPosition> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const found = /^[a-z]+_id:.*$/gim;
  const own = [...document.getText().matchAll(found)].find(([line]) => line.toLowerCase().includes(id));
  return document.positionAt(own?.index ?? 0);
}

/** Compares two states in the editor's own view, by their names. */
export async function openDiff(
  ports: Pick<EditPorts, 'server' | 'documents'>,
  id: string,
  before: string,
  after: string,
): Promise<void> {
  const textNamed = (name: string): Promise<VersionText | undefined> =>
    name === PRESENT ? Promise.resolve(undefined) : textOf(ports, { id, ...readStateName(name) });
  const texts = await Promise.all([before, after].map(textNamed));
  // Every past version comes with the present text.
  const present = texts.find((text) => text !== undefined)?.present ?? '';
  const [left, right] = [before, after].map((state, at) =>
    state === PRESENT ? { name: 'now', text: present } : named(texts[at]),
  );
  if (left === undefined || right === undefined) void vscode.window.showWarningMessage(GONE);
  else await ports.documents.compare(left, right, `${left.name} ↔ ${right.name}`);
}

/** Shows a version's text in an editor that cannot change it. */
export async function openVersion(
  ports: Pick<EditPorts, 'server' | 'documents'>,
  version: NamedVersion,
): Promise<void> {
  const text = named(await textOf(ports, version));
  if (text === undefined) void vscode.window.showWarningMessage(GONE);
  else await ports.documents.show(text.name, 'yaml', text.text);
}

/** Shows a record in its file. */
export async function openPresent({ server }: Pick<EditPorts, 'server'>, id: string): Promise<void> {
  const record = await server.call('records/get', { id });
  if (record === null)
    void vscode.window.showInformationMessage('The record is not in this workspace any more.');
  else await showRecord(record);
}

/** Shows a record where its file is open, else beside the page of versions, which stays in sight. */
async function showRecord({ uri, position }: { uri: string; position: TextPosition }): Promise<void> {
  const file = vscode.Uri.parse(uri, true);
  const start = new vscode.Position(position.line, position.character);
  const editor = await vscode.window.showTextDocument(file, {
    viewColumn: columnOf(file),
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf(file: vscode.Uri): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const holds = ({ tabs }: vscode.TabGroup): boolean =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === file.toString(),
    );
  const isPage = activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
  const beside = isPage ? all.find((group) => group !== activeTabGroup) : activeTabGroup;
  return (all.find(holds) ?? beside)?.viewColumn ?? vscode.ViewColumn.Beside;
}

async function textOf(
  { server }: Pick<EditPorts, 'server'>,
  version: NamedVersion,
): Promise<VersionText | undefined> {
  return (await server.call('records/versionText', version)) ?? undefined;
}

function named(text: VersionText | undefined): NamedText | undefined {
  return text && { name: `version ${String(text.version)}`, text: text.text };
}
