import * as vscode from 'vscode';
import type { RecordSummary } from '../../../shared/src/protocol/records.ts';
import type { Server } from '../languageClient.ts';

/** Records that a command is about, all with an id. */
export interface ChosenRecords {
  editor: vscode.TextEditor;
  records: readonly RecordSummary[];
}

/**
 * The records that the editor's selections touch, or the one at the cursor. Says why where there are none, and how many
 * are left out because they have no id.
 */
export async function chosenRecords(server: Server): Promise<ChosenRecords | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'databits') {
    void vscode.window.showInformationMessage('Put the cursor into a record first.');
    return undefined;
  }
  const { records } = await server.call('records/at', {
    uri: editor.document.uri.toString(),
    lines: editor.selections.map(linesOf),
  });
  const withId = records.filter(({ id }) => id !== '');
  if (withId.length === 0) {
    const what =
      records.length === 0 ? 'There is no record here.' : 'The record has no id yet; give it one first.';
    void vscode.window.showInformationMessage(what);
    return undefined;
  }
  if (withId.length < records.length) {
    const count = records.length - withId.length;
    const left = `${String(count)} ${count === 1 ? 'record' : 'records'} without an id left out`;
    vscode.window.setStatusBarMessage(`DataBits: ${left}.`, 5000);
  }
  return { editor, records: withId };
}

/** A selection that ends where a line begins does not mean that line. */
function linesOf({ start, end }: vscode.Selection): [number, number] {
  return [start.line, end.character === 0 && end.line > start.line ? end.line - 1 : end.line];
}
