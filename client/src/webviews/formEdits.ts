import * as vscode from 'vscode';
import type { FormEditAnswer, FormEditParams } from '../../../shared/src/protocol/form.ts';
import type { TextRange } from '../../../shared/src/problem.ts';
import type { Server } from '../languageClient.ts';

/** How often a change is planned again where the text changed meanwhile. */
const MOST_ATTEMPTS = 8;

/**
 * Carries out one change of a form as an edit of the open text, so that undo, the unsaved mark and the rest of the text
 * stay the editor's. Where the text changed meanwhile, the change is planned again on the new one. Answers with the
 * version of the text that has the change.
 */
export async function applyFormEdit(
  server: Server,
  document: vscode.TextDocument,
  params: Omit<FormEditParams, 'uri'>,
): Promise<FormEditAnswer> {
  const uri = document.uri.toString();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const plan = await server.call('form/edit', { ...params, uri });
    if ('refused' in plan) return plan;
    if (plan.version !== document.version) continue;
    if (plan.edits.length === 0) return plan;
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of plan.edits) edit.replace(document.uri, rangeOf(range), newText);
    // The editor refuses an edit of a text that is no longer the one it was made for.
    if (await vscode.workspace.applyEdit(edit)) return { ...plan, version: document.version };
  }
  return {
    version: document.version,
    refused: 'The text kept changing, or cannot be edited; the change was not made. Try again.',
  };
}

function rangeOf({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
