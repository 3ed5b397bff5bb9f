import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import { applyAsOne, placeOf, textWithMark, withFileProgress } from '../editing/applyRecordEdits.ts';
import { hashOf, type ChangedFile, type FormerFile, type LastChange } from '../editing/lastChange.ts';

/**
 * Puts the files of the last change of records back as they were. Those that were changed since stay as they are, after
 * a question. It is a change by itself, which the command takes back in turn.
 */
export async function undoLastChange(lastChange: LastChange): Promise<void> {
  const files = await lastChange.files();
  if (files.length === 0) {
    void vscode.window.showInformationMessage('There is no change of records to take back.');
    return;
  }
  const undone = await withFileProgress('Taking back the change of', files.length, async (say) => {
    const { edit, changed, others } = await editBack(files, say);
    if (!(await mayLeaveOut(others, files.length))) return undefined;
    await lastChange.remember(changed);
    say('writing');
    return (await applyAsOne(edit)) ? changed.length : undefined;
  });
  if (undone === undefined) return;
  const count = `${numeral(undone)} ${undone === 1 ? 'file is as it was' : 'files are as they were'}`;
  void vscode.window.setStatusBarMessage(`DataBits: ${count} before the change.`, 5000);
}

/** The edit that puts back every file that is as the change left it. */
async function editBack(
  files: readonly FormerFile[],
  say: (message: string) => void,
): Promise<{ edit: vscode.WorkspaceEdit; changed: ChangedFile[]; others: vscode.Uri[] }> {
  const edit = new vscode.WorkspaceEdit();
  const changed: ChangedFile[] = [];
  const others: vscode.Uri[] = [];
  for (const [position, { uri: address, before, hashAfter }] of files.entries()) {
    const uri = vscode.Uri.parse(address);
    say(placeOf(position, files.length));
    const document = await documentAt(uri);
    const now = document?.getText();
    if ((now === undefined ? undefined : hashOf(now)) !== hashAfter) {
      others.push(uri);
      continue;
    }
    const isGone = document !== undefined && before === undefined;
    const former = isGone ? await textWithMark(document) : now;
    changed.push({ uri: address, before: former, after: before });
    if (before === undefined) edit.deleteFile(uri);
    else if (document === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(before) });
    else edit.replace(uri, wholeOf(document), before);
  }
  return { edit, changed, others };
}

/** Asks where files were changed since. False where nothing shall be done, or nothing can be. */
async function mayLeaveOut(others: readonly vscode.Uri[], total: number): Promise<boolean> {
  if (others.length === 0) return true;
  const names = others
    .slice(0, 5)
    .map((uri) => vscode.workspace.asRelativePath(uri))
    .join(', ');
  if (others.length === total) {
    void vscode.window.showWarningMessage(
      `Nothing was taken back: the files were changed since (${names}${others.length > 5 ? ', …' : ''}).`,
    );
    return false;
  }
  const go = 'Take Back the Others';
  const choice = await vscode.window.showWarningMessage(
    `${numeral(others.length)} of ${numeral(total)} files were changed since.`,
    { modal: true, detail: `They stay as they are: ${names}${others.length > 5 ? ', …' : ''}` },
    go,
  );
  return choice === go;
}

async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).rangeIncludingLineBreak.end,
  );
}
