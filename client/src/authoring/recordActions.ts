import * as vscode from 'vscode';
import type { CommandId } from '../commandIds.ts';
import { codeOf } from './explainProblem.ts';

/** Steps that people look for in the light bulb: each is a command that asks for the rest. */
const STEPS: readonly { title: string; kind: vscode.CodeActionKind; command: CommandId; files: RegExp }[] = [
  {
    title: 'Derive a new record from this…',
    kind: vscode.CodeActionKind.Refactor,
    command: 'databits.deriveRecord',
    files: /\.(?:example|databit)\.ya?ml$/,
  },
  {
    title: 'Move to another file…',
    kind: vscode.CodeActionKind.RefactorMove,
    command: 'databits.moveRecords',
    files: /\.(?:example|databit|dataset|template|run)\.ya?ml$/,
  },
  {
    title: 'Split this dataset…',
    kind: vscode.CodeActionKind.Refactor,
    command: 'databits.splitDataset',
    files: /\.dataset\.ya?ml$/,
  },
];

/** Offers steps that need questions, and explanations of problems, beside the server's own fixes. */
export class RecordActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor],
  };

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const wants = (kind: vscode.CodeActionKind): boolean => only === undefined || only.contains(kind);
    const steps = STEPS.filter(({ files, kind }) => files.test(uri.path) && wants(kind));
    const codes = new Set(diagnostics.filter(({ source }) => source === 'databits').map(codeOf));
    return [
      ...steps.map(({ title, kind, command }) => actionOf(title, kind, command)),
      ...(wants(vscode.CodeActionKind.QuickFix) ? [...codes] : []).map((code) =>
        actionOf(`Explain ${code}`, vscode.CodeActionKind.QuickFix, 'databits.explainProblem', code),
      ),
    ];
  }
}

function actionOf(
  title: string,
  kind: vscode.CodeActionKind,
  command: CommandId,
  ...given: string[]
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { title, command, arguments: given };
  return action;
}
