import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { FileEdit, RecordEdits } from '../../../shared/src/protocol/writing.ts';
import { hashOf, withMarkOf, type ChangedFile, type LastChange } from './lastChange.ts';

/** From so many files on the editor takes seconds to change them, and says so. */
const MANY_FILES = 5;

/**
 * Applies a planned change as one edit of the workspace; `lastChange` remembers the files as they were. Answers false
 * where nothing was applied because a file is not as the plan knew it; the user has then been told.
 */
export async function applyRecordEdits(plan: RecordEdits, lastChange: LastChange): Promise<boolean> {
  if (plan.files.length === 0) return true;
  return withFileProgress('Changing', plan.files.length, async (say) => {
    const planned = await planEdit(plan, say);
    if (planned === undefined) return false;
    await lastChange.remember(planned.changed);
    say('writing');
    return applyAsOne(planned.edit);
  });
}

/**
 * The same, with each change in the editor's own preview, titled `label`, where the user takes it or leaves it out. Answers false where
 * the preview was put away, too: then what was remembered before still is.
 */
export async function previewRecordEdits(
  plan: RecordEdits,
  lastChange: LastChange,
  label: string,
): Promise<boolean> {
  const kind = { label, needsConfirmation: false };
  const planned = await withFileProgress('Looking at', plan.files.length, (say) => planEdit(plan, say, kind));
  const [first] = planned?.changed ?? [];
  if (planned === undefined || first === undefined) return false;
  // An edit of nothing calls the preview: were the changes themselves to be confirmed, none would be chosen at first.
  const call = { label: 'Look through the changes below, then apply', needsConfirmation: true };
  planned.edit.insert(vscode.Uri.parse(first.uri), new vscode.Position(0, 0), '', call);
  if (!(await applyAsOne(planned.edit))) return false;
  await lastChange.remember(await asChosen(planned.changed));
  return true;
}

/** A planned change as an edit, and the files as it leaves them; `undefined` where a file is not as the plan knew it. */
async function planEdit(
  { files }: RecordEdits,
  say: (message: string) => void,
  kind?: vscode.WorkspaceEditEntryMetadata,
): Promise<{ edit: vscode.WorkspaceEdit; changed: ChangedFile[] } | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const changed: ChangedFile[] = [];
  for (const [position, file] of files.entries()) {
    say(placeOf(position, files.length));
    const added = await addFile(edit, file, kind);
    if (added === undefined) {
      void vscode.window.showWarningMessage(
        `${vscode.workspace.asRelativePath(vscode.Uri.parse(file.uri))} was changed meanwhile; nothing was changed. Try again.`,
      );
      return undefined;
    }
    changed.push(added);
  }
  return { edit, changed };
}

/** The files that differ from before, as they are now: of a preview, parts may have been left out. */
async function asChosen(files: readonly ChangedFile[]): Promise<ChangedFile[]> {
  const now = files.map(async (file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri));
    return { ...file, after: document.getText() };
  });
  return (await Promise.all(now)).filter(({ before, after }) => before !== after);
}

/** Files that were closed are saved where the user's settings say so for refactorings, instead of staying open unsaved. */
export async function applyAsOne(edit: vscode.WorkspaceEdit): Promise<boolean> {
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** Shows how far a change of many files is. It cannot be stopped half-way, so that nothing is changed in part. */
export async function withFileProgress<R>(
  verb: string,
  files: number,
  work: (say: (message: string) => void) => Promise<R>,
): Promise<R> {
  if (files < MANY_FILES) return work(() => undefined);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `${verb} ${numeral(files)} files`,
  };
  return vscode.window.withProgress(options, (progress) =>
    work((message) => {
      // One step for each file that is opened, and one for the writing.
      progress.report({ message, increment: 100 / (files + 1) });
    }),
  );
}

/** Which of the files is opened. */
export function placeOf(position: number, files: number): string {
  return `opening ${numeral(position + 1)} of ${numeral(files)}`;
}

/** Adds a file's edits; `undefined` where its text is another one than the plan was made for. */
async function addFile(
  edit: vscode.WorkspaceEdit,
  { uri: address, action, textHash, edits }: FileEdit,
  kind: vscode.WorkspaceEditEntryMetadata | undefined,
): Promise<ChangedFile | undefined> {
  const uri = vscode.Uri.parse(address);
  if (action === 'create') {
    const text = edits.map(({ newText }) => newText).join('');
    const contents = new TextEncoder().encode(text);
    edit.createFile(uri, { ignoreIfExists: false, overwrite: false, contents });
    return { uri: address, before: undefined, after: text };
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const before = document.getText();
  if (hashOf(before) !== textHash) return undefined;
  if (action === 'delete') {
    edit.deleteFile(uri);
    return { uri: address, before: await textWithMark(document), after: undefined };
  }
  let after = '';
  let end = 0;
  for (const { range, newText } of edits) {
    const place = new vscode.Range(
      range.start.line,
      range.start.character,
      range.end.line,
      range.end.character,
    );
    edit.replace(uri, place, newText, kind);
    after += before.slice(end, document.offsetAt(place.start)) + newText;
    end = document.offsetAt(place.end);
  }
  return { uri: address, before, after: after + before.slice(end) };
}

/** The text of a file that goes, to be written as it was. */
export async function textWithMark(document: vscode.TextDocument): Promise<string> {
  return withMarkOf(await vscode.workspace.fs.readFile(document.uri), document.getText());
}
