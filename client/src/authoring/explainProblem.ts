import * as vscode from 'vscode';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { explanationOf } from './explanation.ts';

/** What explanations are shown with. */
export interface ExplanationPorts {
  documents: ReadOnlyDocuments;
  /** The folder of the extension, which holds the documentation of all problems. */
  extensionUri: vscode.Uri;
}

/** Shows what a problem means, with a bad and a good record, beside the text: the one named, else one at the cursor. */
export async function explainProblem(ports: ExplanationPorts, argument: unknown): Promise<void> {
  const code = typeof argument === 'string' ? argument : await chooseCode();
  if (code === undefined) return;
  const file = vscode.Uri.joinPath(ports.extensionUri, 'docs', 'diagnostics.md');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const explanation = explanationOf(text, code);
  if (explanation === undefined) throw new Error(`Nothing is written about the code ${code}.`);
  await ports.documents.preview(code, explanation);
}

/** The code of the problem at the cursor. */
async function chooseCode(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const problems = editor === undefined ? [] : problemsAt(editor.document.uri, editor.selection);
  const items = problems.map((problem) => ({ label: problem.message, description: codeOf(problem) }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      'Put the cursor on a problem of DataBits first (F8 goes to the next).',
    );
    return undefined;
  }
  const distinct = new Set(items.map(({ description }) => description));
  if (distinct.size === 1) return items[0]?.description;
  return (await vscode.window.showQuickPick(items, { title: 'Explain which problem?' }))?.description;
}

/** The problems of ours that touch a range; those of its line where none does. */
function problemsAt(uri: vscode.Uri, range: vscode.Range): vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'databits');
  const here = ours.filter((problem) => problem.range.intersection(range) !== undefined);
  const line = new vscode.Range(range.start.line, 0, range.end.line + 1, 0);
  return here.length > 0 ? here : ours.filter((problem) => problem.range.intersection(line) !== undefined);
}

/** The code of a problem; an empty text where it has none. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
